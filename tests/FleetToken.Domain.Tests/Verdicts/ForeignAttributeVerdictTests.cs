using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>A customer's own attribute is measured for what its format says, the rest is unknown; FTK1 goes before it (domain F.1, F.4, J <c>tokenState</c>).</summary>
public sealed class ForeignAttributeVerdictTests
{
    private static readonly LocalAccount Jamf = new() { Username = "jamf", Uid = 505, Admin = true };

    private static readonly ForeignAccount AliceHolds = new() { Name = "alice", Token = Answer.Yes };

    [Fact]
    public void P08_NobodyHolds_IsMeasuredOfEveryAccount()
    {
        var verdicts = Baseline.Judge(Saying(new() { Holders = 0 }));

        Assert.All(verdicts.Accounts, account => Assert.Equal((TokenState.NotHeld, EvidenceKind.Measured), (account.Token, account.TokenEvidence)));
        Assert.Equal((TokenSource.Attribute, EvidenceKind.Measured, (int?)0), (verdicts.TokenSource, verdicts.TokenEvidence, verdicts.HolderCount));
        Assert.Equal(TokenVerdict.Nobody, verdicts.TokenVerdict.Value);
    }

    [Fact]
    public void P10_AccountsThatAreNamed_AreMeasured_AndTheOthersUnknown()
    {
        var verdicts = Baseline.Judge(Saying(new() { Holders = 1, Accounts = [AliceHolds, new() { Name = "bob", Token = Answer.No }] }) with { Accounts = [Baseline.Alice, Baseline.Bob, Baseline.ItAdmin] });

        Assert.Equal((TokenState.Held, TokenState.NotHeld, TokenState.Unknown), (verdicts.Account("alice").Token, verdicts.Account("bob").Token, verdicts.Account("itadmin").Token));
    }

    [Theory]
    [InlineData(Answer.Yes, TokenState.Held)]
    [InlineData(Answer.No, TokenState.NotHeld)]
    public void P13_StatusWord_IsThatOfTheManagementAccountAlone(Answer said, TokenState expected)
    {
        var mac = Saying(new() { ManagementAccountHolds = said }) with { Accounts = [Baseline.Alice, Jamf] };

        var verdicts = Baseline.Judge(Baseline.With(mac) with { Server = Baseline.Server with { ManagementAccount = "jamf" } });

        Assert.Equal((expected, TokenState.Unknown), (verdicts.Account("jamf").Token, verdicts.Account("alice").Token));
    }

    [Fact]
    public void P13_AccountNamedByItself_IsNotOverruledByTheStatusWord()
    {
        var mac = Saying(new() { ManagementAccountHolds = Answer.No, Accounts = [new() { Name = "jamf", Token = Answer.Yes }] }) with { Accounts = [Baseline.Alice, Jamf] };

        Assert.Equal(TokenState.Held, Baseline.Judge(Baseline.With(mac) with { Server = Baseline.Server with { ManagementAccount = "jamf" } }).Account("jamf").Token);
    }

    [Fact]
    public void ForeignAttribute_BesideAUsableLine_IsNotAsked()
    {
        var mac = Baseline.Mac with { Attributes = Baseline.Mac.Attributes! with { Foreign = new() { Holders = 0 } } };

        var verdicts = Baseline.Judge(mac);

        Assert.Equal((TokenSource.Ftk1, TokenState.Held), (verdicts.TokenSource, verdicts.Account("alice").Token));
    }

    [Theory]
    [InlineData(Answer.Yes)]
    [InlineData(Answer.No)]
    public void P17_VolumeOwner_IsTakenWhereTheLineDoesNotSay(Answer owner) =>
        Assert.Equal(owner, Baseline.Judge(Saying(new() { Holders = 1, Accounts = [AliceHolds with { VolumeOwner = owner }] })).Account("alice").VolumeOwner);

    [Fact]
    public void P18_FileVaultEntry_CountsAsOnTheList() =>
        Assert.Equal(Answer.Yes, Baseline.Judge(Saying(new() { Accounts = [new() { Name = "alice", FileVault = Answer.Yes }] })).Account("alice").InFileVaultList);

    [Theory]
    [InlineData(null, true)]
    [InlineData(false, true)]
    [InlineData(null, false)]
    [InlineData(null, null)]
    public void Role_IsTheStrongestThatAnySourceSays(bool? jamf, bool? foreign)
    {
        var mac = Saying(new() { Holders = 1, Accounts = [AliceHolds with { Admin = foreign }] }) with { Accounts = [Baseline.Alice with { Admin = jamf }] };

        Assert.Equal(foreign, Baseline.Judge(mac).Account("alice").Admin);
    }

    [Fact]
    public void HolderCount_MeansNineOrMore_AsInTheMacsOwnLine()
    {
        Assert.Equal(9, Baseline.Judge(Saying(new() { Holders = 12 })).HolderCount);
        Assert.Equal(2, Baseline.Judge(Saying(new() { Holders = 2 })).HolderCount);
    }

    [Theory]
    [InlineData(Answer.Yes, Answer.Unknown, TokenRegrant.Yes)]
    [InlineData(Answer.No, Answer.Unknown, TokenRegrant.No)]
    [InlineData(Answer.No, Answer.Yes, TokenRegrant.Likely)]
    [InlineData(Answer.Unknown, Answer.Yes, TokenRegrant.Yes)]
    [InlineData(Answer.Yes, Answer.No, TokenRegrant.No)]
    public void P16_BootstrapTokenThatWorks_IsBelievedUnlessTheTwoDisagree(Answer foreign, Answer own, TokenRegrant expected)
    {
        var line = LineWith.Field(own switch { Answer.Yes => "btv=1;", Answer.No => "btv=0;", _ => "btv=-;" });

        Assert.Equal(expected, Baseline.Judge(Baseline.Mac with { Attributes = line with { Foreign = new() { BootstrapWorks = foreign } } }).CanRegrantToken.Value);
    }

    [Fact]
    public void P16_BootstrapTokenThatWorks_IsAsOldAsItsSource()
    {
        var own = Baseline.Mac with { Attributes = LineWith.Field("btv=1;", at: Baseline.Report - TimeSpan.FromHours(2)) };
        var foreign = Baseline.Mac with { Attributes = new() { Foreign = new() { BootstrapWorks = Answer.Yes } } };

        Assert.Equal(Baseline.Report - TimeSpan.FromHours(2), Baseline.Judge(own).CanRegrantToken.Because[1].At);
        Assert.Equal(Baseline.Report, Baseline.Judge(foreign).CanRegrantToken.Because[1].At);
    }

    [Fact]
    public void P14_KeyOnTheMac_LetsTheProfileRotateWhereTheLineDoesNotSay()
    {
        var line = LineWith.Field("prk=u;eb=0;");
        var mac = Baseline.Mac with { OsVersion = new(26, 3, 0), Attributes = line with { Foreign = new() { PersonalKey = Answer.Yes } } };

        Assert.Equal(SilentRotation.Profile, Baseline.Judge(mac).CanRotateSilently.Value);
        Assert.Equal(SilentRotation.Unknown, Baseline.Judge(mac with { Attributes = line }).CanRotateSilently.Value);
    }

    [Fact]
    public void EvidenceOrder_WithoutAnyAttribute_IsTheFileVaultListAndThenNothing()
    {
        var listed = Baseline.Judge(Baseline.Mac with { Attributes = null });
        var nothing = Baseline.Judge(Baseline.Mac with { Attributes = null, FileVault = new() { Partition = PartitionState.Encrypted } });

        Assert.Equal((TokenSource.FileVaultList, EvidenceKind.Estimated, (int?)null), (listed.TokenSource, listed.TokenEvidence, listed.HolderCount));
        Assert.Equal((TokenSource.None, EvidenceKind.Unknown, (DateTimeOffset?)null), (nothing.TokenSource, nothing.TokenEvidence, nothing.TokensAt));
        Assert.Equal(EvidenceKind.Measured, Baseline.Judge(Baseline.Mac).TokenEvidence);
    }

    private static Mac Saying(ForeignReading reading) => Baseline.Mac with
    {
        Attributes = new AttributeReport { Foreign = reading },
        FileVault = new() { Partition = PartitionState.Encrypted },
    };
}
