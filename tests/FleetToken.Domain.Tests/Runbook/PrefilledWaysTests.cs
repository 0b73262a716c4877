using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Runbook.Situations;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>What facts fill in about contact and the ways to a new key or token (domain D.1), each with the fact that decided.</summary>
public sealed class PrefilledWaysTests
{
    private static readonly Mac Plain = Baseline.Mac with { Attributes = null };
    private static readonly Mac MacOs26 = Baseline.Mac with { OsVersion = new(26, 0, 0) };

    /// <summary>A line that may be used, yet Jamf's FileVault list speaks against it (X4).</summary>
    private static readonly Mac Contradicted = Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } };

    private static DateTimeOffset Old => Baseline.Report - TimeSpan.FromDays(20);

    private static Mac SeenAt(DateTimeOffset? at) => Baseline.Mac with { LastContact = at };

    private static Mac With(BootstrapTokenStatus status, bool? allowed = true, Mac? mac = null) => (mac ?? Baseline.Mac) with { BootstrapToken = new(status, allowed) };

    private static RunbookSituation Asked(DateTimeOffset at, DateTimeOffset? reported = null) =>
        Of(Baseline.Mac with { ReportedAt = reported ?? Baseline.Report }).Calling(call => call with { RefreshAskedAt = at });

    public static TheoryData<string, RunbookSituation, string, string, string?> Heard => new()
    {
        { "during the call", Of(SeenAt(Start + Minute)), "yes", "contact", "during the call" },
        { "at its start", Of(SeenAt(Start)), "unknown", "contact", "so close to the start of the call that the clocks may differ" },
        { "less than five minutes before", Of(SeenAt(Start - (4 * Minute))), "unknown", "contact", "so close to the start of the call that the clocks may differ" },
        { "five minutes before", Of(SeenAt(Start - (5 * Minute))), "no", "contact", "none during the call" },
        { "at the start of a long call", Of(Of(SeenAt(Start)).Subject with { Now = Start + (36 * Minute) }), "no", "contact", "none during the call" },
        { "never", Of(Plain with { LastContact = null, ReportedAt = null }), "unknown", "contact", null },
        { "live read failed", Of(SeenAt(Start + Minute)).Calling(call => call with { LiveRead = LiveRead.Failed }), "unknown", "live read", "failed" },
        { "no live read", Of(SeenAt(Start + Minute)).Calling(call => call with { LiveRead = LiveRead.NotMade }), "unknown", "live read", null },
        { "start not known", Of(SeenAt(Start + Minute)).Calling(call => call with { StartedAt = null }), "unknown", "start of the call", null },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> Online => new()
    {
        { "35 minutes ago", Of(SeenAt(Baseline.Now - (35 * Minute))), "yes", "contact", "within 35 minutes" },
        { "36 minutes ago", Of(SeenAt(Baseline.Now - (36 * Minute))), "no", "contact", "none within 35 minutes" },
        { "36 minutes ago, live read failed", Of(SeenAt(Baseline.Now - (36 * Minute))).Calling(call => call with { LiveRead = LiveRead.Failed }), "unknown", "contact", "older than 35 minutes, and Jamf was not asked again" },
        { "a long call, heard since", Of(SeenAt(Start + Minute)) with { Subject = Of(SeenAt(Start + Minute)).Subject with { Now = Start + (50 * Minute) } }, "yes", "contact", "within 35 minutes" },
        { "in the future, no live read", Of(SeenAt(Baseline.Now + Minute)).Calling(call => call with { LiveRead = LiveRead.NotMade }), "unknown", "contact", "older than 35 minutes, and Jamf was not asked again" },
        { "never", Of(Plain with { LastContact = null, ReportedAt = null }), "unknown", "contact", null },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> Refresh => new()
    {
        { "not asked for", Known, "notTried", "request for a report", "none in this call" },
        { "report since", Asked(Start, Start + Minute), "done", "report after the request", "yes" },
        { "report of that time", Asked(Start, Start), "notTried", "report after the request", "not yet" },
        { "30 minutes ago", Asked(Baseline.Now - (30 * Minute)), "notTried", "report after the request", "not yet" },
        { "31 minutes ago", Asked(Baseline.Now - (31 * Minute)), "failed", "report after the request", "none within 30 minutes" },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> ProfilePath => new()
    {
        { "macOS 26, all there", Of(MacOs26), "yes", "Bootstrap Token", "Escrowed" },
        { "macOS 25", Of(Baseline.Mac with { OsVersion = new(25, 9, 9) }), "no", "macOS version", "25.9.9" },
        { "token not in escrow", Of(With(BootstrapTokenStatus.NotEscrowed, mac: MacOs26)), "no", "Bootstrap Token", "NotEscrowed" },
        { "token not supported", Of(With(BootstrapTokenStatus.NotSupported, mac: MacOs26)), "no", "Bootstrap Token", "NotSupported" },
        { "token not reported", WithLine("eb=0", With(BootstrapTokenStatus.Unknown, mac: MacOs26)), "unknown", "Bootstrap Token", null },
        { "no key on the Mac", WithLine("prk=0", MacOs26), "no", "FTK1 prk", "0" },
        { "no escrow profile", WithLine("esc=0", MacOs26), "no", "FTK1 esc", "0" },
        { "two escrow profiles", WithLine("esc=2", MacOs26), "no", "FTK1 esc", "2 or more" },
        { "token not reported, Escrow Buddy there", WithLine("eb=1", With(BootstrapTokenStatus.Unknown, mac: MacOs26)), "unknown", "Bootstrap Token", null },
        { "key on the Mac not known", WithLine("prk=u", MacOs26), "unknown", "FTK1 prk", null },
        { "escrow profiles not known", WithLine("esc=u", MacOs26), "unknown", "FTK1 esc", null },
        { "token does not work", WithLine("btv=0", MacOs26), "unknown", "Bootstrap Token works", "no" },
        { "no line", Of(MacOs26 with { Attributes = null }), "unknown", "FTK1 prk, esc", null },
        { "macOS not known", Of(Baseline.Mac with { OsVersion = null }), "unknown", "macOS version", null },
        { "contradicted", Of(Contradicted with { OsVersion = new(26, 0, 0) }), "unknown", "contradiction", "X4" },
        { "line contradicts itself", WithLine("prk=0;n=2", MacOs26), "unknown", "contradiction", "X5" },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> EscrowBuddy => new()
    {
        { "installed", Known, "yes", "FTK1 eb, esc", "1, 1" },
        { "asked", WithLine("eb=2"), "yes", "FTK1 eb, esc", "2, 1" },
        { "not installed", WithLine("eb=0"), "no", "FTK1 eb", "0" },
        { "no escrow profile", WithLine("esc=0"), "no", "FTK1 esc", "0" },
        { "not installed, contradicted", WithLine("eb=0", Contradicted), "no", "FTK1 eb", "0" },
        { "two escrow profiles", WithLine("esc=2"), "unknown", "FTK1 esc", null },
        { "profiles not known", WithLine("esc="), "unknown", "FTK1 esc", null },
        { "not known whether installed", WithLine("eb="), "unknown", "FTK1 eb", null },
        { "contradicted", Of(Contradicted), "unknown", "FTK1 esc", null },
        { "no line", Of(Plain), "unknown", "FTK1 eb", null },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> Bootstrap => new()
    {
        { "works", Known, "proven", "Bootstrap Token works", "yes" },
        { "macOS 11", Of(Baseline.Mac with { OsVersion = new(11, 0, 0) }), "proven", "Bootstrap Token works", "yes" },
        { "macOS 10.15", Of(Baseline.Mac with { OsVersion = new(10, 15, 7) }), "no", "macOS version", "10.15.7" },
        { "macOS not known", Of(Baseline.Mac with { OsVersion = null }), "unknown", "macOS version", null },
        { "not in escrow", Of(With(BootstrapTokenStatus.NotEscrowed)), "no", "Bootstrap Token", "NotEscrowed" },
        { "not supported", Of(With(BootstrapTokenStatus.NotSupported)), "no", "Bootstrap Token", "NotSupported" },
        { "not reported", Of(With(BootstrapTokenStatus.Unknown)), "unknown", "Bootstrap Token", null },
        { "does not work", WithLine("btv=0"), "no", "Bootstrap Token works", "no" },
        { "not tried", WithLine("btv=-"), "escrowed", "Bootstrap Token", "Escrowed" },
        { "contradicted", Of(Contradicted), "escrowed", "Bootstrap Token", "Escrowed" },
        { "old proof", WithLine("btv=1", at: Old), "escrowed", "Bootstrap Token", "Escrowed" },
        { "not allowed", Of(With(BootstrapTokenStatus.Escrowed, false)), "no", "Bootstrap Token allowed", "no" },
        { "allowed not reported", Of(With(BootstrapTokenStatus.Escrowed, null)), "unknown", "Bootstrap Token allowed", null },
        { "Intel, not allowed", Of(With(BootstrapTokenStatus.Escrowed, false, Baseline.Mac with { AppleSilicon = false })), "proven", "Bootstrap Token works", "yes" },
        { "processor not known, allowed not reported", Of(With(BootstrapTokenStatus.Escrowed, null, Baseline.Mac with { AppleSilicon = null })), "unknown", "Bootstrap Token allowed", null },
        { "processor not known, allowed", Of(Baseline.Mac with { AppleSilicon = null }), "proven", "Bootstrap Token works", "yes" },
        { "processor not known, not allowed", Of(With(BootstrapTokenStatus.Escrowed, false, Baseline.Mac with { AppleSilicon = null })), "unknown", "Bootstrap Token allowed", null },
    };

    [Theory]
    [MemberData(nameof(Heard))]
    public void Heard_OnlyByALiveReadOfThisCall(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Heard, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(Online))]
    public void Online_ByAContactWithin35Minutes(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Online, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(Refresh))]
    public void Refresh_ByAReportWithin30MinutesOfTheRequest(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Refresh, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(ProfilePath))]
    public void ProfilePath_ByMacOs26AndOneEscrowProfile(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.ProfilePath, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(EscrowBuddy))]
    public void EscrowBuddy_WithOneEscrowProfile(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.EscrowBuddy, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(Bootstrap))]
    public void Bootstrap_IsProvenOnlyByAFreshProof(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Bootstrap, id, situation, value, fact, said);

    private static void Check(RunbookInput input, string id, RunbookSituation situation, string value, string fact, string? said)
    {
        var filled = situation.Facts().Prefilled.Single(one => one.Input == input);
        Assert.Equal((id, value, fact, said), (id, filled.Value, filled.Because[0].Fact, filled.Because[0].Value));
        Assert.Equal("D.1 " + InputWords.Of(input), filled.Because[0].Rule);
    }
}
