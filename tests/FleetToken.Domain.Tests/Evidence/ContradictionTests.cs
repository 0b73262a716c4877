using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

public sealed class ContradictionTests
{
    [Fact]
    public void Contradictions_Baseline_None() => Assert.Empty(Of(Baseline.Mac));

    [Fact]
    public void X1_LineNewerThanReport_ByMoreThanAnHour()
    {
        Assert.Empty(Of(WithLine(at: Baseline.Report + TimeSpan.FromHours(1))));
        Assert.Equal(["X1"], Of(WithLine(at: Baseline.Report + TimeSpan.FromSeconds(3601))));
    }

    [Fact]
    public void X1_LineFromTheFuture_EndsWhenItsTimeHasCome()
    {
        var mac = WithLine(at: Baseline.Report + TimeSpan.FromMinutes(30));
        var clock = new AgeClock(Baseline.Report + TimeSpan.FromMinutes(10));
        var verdicts = MacVerdicts.Of(Baseline.With(mac) with { Now = clock.Now }, clock);
        Assert.Equal(["X1"], verdicts.Contradictions);
        Assert.Equal(Baseline.Report + TimeSpan.FromMinutes(30), clock.NextEdge);
    }

    [Fact]
    public void X2_StartAfterLine() =>
        Assert.Equal(["X2"], Of(Baseline.Mac with { Attributes = Baseline.Read("FTK1;n=1;fv=on;boot=1790153387;u=alice/501/s/1/1/1/0;ts=1790153386;.") }));

    [Fact]
    public void X2_StartAtTheLine_None() =>
        Assert.Empty(Of(Baseline.Mac with { Attributes = Baseline.Read("FTK1;n=1;fv=on;boot=1790153386;u=alice/501/s/1/1/1/0;ts=1790153386;.") }));

    [Fact]
    public void X4_ListWithCutNames_MayHoldWhomJamfLists() => Assert.Empty(Of(
        WithList("alice", "carol", "dora") with { Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "car~/504/s/0/1/1/0", "dor~/505/s/0/1/1/0")) }));

    [Fact]
    public void X3_HolderUnknownToJamf_OnlyIfHiddenAccountsAreCollected()
    {
        var mac = WithLine(Baseline.Users(Baseline.AliceHolds, "ghost/504/s/1/0/1/0"));
        Assert.Equal(["X3"], Of(mac));
        var open = Baseline.Server with { CollectsHiddenAccounts = false };
        Assert.Empty(Baseline.Judge(Baseline.With(mac) with { Server = open }).Contradictions);
        Assert.Empty(Of(WithLine(Baseline.Users(Baseline.AliceHolds, "ghost/504/s/0/0/1/0"))));
        Assert.Empty(Of(WithLine(Baseline.Users(Baseline.AliceHolds, "gh~/504/s/1/0/1/0"))));
    }

    [Fact]
    public void X4_FileVaultLists_Differ()
    {
        Assert.Equal(["X4"], Of(WithList("alice", "itadmin")));
        Assert.Equal(["X4"], Of(WithList("itadmin")));
        Assert.Empty(Of(WithList("ALICE")));
        Assert.Empty(Of(WithList()));
        Assert.Empty(Of(WithList("alice", "_service")));
        Assert.Empty(Of(WithList("alice", "itadmin") with { FileVault = new() { Partition = PartitionState.Encrypting, UserNames = ["alice", "itadmin"] } }));
    }

    [Theory]
    [InlineData("FTK1;n=2;u=alice/501/s/1/1/1/0;.", true)]
    [InlineData("FTK1;n=0;u=alice/501/s/1/1/1/0;.", true)]
    [InlineData("FTK1;n=0;u=alice/501/s/1/1/1/0,+3;.", true)]
    [InlineData("FTK1;n=2;u=alice/501/s/1/1/1/0,+3;.", false)]
    [InlineData("FTK1;n=9;u=alice/501/s/1/1/1/0,+3;.", true)]
    [InlineData("FTK1;n=1;u=alice/501/s/u/1/1/0;.", false)]
    [InlineData("FTK1;n=0;u=alice/501/s/u/1/1/0;.", false)]
    [InlineData("FTK1;n=1;adm=1;u=alice/501/s/1/1/1/0;.", true)]
    [InlineData("FTK1;n=1;adm=0;u=alice/501/a/1/1/1/0;.", true)]
    [InlineData("FTK1;n=0;adm=0;u=alice/501/a/u/1/1/0;.", false)]
    [InlineData("FTK1;n=1;adm=1;u=alice/501/x/1/1/1/0;.", false)]
    [InlineData("FTK1;n=1;adm=0;u=alice/501/x/1/1/1/0;.", false)]
    [InlineData("FTK1;n=1;hid=1;u=alice/501/s/1/1/1/0;.", true)]
    [InlineData("FTK1;n=1;hid=0;u=alice/501/s/1/1/1/u;.", false)]
    [InlineData("FTK1;n=1;hid=1;u=alice/501/s/1/1/1/u;.", false)]
    [InlineData("FTK1;eu=0;con=alice;u=alice/501/s/1/1/1/0;.", true)]
    [InlineData("FTK1;eu=1;con=alice;u=alice/501/s/0/1/1/0;.", true)]
    [InlineData("FTK1;eu=1;con=nobody;u=alice/501/s/1/1/1/0;.", true)]
    [InlineData("FTK1;eu=1;con=nobody;u=alice/501/s/1/1/1/0,+1;.", false)]
    [InlineData("FTK1;eu=-;con=-;u=alice/501/s/1/1/1/0;.", false)]
    [InlineData("FTK1;n=2", false)]
    public void X5_FlagsAgainstList(string text, bool expected) =>
        Assert.Equal(expected, Of(Baseline.Mac with { Attributes = Baseline.Read(text), FileVault = new() }).Contains("X5"));

    [Theory]
    [InlineData("off", PartitionState.Encrypted, true)]
    [InlineData("def", PartitionState.Encrypted, true)]
    [InlineData("on", PartitionState.Unencrypted, true)]
    [InlineData("enc", PartitionState.Encrypted, false)]
    [InlineData("dec", PartitionState.Unencrypted, false)]
    [InlineData("on", PartitionState.Encrypting, false)]
    [InlineData("off", PartitionState.Unknown, false)]
    [InlineData("u", PartitionState.Encrypted, false)]
    public void X6_EncryptionDiffers(string line, PartitionState jamf, bool expected)
    {
        var mac = Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: line), FileVault = new() { Partition = jamf } };
        Assert.Equal(expected, Of(mac).Contains("X6"));
    }

    [Fact]
    public void X7_KeyTwiceOrTwoLines()
    {
        Assert.Equal(["X7"], Of(Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, more: "n=1;") }));
        Assert.Equal(["X7"], Of(Baseline.Mac with { Attributes = Baseline.Mac.Attributes! with { DifferingLines = true } }));
    }

    [Fact]
    public void Contradiction_OfAnotherFact_LeavesTokensReadable()
    {
        var x3 = Baseline.Judge(WithLine(Baseline.Users(Baseline.AliceHolds, "ghost/504/s/1/0/1/0")));
        var x4 = Baseline.Judge(WithList("itadmin"));
        var x6 = Baseline.Judge(Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "off") });
        Assert.All([x3, x4, x6], v =>
        {
            Assert.Single(v.Contradictions);
            Assert.Equal(TokenSource.Ftk1, v.TokenSource);
            Assert.NotEqual(Recoverability.Strong, v.Recoverability.Value);
            Assert.Equal(TokenVerdict.Unknown, v.TokenVerdict.Value);
        });
    }

    private static IReadOnlyList<string> Of(Mac mac) => Baseline.Judge(mac).Contradictions;

    private static Mac WithLine(string? users = null, DateTimeOffset? at = null) =>
        Baseline.Mac with { Attributes = Baseline.Line(users ?? Baseline.Users(Baseline.AliceHolds, Baseline.ItAdminHoldsNone), at: at) };

    private static Mac WithList(params string[] names) => Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { UserNames = names } };
}
