using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

public sealed class ForeignAttributesTests
{
    private static readonly LocalAccount[] Local =
    [
        new() { Username = "alice", Uid = 501, Admin = false },
        new() { Username = "bob", Uid = 502, Admin = true },
        new() { Username = "carol", Uid = 503, Admin = false },
    ];

    [Fact]
    public void P08_Groups_AdminsOnly_AllHoldAsAdmins()
    {
        var reading = Read("Secure Token Users", "Admins: alice, bob\nNon-Admins: None");
        Assert.Equal([("alice", true, Answer.Yes), ("bob", true, Answer.Yes)], reading.Accounts.Select(a => (a.Name, a.Admin!.Value, a.Token)));
        Assert.Equal(2, reading.Holders);
    }

    [Fact]
    public void P09_Groups_NonAdminsOnly_HoldsAsStandard()
    {
        var reading = Read("Secure Token Users", "Admins: None\nNon-Admins: carol");
        Assert.Equal([("carol", false, Answer.Yes)], reading.Accounts.Select(a => (a.Name, a.Admin!.Value, a.Token)));
        Assert.Equal(1, reading.Holders);
    }

    [Fact]
    public void P10_States_OnePerLine_AreReadEach()
    {
        var reading = Read("SecureToken Status", "User alice is ENABLED\nUser bob is DISABLED");
        Assert.Equal([("alice", Answer.Yes), ("bob", Answer.No)], reading.Accounts.Select(a => (a.Name, a.Token)));
        Assert.Null(reading.Holders);
    }

    [Fact]
    public void States_OfEveryPerson_GiveTheNumber()
    {
        Assert.Equal(1, Read("SecureToken Status", "User alice is ENABLED\nUser bob is DISABLED\nUser carol is DISABLED").Holders);
        Assert.Null(Read("SecureToken Status", "User alice is ENABLED\nUser bob is DISABLED\nUser carol is confused").Holders);
    }

    [Theory]
    [InlineData("No Users")]
    [InlineData("No users have a Secure Token")]
    [InlineData("No Secure Token Users")]
    [InlineData("No_SecureToken")]
    public void P11_Phrase_NoHolders_IsMeasuredZero(string text)
    {
        var reading = Read("Secure Token Users", text);
        Assert.Equal((0, 0), (reading.Holders, reading.Accounts.Count));
        var verdicts = Baseline.Judge(Baseline.Mac with { Attributes = Baseline.Read(text, "Secure Token Users") });
        Assert.Equal((TokenVerdict.Nobody, EvidenceKind.Measured), (verdicts.TokenVerdict.Value, verdicts.TokenVerdict.Confidence));
        Assert.Equal(TokenState.NotHeld, verdicts.Account("alice").Token);
    }

    [Theory]
    [InlineData("alice bob")]
    [InlineData("alice, bob")]
    [InlineData("alice,bob")]
    [InlineData("alice\nbob\n")]
    [InlineData("bob ALICE bob")]
    public void P12_Names_OfLocalAccounts_BothHold(string text)
    {
        var reading = Read("Who_Has_SecureToken", text);
        Assert.Equal(["alice", "bob"], reading.Accounts.Where(a => a.Token == Answer.Yes).Select(a => a.Name).Order());
        Assert.Equal(2, reading.Holders);
    }

    [Fact]
    public void P13_Status_NoSuchAccount_IsTheManagementAccountsOnly()
    {
        var reading = Read("SecureToken", "Enabled");
        Assert.Equal((Answer.Yes, 0, null), (reading.ManagementAccountHolds, reading.Accounts.Count, reading.Holders));
        Assert.Equal(Answer.No, Read("SecureToken", "Not Enabled").ManagementAccountHolds);

        var mac = Baseline.Mac with { Attributes = Baseline.Read("Enabled", "SecureToken"), FileVault = Baseline.Mac.FileVault with { UserNames = null } };
        var verdicts = Baseline.Judge(Baseline.With(mac) with { Server = Baseline.Server with { ManagementAccount = "ITAdmin" } });
        Assert.Equal((TokenState.Held, TokenState.Unknown), (verdicts.Account("itadmin").Token, verdicts.Account("alice").Token));
        Assert.Equal(TokenVerdict.ExtraAdmins, verdicts.TokenVerdict.Value);
    }

    [Fact]
    public void P13_Status_AccountOfThatName_IsAName()
    {
        var reading = TokenEvidence.Read([new("SecureToken", "Enabled")], [new() { Username = "enabled", Uid = 501 }])!.Foreign!;
        Assert.Equal(("enabled", Answer.Unknown), (Assert.Single(reading.Accounts).Name, reading.ManagementAccountHolds));
    }

    [Theory]
    [InlineData("true", Answer.Yes)]
    [InlineData("false", Answer.No)]
    public void P14_RecoveryKeyCheck_SaysNothingOfEscrow(string text, Answer expected)
    {
        var reading = Read("Check For PRK", text);
        Assert.Equal((expected, null), (reading.PersonalKey, reading.Holders));
        var mac = Baseline.Mac with { Attributes = Baseline.Read(text, "Check For PRK"), RecoveryKey = new(KeyValidity.Unknown, null) };
        Assert.Equal(Answer.Unknown, Baseline.Judge(mac).KeyEscrowed.Value);
    }

    [Theory]
    [InlineData("YES", Answer.Yes)]
    [InlineData("NO", Answer.No)]
    [InlineData("Escrowed", Answer.Yes)]
    [InlineData("Not Escrowed", Answer.No)]
    public void P15_Bootstrap_YesOrNo_IsEscrowed(string text, Answer expected)
    {
        var reading = Read("Bootstrap Token", text);
        Assert.Equal((expected, Answer.Unknown), (reading.BootstrapEscrowed, reading.BootstrapWorks));
    }

    [Fact]
    public void P16_Bootstrap_Broken_IsEscrowedAndDoesNotWork()
    {
        var reading = Read("Bootstrap Token", "Broken");
        Assert.Equal((Answer.Yes, Answer.No), (reading.BootstrapEscrowed, reading.BootstrapWorks));
    }

    [Theory]
    [InlineData("Volume Owner Users", "Unsupported Platform: x86_64")]
    [InlineData("Secure Token Users", "Unsupported File System: hfs")]
    [InlineData("SecureToken", "Older macOS version")]
    public void P17_Unsupported_IsNotApplicable(string name, string text)
    {
        var reading = Read(name, text);
        Assert.Equal((true, null, 0), (reading.NotApplicable, reading.Holders, reading.Accounts.Count));
    }

    [Fact]
    public void P18_FdesetupLine_IsOnTheFileVaultList()
    {
        var reading = Read("FileVault Users", "alice,FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10");
        Assert.Equal(("alice", Answer.Yes, Answer.Unknown, null),
            (Assert.Single(reading.Accounts).Name, reading.Accounts[0].FileVault, reading.Accounts[0].Token, reading.Holders));
    }

    [Fact]
    public void P28_NoValue_IsUnknownNotZero()
    {
        Assert.Null(TokenEvidence.Read([], Local));
        Assert.Null(TokenEvidence.Read([new("Secure Token Users", ""), new("FTK1", " <result> </result> ")], Local));
        var verdicts = Baseline.Judge(Baseline.Mac with { Attributes = null, FileVault = Baseline.Mac.FileVault with { UserNames = null } });
        Assert.Equal((TokenSource.None, null, TokenVerdict.Unknown), (verdicts.TokenSource, verdicts.HolderCount, verdicts.TokenVerdict.Value));
        Assert.Equal(TokenState.Unknown, verdicts.Account("alice").Token);
    }

    [Theory]
    [InlineData("FileVault Users", "alice bob")]
    [InlineData("Volume Owner Users", "Admins: alice\nNon-Admins: None")]
    public void Names_InAttributeOfAnotherTopic_HoldNoToken(string name, string text)
    {
        var reading = Read(name, text);
        Assert.DoesNotContain(reading.Accounts, a => a.Token != Answer.Unknown);
        Assert.Null(reading.Holders);
    }

    [Theory]
    [InlineData("SecureToken", "alice has no token")]
    [InlineData("SecureToken", "something else")]
    [InlineData("SecureToken", "alice: ok, bob: ok")]
    [InlineData("Bootstrap Token", "maybe")]
    [InlineData("Check For PRK", "alice")]
    public void Read_UnheardOfShape_IsSetAsideWithoutItsValue(string name, string text)
    {
        var report = TokenEvidence.Read([new(name, text)], Local)!;
        Assert.Null(report.Foreign);
        Assert.Equal([new UnreadText(name, text.Length)], report.Unread);
    }

    [Theory]
    [InlineData("Error: no permission")]
    [InlineData("None")]
    [InlineData("null")]
    [InlineData("No users without a Secure Token")]
    public void Read_PhraseThatIsNoName_LeavesHoldersUnknown(string text) =>
        Assert.Null(TokenEvidence.Read([new("SecureToken", text)], Local)?.Foreign?.Holders);

    [Fact]
    public void Names_ThatAreNoLocalAccount_AreCountedAndNotKept()
    {
        var report = TokenEvidence.Read([new("Secure Token Users", "Admins: ghost, , bob\nNon-Admins: alice")], Local)!;
        Assert.Equal(3, report.Foreign!.Holders);
        Assert.DoesNotContain("ghost", System.Text.Json.JsonSerializer.Serialize(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_AccountsNotCollected_AreCountedAndNotKept()
    {
        var report = TokenEvidence.Read([new("Secure Token Users", "Admins: bob\nNon-Admins: None")], null)!;
        Assert.Equal((1, 0), (report.Foreign!.Holders, report.Foreign.Accounts.Count));
    }

    [Fact]
    public void Read_AttributesDisagree_NothingIsKnown()
    {
        var reading = TokenEvidence.Read([new("token a", "User alice is ENABLED"), new("token b", "User alice is DISABLED"), new("token c", "No Users"), new("token d", "alice")], Local)!.Foreign!;
        Assert.Equal((Answer.Unknown, null), (Assert.Single(reading.Accounts).Token, reading.Holders));
    }

    [Fact]
    public void AllUsers_HaveTokens_EveryPersonHolds()
    {
        Assert.Equal(3, Read("SecureToken", "All users have secure tokens.").Holders);
        var without = Read("SecureToken", "Users without a secure token:\nbob\ncarol");
        Assert.Equal([("bob", Answer.No), ("carol", Answer.No)], without.Accounts.Select(a => (a.Name, a.Token)));
    }

    [Fact]
    public void Read_TextOfMoreThan64Kilobytes_IsSetAside()
    {
        var report = TokenEvidence.Read([new("SecureToken", new string('a', 70_000)), new("x", "FTK1;" + new string('b', 70_000))], Local)!;
        Assert.Equal([new UnreadText("SecureToken", 70_000), new UnreadText("x", 70_005)], report.Unread);
        Assert.Null(report.Ftk1);
    }

    [Fact]
    public void Choose_Ftk1SaysNothingOfTokens_ForeignSpeaks()
    {
        var report = TokenEvidence.Read([new("FTK1", Examples.FailedProbes), new("SecureToken", "Admins: None\nNon-Admins: alice")], [Baseline.Alice, Baseline.ItAdmin]);
        var verdicts = Baseline.Judge(Baseline.Mac with { Attributes = report });
        Assert.Equal((TokenSource.Attribute, Baseline.Report), (verdicts.TokenSource, verdicts.TokensAt!.Value));
        Assert.Equal((TokenState.Held, EvidenceKind.Measured), (verdicts.Account("alice").Token, verdicts.Account("alice").TokenEvidence));
    }

    private static ForeignReading Read(string name, string text) => TokenEvidence.Read([new(name, text)], Local)!.Foreign!;
}
