using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class RecoverabilityTests
{
    private static readonly RecoveryKeyEscrow Invalid = new(KeyValidity.Invalid, false);

    public static TheoryData<string, Mac, Recoverability, bool> Cases => new()
    {
        { "a", Baseline.Mac, Recoverability.Strong, false },
        { "b", Listing("alice/501/s/0/1/1/0", Baseline.ItAdminHoldsNone), Recoverability.KeyOnly, false },
        { "c", Baseline.Mac with { RecoveryKey = Invalid }, Recoverability.Fragile, false },
        { "d", Listing("alice/501/s/0/0/1/0", Baseline.ItAdminHolds) with { RecoveryKey = Invalid }, Recoverability.None, false },
        { "e", Baseline.Mac with { RecoveryKey = new(KeyValidity.Unknown, false) }, Recoverability.Unknown, false },
        { "f", Baseline.Mac with { FileVault = new() { Partition = PartitionState.Decrypted } }, Recoverability.NotEncrypted, false },
        { "row 2", Baseline.Mac with { FileVault = new(), Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "u") }, Recoverability.Unknown, false },
        { "row 4", Baseline.Mac with { RecoveryKey = Invalid, Attributes = null, FileVault = new() { Partition = PartitionState.Encrypted } }, Recoverability.Unknown, false },
        { "row 6 estimated", Baseline.Mac with { RecoveryKey = Invalid, Attributes = null }, Recoverability.Fragile, false },
        { "row 7 encrypting", Baseline.Mac with { FileVault = new() { Partition = PartitionState.Encrypting } }, Recoverability.Strong, false },
        { "row 8 guessed", Baseline.Mac with { User = new(null, null, null) }, Recoverability.KeyOnly, false },
        { "row 8 suspect", Listing("alice/501/s/1/0/1/0"), Recoverability.KeyOnly, false },
        { "row 8 estimated token", Baseline.Mac with { Attributes = null }, Recoverability.KeyOnly, false },
        { "row 8 old line", Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, at: Baseline.Report - TimeSpan.FromDays(20)) }, Recoverability.KeyOnly, true },
        { "row 8 X4", Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }, Recoverability.KeyOnly, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void V06_Recoverability(string id, Mac mac, Recoverability expected, bool stale)
    {
        var verdicts = Baseline.Judge(mac);
        Assert.Equal((id, expected, stale), (id, verdicts.Recoverability.Value, verdicts.Stale));
        Assert.NotEmpty(verdicts.Recoverability.Because);
    }

    [Fact]
    public void V07_Recoverability_OldReport_IsKeyOnlyAndStale()
    {
        var verdicts = Baseline.Judge(Baseline.Subject with { Now = Baseline.Report + TimeSpan.FromDays(20) });
        Assert.Equal((Recoverability.KeyOnly, true), (verdicts.Recoverability.Value, verdicts.Stale));
    }

    [Fact]
    public void Recoverability_SharedMac_AnyPersonWithATokenIsEnough()
    {
        var mac = Baseline.Mac with { User = new(null, null, null) };
        var lab = Baseline.With(mac with { Site = "Lab" }) with { Settings = new() { SharedMacs = new() { Sites = ["Lab"] } } };
        Assert.Equal(Recoverability.Strong, Baseline.Judge(lab).Recoverability.Value);
        var onlyIt = Listing("alice/501/s/0/1/1/0", Baseline.ItAdminHolds) with { Site = "Lab" };
        Assert.Equal(Recoverability.KeyOnly, Baseline.Judge(lab with { Mac = onlyIt }).Recoverability.Value);
    }

    [Fact]
    public void Recoverability_OldReportOfAnUnencryptedDisk_IsStale()
    {
        var mac = Baseline.Mac with { FileVault = new() { Partition = PartitionState.Decrypted }, RecoveryKey = new(KeyValidity.NotApplicable, null) };
        Assert.True(Baseline.Judge(Baseline.With(mac) with { Now = Baseline.Report + TimeSpan.FromDays(15) }).Stale);
        Assert.False(Baseline.Judge(mac).Stale);
    }

    [Fact]
    public void Confidence_EstimatedEncryption_WeakensTheVerdict()
    {
        var verdict = Baseline.Judge(Baseline.Mac with { FileVault = new() { Enabled = true, UserNames = ["alice"] }, Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "u") }).Recoverability;
        Assert.Equal(EvidenceKind.Estimated, verdict.Confidence);
    }

    private static Mac Listing(params string[] users) => Baseline.Mac with { Attributes = Baseline.Line(Baseline.Users(users)) };
}
