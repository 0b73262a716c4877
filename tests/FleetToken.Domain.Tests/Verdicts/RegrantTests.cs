using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class RegrantTests
{
    private const string AliceHoldsAsAdmin = "alice/501/a/1/1/1/0";
    private static readonly BootstrapToken NotEscrowed = new(BootstrapTokenStatus.NotEscrowed, true);
    private static readonly Mac Intel = Baseline.Mac with { AppleSilicon = false };
    private static readonly LocalAccount AdminAlice = Baseline.Alice with { Admin = true };

    public static TheoryData<string, Mac, TokenRegrant, EvidenceKind, string> Cases => new()
    {
        { "a", Baseline.Mac, TokenRegrant.Yes, EvidenceKind.Measured, "2" },
        { "b", With("btv=-;"), TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "c", Intel with { OsVersion = new(10, 15, 7) }, TokenRegrant.MobileOnly, EvidenceKind.Measured, "4" },
        { "d", AliceIsAdmin() with { BootstrapToken = NotEscrowed }, TokenRegrant.ByHolder, EvidenceKind.Measured, "5" },
        { "e", Baseline.Mac with { BootstrapToken = NotEscrowed }, TokenRegrant.No, EvidenceKind.Measured, "7" },
        { "f", NoLine() with { BootstrapToken = NotEscrowed, FileVault = new() { Partition = PartitionState.Encrypted } }, TokenRegrant.Unknown, EvidenceKind.Unknown, "6" },
        { "row 1 no version", Baseline.Mac with { OsVersion = null }, TokenRegrant.Unknown, EvidenceKind.Unknown, "1" },
        { "row 1 no Bootstrap Token, admin", AliceIsAdmin() with { BootstrapToken = BootstrapToken.NotReported }, TokenRegrant.ByHolder, EvidenceKind.Measured, "1" },
        { "row 1 no Bootstrap Token, estimated admin", NoLine(AdminAlice) with { BootstrapToken = BootstrapToken.NotReported }, TokenRegrant.ByHolder, EvidenceKind.Estimated, "1" },
        { "row 1 not known whether it is allowed to matter", Baseline.Mac with { AppleSilicon = null, BootstrapToken = new(BootstrapTokenStatus.Escrowed, false) }, TokenRegrant.Unknown, EvidenceKind.Unknown, "1" },
        { "row 2 Intel needs no permission", Intel with { BootstrapToken = new(BootstrapTokenStatus.Escrowed, null) }, TokenRegrant.Yes, EvidenceKind.Measured, "2" },
        { "row 2 macOS 11", Intel with { OsVersion = new(11, 0, 0) }, TokenRegrant.Yes, EvidenceKind.Measured, "2" },
        { "row 2 check-in counts", Baseline.Mac with { LastContact = null, LastCheckIn = Baseline.Now - TimeSpan.FromHours(24) }, TokenRegrant.Yes, EvidenceKind.Measured, "2" },
        { "row 3 not heard", Baseline.Mac with { LastContact = Baseline.Now - TimeSpan.FromHours(24.1) }, TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 3 never heard", Baseline.Mac with { LastContact = null }, TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 3 permission not reported", Baseline.Mac with { BootstrapToken = new(BootstrapTokenStatus.Escrowed, null) }, TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 3 chip not reported", Baseline.Mac with { AppleSilicon = null, BootstrapToken = new(BootstrapTokenStatus.Escrowed, null) }, TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 3 old line", Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, at: Baseline.Report - TimeSpan.FromDays(20)) }, TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 3 old report", Baseline.Mac with { ReportedAt = Baseline.Report - TimeSpan.FromDays(20), Attributes = WorksByForeign }, TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 3 no line", NoLine(), TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 3 contradiction", Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }, TokenRegrant.Likely, EvidenceKind.Measured, "3" },
        { "row 5 does not work", With("btv=0;", AliceHoldsAsAdmin) with { Accounts = [AdminAlice, Baseline.ItAdmin] }, TokenRegrant.ByHolder, EvidenceKind.Measured, "5" },
        { "row 5 not allowed", AliceIsAdmin() with { BootstrapToken = new(BootstrapTokenStatus.Escrowed, false) }, TokenRegrant.ByHolder, EvidenceKind.Measured, "5" },
        { "row 6 estimated", NoLine() with { BootstrapToken = NotEscrowed }, TokenRegrant.Unknown, EvidenceKind.Unknown, "6" },
        { "row 6 n=u", Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, n: "u"), BootstrapToken = NotEscrowed }, TokenRegrant.Unknown, EvidenceKind.Unknown, "6" },
        { "row 6 left out", Baseline.Mac with { Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "+3"), n: "2"), BootstrapToken = NotEscrowed }, TokenRegrant.Unknown, EvidenceKind.Unknown, "6" },
        { "row 7 does not work", With("btv=0;"), TokenRegrant.No, EvidenceKind.Measured, "7" },
        { "row 7 only IT holds", Baseline.Mac with { Attributes = Baseline.Line(Baseline.ItAdminHolds), BootstrapToken = NotEscrowed }, TokenRegrant.No, EvidenceKind.Measured, "7" },
        { "row 7 before 10.15", Intel with { OsVersion = new(10, 14, 6) }, TokenRegrant.No, EvidenceKind.Measured, "7" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void V09_CanRegrantToken(string id, Mac mac, TokenRegrant expected, EvidenceKind confidence, string row)
    {
        var verdict = Baseline.Judge(mac).CanRegrantToken;
        Assert.Equal((id, expected, confidence, "J canRegrantToken row " + row), (id, verdict.Value, verdict.Confidence, verdict.Because[0].Rule));
    }

    [Fact]
    public void V09_CanRegrantToken_AdminWhoMayBeIts_IsUnknown()
    {
        var mac = AliceIsAdmin() with { BootstrapToken = NotEscrowed };
        var verdict = Baseline.Judge(Baseline.With(mac) with { Server = ServerFacts.NotRead }).CanRegrantToken;
        Assert.Equal((TokenRegrant.Unknown, "J canRegrantToken row 6"), (verdict.Value, verdict.Because[0].Rule));
    }

    [Fact]
    public void V09_CanRegrantToken_AdminWhoLeft_DoesNotCount()
    {
        var mac = AliceIsAdmin() with { BootstrapToken = NotEscrowed };
        Assert.Equal(TokenRegrant.No, Baseline.Judge(Baseline.With(mac) with { Settings = new() { Leavers = ["alice"] } }).CanRegrantToken.Value);
    }

    private static Mac AliceIsAdmin() => With("", AliceHoldsAsAdmin) with { Accounts = [AdminAlice, Baseline.ItAdmin] };

    private static Mac NoLine(LocalAccount? alice = null) => Baseline.Mac with { Attributes = null, Accounts = [alice ?? Baseline.Alice, Baseline.ItAdmin] };

    private static AttributeReport WorksByForeign => new() { Foreign = new() { BootstrapWorks = Answer.Yes } };

    /// <summary>The baseline's line with other fields; the first of a key counts, so the baseline's own is taken out.</summary>
    private static Mac With(string field, string alice = Baseline.AliceHolds) => Baseline.Mac with
    {
        Attributes = LineWith.Field(field, Baseline.Users(alice, Baseline.ItAdminHoldsNone)),
    };
}
