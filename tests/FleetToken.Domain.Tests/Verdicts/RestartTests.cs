using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class RestartTests
{
    private static readonly RestartFacts Knows = new() { PasswordOpenedLastStart = Answer.Yes, Rotation = KeyRotation.None };
    private static readonly RestartFacts Forgotten = Knows with { PasswordOpenedLastStart = Answer.No };
    private static readonly RecoveryKeyEscrow Invalid = new(KeyValidity.Invalid, false);
    private static readonly RecoveryKeyEscrow NotChecked = new(KeyValidity.Unknown, false);
    private static readonly FileVault Off = new() { Partition = PartitionState.Decrypted };

    public static TheoryData<string, Mac, RestartFacts, RestartSafety, string> Cases => new()
    {
        { "a", Baseline.Mac, Knows, RestartSafety.Yes, "2" },
        { "b", Baseline.Mac, Forgotten, RestartSafety.YesWithKey, "3" },
        { "c", Baseline.Mac with { RecoveryKey = Invalid }, Forgotten, RestartSafety.No, "4" },
        { "d", Baseline.Mac with { RecoveryKey = NotChecked }, Forgotten, RestartSafety.Unknown, "6" },
        { "row 1", Baseline.Mac with { FileVault = Off, Attributes = null, RecoveryKey = Invalid }, RestartFacts.NotAsked, RestartSafety.Yes, "1" },
        { "row 1 by the Mac's own line", Baseline.Mac with { FileVault = new(), Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "off"), RecoveryKey = Invalid }, Forgotten, RestartSafety.Yes, "1" },
        { "row 1 old line", Baseline.Mac with { FileVault = new(), Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "off", at: Old), RecoveryKey = Invalid }, Forgotten, RestartSafety.No, "4" },
        { "row 1 contradictory line", Baseline.Mac with { FileVault = new(), Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "off", n: "2"), RecoveryKey = Invalid }, Forgotten, RestartSafety.No, "4" },
        { "row 1 old report", Baseline.Mac with { FileVault = Off, ReportedAt = Old, RecoveryKey = NotChecked, Attributes = null }, Forgotten, RestartSafety.Unknown, "6" },
        { "row 1 X6", Baseline.Mac with { FileVault = Off, RecoveryKey = NotChecked }, Forgotten, RestartSafety.Unknown, "6" },
        { "row 1 encrypting", Baseline.Mac with { FileVault = new() { Partition = PartitionState.Encrypting }, RecoveryKey = NotChecked }, Forgotten, RestartSafety.Unknown, "6" },
        { "row 2 key dead", Baseline.Mac with { RecoveryKey = Invalid }, Knows, RestartSafety.Yes, "2" },
        { "row 2 not asked", Baseline.Mac with { RecoveryKey = Invalid }, Knows with { PasswordOpenedLastStart = Answer.Unknown }, RestartSafety.No, "4" },
        { "row 2 column unknown", Listing("alice/501/s/1/u/1/0"), Knows, RestartSafety.No, "4" },
        { "row 2 suspect", Listing("alice/501/s/1/0/1/0"), Knows, RestartSafety.No, "4" },
        { "row 2 old line", Baseline.Mac with { RecoveryKey = Invalid, Attributes = Baseline.Line(Baseline.AliceHolds, at: Old) }, Knows, RestartSafety.No, "4" },
        { "row 2 line without time", Baseline.Mac with { RecoveryKey = Invalid, Attributes = Baseline.Read("FTK1;n=1;u=alice/501/s/1/1/1/0;.") }, Knows, RestartSafety.No, "4" },
        { "row 2 contradiction", Baseline.Mac with { RecoveryKey = Invalid, FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }, Knows, RestartSafety.No, "4" },
        { "row 2 estimated", Baseline.Mac with { RecoveryKey = Invalid, Attributes = null }, Knows, RestartSafety.No, "4" },
        { "row 2 reset before the line", Baseline.Mac, Knows with { PasswordResetAt = Baseline.Report - TimeSpan.FromMinutes(1) }, RestartSafety.Yes, "2" },
        { "row 2 reset at the line", Baseline.Mac, Knows with { PasswordResetAt = Baseline.Report }, RestartSafety.YesWithKey, "3" },
        { "row 3 rotation pending", Baseline.Mac, Forgotten with { Rotation = KeyRotation.Pending }, RestartSafety.Unknown, "6" },
        { "row 3 rotation unknown", Baseline.Mac, Forgotten with { Rotation = KeyRotation.Unknown }, RestartSafety.Unknown, "6" },
        { "row 3 key refused", Baseline.Mac, Forgotten with { KeyFailed = true }, RestartSafety.Unknown, "6" },
        { "row 3 old report", Baseline.Mac with { ReportedAt = Old, Attributes = null }, Forgotten, RestartSafety.Unknown, "6" },
        { "row 5", Listing("alice/501/s/0/0/1/0") with { RecoveryKey = NotChecked }, Knows, RestartSafety.No, "5" },
        { "row 5 key refused", Listing("alice/501/s/0/0/1/0") with { RecoveryKey = new(KeyValidity.Valid, false) }, Knows with { KeyFailed = true }, RestartSafety.No, "5" },
        { "row 5 key proven", Listing("alice/501/s/0/0/1/0") with { RecoveryKey = new(KeyValidity.Valid, false) }, Knows with { Rotation = KeyRotation.Pending }, RestartSafety.Unknown, "6" },
    };

    private static DateTimeOffset Old => Baseline.Report - TimeSpan.FromDays(20);

    [Theory]
    [MemberData(nameof(Cases))]
    public void V08_SafeToRestart(string id, Mac mac, RestartFacts facts, RestartSafety expected, string row)
    {
        var verdicts = Baseline.Judge(mac);
        var verdict = RestartVerdict.Of(Baseline.With(mac), verdicts, verdicts.Account("alice"), facts, new AgeClock(Baseline.Now));
        Assert.Equal((id, expected, "J safeToRestart row " + row), (id, verdict.Value, verdict.Because[0].Rule));
        Assert.Equal(expected == RestartSafety.Unknown ? EvidenceKind.Unknown : EvidenceKind.Measured, verdict.Confidence);
    }

    [Fact]
    public void V08_SafeToRestart_NobodysAccount_OnlyTheKeyHelps()
    {
        var verdicts = Baseline.Judge(Baseline.Mac);
        Assert.Equal(RestartSafety.YesWithKey, RestartVerdict.Of(Baseline.Subject, verdicts, null, Knows, new AgeClock(Baseline.Now)).Value);
        Assert.Equal(RestartSafety.Unknown, RestartVerdict.Of(Baseline.Subject, verdicts, null, RestartFacts.NotAsked, new AgeClock(Baseline.Now)).Value);
    }

    public static TheoryData<string, Mac, Answer> Reboots => new()
    {
        { "a", Baseline.Mac with { Attributes = Started(Since + TimeSpan.FromMinutes(1)) }, Answer.Yes },
        { "b", Baseline.Mac with { Attributes = Started(Since) }, Answer.No },
        { "c", Baseline.Mac with { Attributes = LineWith.Field("", at: Since) }, Answer.Unknown },
        { "X1", Baseline.Mac with { Attributes = Started(Since + TimeSpan.FromMinutes(1)), ReportedAt = Baseline.Report - TimeSpan.FromHours(2) }, Answer.Unknown },
        { "X2", Baseline.Mac with { Attributes = Started(Baseline.Report + TimeSpan.FromMinutes(1)) }, Answer.Unknown },
        { "X7", Baseline.Mac with { Attributes = LineWith.Field("esc=1;", at: Baseline.Report) is { Ftk1: { } line } report ? report with { Ftk1 = line with { Repeats = true, StartedAt = Since + TimeSpan.FromMinutes(1) } } : null }, Answer.Unknown },
        { "X4 does not matter", Baseline.Mac with { Attributes = Started(Since + TimeSpan.FromMinutes(1)), FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }, Answer.Yes },
        { "no start", Baseline.Mac with { Attributes = Started(null) }, Answer.Unknown },
        { "no line", Baseline.Mac with { Attributes = null }, Answer.Unknown },
        { "cut line, started later", Baseline.Mac with { Attributes = Baseline.Read($"FTK1;boot={(Since + TimeSpan.FromMinutes(1)).ToUnixTimeSeconds()};n=1;") }, Answer.Yes },
        { "cut line, started before", Baseline.Mac with { Attributes = Baseline.Read($"FTK1;boot={Since.ToUnixTimeSeconds()};n=1;") }, Answer.Unknown },
    };

    private static DateTimeOffset Since => Baseline.Report - TimeSpan.FromMinutes(30);

    [Theory]
    [MemberData(nameof(Reboots))]
    public void V13_RebootedSince(string id, Mac mac, Answer expected)
    {
        var verdict = RebootVerdict.Of(mac, Baseline.Judge(mac), Since);
        Assert.Equal((id, expected), (id, verdict.Value));
        Assert.Equal(expected == Answer.Unknown ? EvidenceKind.Unknown : EvidenceKind.Measured, verdict.Confidence);
        Assert.NotEmpty(verdict.Because);
    }

    private static Domain.Evidence.AttributeReport Started(DateTimeOffset? at)
    {
        var report = LineWith.Field("");
        return report with { Ftk1 = report.Ftk1! with { StartedAt = at } };
    }

    private static Mac Listing(string alice) => Baseline.Mac with
    {
        Attributes = Baseline.Line(Baseline.Users(alice, Baseline.ItAdminHoldsNone)),
        FileVault = new() { Partition = PartitionState.Encrypted },
        RecoveryKey = Invalid,
    };
}
