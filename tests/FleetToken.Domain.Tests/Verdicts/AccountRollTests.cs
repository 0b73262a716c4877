using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>Which accounts a Mac has, and what each source adds about them (domain J, F.4).</summary>
public sealed class AccountRollTests
{
    private static readonly Mac NoLine = Baseline.Mac with { Attributes = null };

    [Fact]
    public void Account_ThatOnlyOneSourceNames_IsThereOnce()
    {
        var mac = Baseline.Mac with
        {
            Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, Baseline.ItAdminHoldsNone, "carol/504/s/0/0/0/0")),
            FileVault = new() { Partition = PartitionState.Encrypted, UserNames = ["alice", "dora", "_service"] },
        };

        Assert.Equal(["alice", "carol", "dora", "itadmin"], Baseline.Judge(mac).Accounts.Select(account => account.Username).Order());
        Assert.Equal(504, Baseline.Judge(mac).Account("carol").Uid);
    }

    [Theory]
    [InlineData(true, true, Answer.Yes)]
    [InlineData(false, true, Answer.Yes)]
    [InlineData(true, false, Answer.Yes)]
    [InlineData(false, false, Answer.No)]
    [InlineData(null, false, Answer.Unknown)]
    [InlineData(false, null, Answer.Unknown)]
    [InlineData(null, null, Answer.Unknown)]
    public void FileVaultList_IsANoOnlyWhereFlagAndListBothSaySo(bool? flag, bool? listed, Answer expected)
    {
        string[]? names = listed switch { true => ["alice"], false => ["itadmin"], null => null };
        var mac = NoLine with { Accounts = [Baseline.Alice with { FileVaultEnabled = flag }], FileVault = new() { Partition = PartitionState.Encrypted, UserNames = names } };

        Assert.Equal(expected, Baseline.Judge(mac).Account("alice").InFileVaultList);
    }

    [Fact]
    public void Hidden_WithoutTheMacsWord_IsKnownOfThePreStagesAdministratorAlone()
    {
        var verdicts = Baseline.Judge(NoLine);

        Assert.Equal((Answer.Yes, Answer.Unknown), (verdicts.Account("itadmin").Hidden, verdicts.Account("alice").Hidden));
    }

    [Theory]
    [InlineData(true, "alice/501/s/1/1/0/0", Answer.No)]
    [InlineData(true, "alice/501/s/1/1/1/0", Answer.Yes)]
    [InlineData(true, "alice/501/s/1/1/u/0", Answer.Unknown)]
    [InlineData(false, "alice/501/s/1/1/1/0", null)]
    public void VolumeOwner_IsAWordOfAppleSiliconOnly(bool appleSilicon, string user, Answer? expected) => Assert.Equal(
        expected,
        Baseline.Judge(Baseline.Mac with { AppleSilicon = appleSilicon, Attributes = Baseline.Line(Baseline.Users(user, Baseline.ItAdminHoldsNone)) }).Account("alice").VolumeOwner);
}
