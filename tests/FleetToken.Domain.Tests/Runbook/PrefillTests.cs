using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Runbook.Situations;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>What facts fill in before anybody is asked (domain D.1), each with the fact that decided.</summary>
public sealed class PrefillTests
{
    private static readonly Mac Plain = Baseline.Mac with { Attributes = null };
    private static readonly Mac NotChecked = Baseline.Mac with { RecoveryKey = new(KeyValidity.Unknown, false) };
    private static readonly Mac Intel = Baseline.Mac with { AppleSilicon = false };

    private static DateTimeOffset Old => Baseline.Report - TimeSpan.FromDays(20);

    private static DateTimeOffset KeyFile => DateTimeOffset.FromUnixTimeSeconds(1788000000);

    private static Twin Twin(int id) => new(new("main", id), Old);

    public static TheoryData<string, RunbookSituation, string, string, string?> Fv => new()
    {
        { "on", Known, "on", "boot partition state", "Encrypted" },
        { "encrypting", Of(Baseline.Mac with { FileVault = new() { Partition = PartitionState.Encrypting } }), "on", "boot partition state", "Encrypting" },
        { "off", Of(Plain with { FileVault = new() { Partition = PartitionState.Decrypted } }), "off", "boot partition state", "Decrypted" },
        { "off, old", Of(Plain with { FileVault = new() { Partition = PartitionState.Decrypted }, ReportedAt = Old }), "unknown", "boot partition state", "off, but too old or contradicted" },
        { "nobody says", Of(Plain with { FileVault = FileVault.NotReported }), "unknown", "boot partition state", null },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> Key => new()
    {
        { "proven", Known, "good", "key validity", "Valid" },
        { "live read failed", Known.Calling(call => call with { LiveRead = LiveRead.Failed }), "stale", "live read", "failed" },
        { "no live read", Known.Calling(call => call with { LiveRead = LiveRead.NotMade }), "stale", "live read", "not made" },
        { "enrolled after the report", Of(Baseline.Mac with { EnrolledAt = Baseline.Report + Minute }), "stale", "enrolment", "not before the report" },
        { "follow-up waits", Known with { RotationOpen = true }, "stale", "new key asked for after the report", "yes" },
        { "asked for at the report", Known with { RotationAskedAt = Baseline.Report }, "stale", "new key asked for after the report", "yes" },
        { "asked for before the report", Known with { RotationAskedAt = Baseline.Report - Minute }, "good", "key validity", "Valid" },
        { "policy ended at the report", Known with { RotationPolicyFinishedAt = Baseline.Report }, "stale", "policy that issues a new key, finished after the report", "yes" },
        { "policy ended before the report", Known with { RotationPolicyFinishedAt = Baseline.Report - Minute }, "good", "key validity", "Valid" },
        { "invalid", Of(Baseline.Mac with { RecoveryKey = new(KeyValidity.Invalid, false) }), "bad", "key validity", "Invalid" },
        { "invalid, earlier reveal found none", Of(Baseline.Mac with { RecoveryKey = new(KeyValidity.Invalid, false) }) with { FoundNoKeyAt = Start }, "bad", "key validity", "Invalid" },
        { "not checked", Of(NotChecked), "unknown", "key validity", "Unknown" },
        { "earlier reveal found none", Of(NotChecked) with { FoundNoKeyAt = Start }, "none", "earlier reveal", "no key" },
        { "key file of that time", Of(NotChecked) with { FoundNoKeyAt = KeyFile }, "none", "earlier reveal", "no key" },
        { "key file since", Of(NotChecked) with { FoundNoKeyAt = KeyFile - Minute }, "unknown", "key validity", "Unknown" },
        { "earlier reveal, no line", Of(NotChecked with { Attributes = null }) with { FoundNoKeyAt = KeyFile }, "none", "earlier reveal", "no key" },
        { "not in escrow", Of(Baseline.Mac with { RecoveryKey = new(KeyValidity.NotApplicable, false) }), "none", "key validity", "NotApplicable" },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> Rotation => new()
    {
        { "all read, none", Known, "none", "follow-up, FTK1 eb, policies, escrow profile", "none asks for a new key" },
        { "follow-up waits", Known with { RotationOpen = true }, "pending", "follow-up", "asked for a new key" },
        { "Escrow Buddy asked", WithLine("eb=2"), "pending", "FTK1 eb", "2" },
        { "Escrow Buddy asked, old line", WithLine("eb=2", at: Old), "pending", "FTK1 eb", "2" },
        { "Escrow Buddy asked, line contradicts itself", WithLine("eb=2;n=2"), "unknown", "FTK1 eb", null },
        { "policy not finished", WithPolicy(Answer.Yes, Answer.No), "pending", "policy that issues a new key, in scope", "not finished" },
        { "profile on its way", Known with { EscrowProfileComing = Answer.Yes }, "pending", "escrow profile", "on its way" },
        { "no line", Of(Plain), "unknown", "FTK1 eb", null },
        { "line without eb", WithLine("eb="), "unknown", "FTK1 eb", null },
        { "old line", WithLine("eb=1", at: Old), "unknown", "FTK1 eb", "too old" },
        { "policies not read", WithPolicy(Answer.Unknown, Answer.No), "unknown", "policy that issues a new key", null },
        { "policy in scope, end not read", WithPolicy(Answer.Yes, Answer.Unknown), "unknown", "policy that issues a new key", "in scope, not known to have finished" },
        { "policy finished", WithPolicy(Answer.Yes, Answer.Yes), "none", "follow-up, FTK1 eb, policies, escrow profile", "none asks for a new key" },
        { "policy not in scope, end not read", WithPolicy(Answer.No, Answer.Unknown), "none", "follow-up, FTK1 eb, policies, escrow profile", "none asks for a new key" },
        { "profile not read, macOS 15", Known with { EscrowProfileComing = Answer.Unknown }, "none", "follow-up, FTK1 eb, policies, escrow profile", "none asks for a new key" },
        { "profile not read, macOS 26", Of(Baseline.Mac with { OsVersion = new(26, 0, 0) }) with { EscrowProfileComing = Answer.Unknown }, "unknown", "escrow profile on its way", null },
        { "profile not read, macOS not known", Of(Baseline.Mac with { OsVersion = null }) with { EscrowProfileComing = Answer.Unknown }, "unknown", "escrow profile on its way", null },
        { "no profile, macOS 26", Of(Baseline.Mac with { OsVersion = new(26, 0, 0) }), "none", "follow-up, FTK1 eb, policies, escrow profile", "none asks for a new key" },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> Twins => new()
    {
        { "no other record", Known, "none", "other records with this serial number", "none" },
        { "one", WithTwins(Twin(2)), "untried", "other record with this serial number", "not tried" },
        { "one, tried", WithTwins(Twin(2)).Calling(call => call with { TwinsTried = [new("main", 2)] }), "none", "other records with this serial number", "all tried" },
        { "two, the first tried", WithTwins(Twin(2), Twin(3)).Calling(call => call with { TwinsTried = [new("main", 2)] }), "untried", "other record with this serial number", "not tried" },
        { "sweep not complete", Known with { TwinsComplete = false }, "unknown", "complete sweep", null },
        { "no serial number", Of(Baseline.Mac with { SerialNumber = "" }), "unknown", "serial number", null },
    };

    public static TheoryData<string, RunbookSituation, string, string, string?> Irk => new()
    {
        { "Apple silicon", Of(Baseline.Mac with { RecoveryKey = new(KeyValidity.Valid, true) }), "no", "Apple silicon", "yes" },
        { "Intel without", Of(Intel), "no", "institutional key", "not present" },
        { "Intel with", Of(Intel with { RecoveryKey = new(KeyValidity.Valid, true) }), "unknown", "private key at hand", null },
        { "Intel, not reported", Of(Intel with { RecoveryKey = new(KeyValidity.Valid, null) }), "unknown", "private key at hand", null },
        { "processor not known, without", Of(Baseline.Mac with { AppleSilicon = null }), "no", "institutional key", "not present" },
    };

    [Theory]
    [MemberData(nameof(Fv))]
    public void Fv_IsOffOnlyWhereSure(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Fv, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(Key))]
    public void Key_IsGoodOnlyWhereProvenAndReadLive(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Key, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(Rotation))]
    public void Rotation_IsNoneOnlyWhereAllWasRead(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Rotation, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(Twins))]
    public void Twin_IsNoneOnlyAfterACompleteSweep(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Twin, id, situation, value, fact, said);

    [Theory]
    [MemberData(nameof(Irk))]
    public void Irk_IsNeverYesByFacts(string id, RunbookSituation situation, string value, string fact, string? said) => Check(RunbookInput.Irk, id, situation, value, fact, said);

    [Fact]
    public void Refused_AndEmptyReveal_AreOfThisCallsLog()
    {
        var situation = Known.Calling(call => call with { Refused = KeyRefusal.Once, RevealAnsweredNone = true });
        Check(RunbookInput.Refused, "once", situation, "once", "log of this call", "once");
        Assert.True(situation.Facts().Inputs.RevealAnsweredNone);
        Assert.False(Known.Facts().Inputs.RevealAnsweredNone);
    }

    private static void Check(RunbookInput input, string id, RunbookSituation situation, string value, string fact, string? said)
    {
        var filled = situation.Facts().Prefilled.Single(one => one.Input == input);
        Assert.Equal((id, value, fact, said), (id, filled.Value, filled.Because[0].Fact, filled.Because[0].Value));
        Assert.StartsWith("D.1 " + InputWords.Of(input), filled.Because[0].Rule, StringComparison.Ordinal);
    }
}
