using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>The rest of the formats of domain F.1, and several attributes of one Mac together (parser rules P3 to P9).</summary>
public sealed class ForeignFormatTests
{
    private static readonly LocalAccount[] Local =
    [
        new() { Username = "alice", Uid = 501, Admin = false },
        new() { Username = "bob", Uid = 502, Admin = true },
        new() { Username = "carol", Uid = 503, Admin = false },
        new() { Username = "_svc", Uid = 89, Admin = false },
    ];

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", false)]
    [InlineData("2", true)]
    [InlineData("3", true)]
    [InlineData("4", false)]
    [InlineData("5", false)]
    public void Rtrouton_OneOfSixCodes_NamesNobody(string code, bool notApplicable)
    {
        var report = Read(("detect_missing_secure_token", code));

        Assert.Empty(report.Unread);
        Assert.Equal(notApplicable, report.Foreign?.NotApplicable ?? false);
        Assert.Null(report.Foreign?.Holders);
        Assert.Equal(Answer.Unknown, report.Foreign?.ManagementAccountHolds ?? Answer.Unknown);
    }

    [Theory]
    [InlineData("6")]
    [InlineData("/")]
    [InlineData("12")]
    public void Rtrouton_AnyOtherCode_IsUnheardOf(string code) => Assert.Single(Read(("detect_missing_secure_token", code)).Unread);

    [Theory]
    [InlineData("No User")]
    [InlineData("no users.")]
    [InlineData("No users have secure tokens")]
    [InlineData("No users have a SecureToken")]
    [InlineData("NO_SECURETOKEN")]
    [InlineData("no secure token users")]
    public void P8_EveryWordForNobody_IsZeroHolders(string text) => Assert.Equal(0, Read(("SecureToken", text)).Foreign!.Holders);

    [Theory]
    [InlineData("FileVault Users", "FileVault 2 Encryption Not Enabled")]
    [InlineData("FileVault Users", "Error: FileVault is Off.")]
    [InlineData("SecureToken", "No user is logged in")]
    [InlineData("SecureToken", "Not installed")]
    [InlineData("Volume Owner Users", "No Volume Owner(s)")]
    public void P6_WordsThatAreNoNames_AreUnderstoodAndNameNobody(string name, string text)
    {
        var report = Read((name, text));

        Assert.Empty(report.Unread);
        Assert.Empty(report.Foreign?.Accounts ?? []);
        Assert.Null(report.Foreign?.Holders);
    }

    [Theory]
    [InlineData("FileVault is a nice thing")]
    [InlineData("this is not enabled")]
    [InlineData("escrow is broken")]
    public void P9_SentenceThatOnlyBeginsOrEndsLikeOne_IsUnheardOf(string text) => Assert.Single(Read(("FileVault Users", text)).Unread);

    [Theory]
    [InlineData("1", Answer.Yes)]
    [InlineData("Yes", Answer.Yes)]
    [InlineData("ENABLED", Answer.Yes)]
    [InlineData("0", Answer.No)]
    [InlineData("No", Answer.No)]
    [InlineData("Disabled", Answer.No)]
    public void P5_WordsForYesAndNo_AreThese(string text, Answer expected)
    {
        Assert.Equal(expected, Read(("Check For PRK", text)).Foreign!.PersonalKey);
        Assert.Equal(expected, Read(("Bootstrap", text)).Foreign!.BootstrapEscrowed);
    }

    [Fact]
    public void P13_DisabledIsAStatusOfTheManagementAccountToo() => Assert.Equal(Answer.No, Read(("SecureToken", "Disabled")).Foreign!.ManagementAccountHolds);

    [Fact]
    public void MatGriffin_NotSupported_IsSaidOfTheServer()
    {
        var reading = Read(("Bootstrap Token", "Not Supported")).Foreign!;

        Assert.Equal((Answer.No, Answer.Unknown, Answer.Unknown), (reading.BootstrapSupported, reading.BootstrapEscrowed, reading.BootstrapWorks));
    }

    [Theory]
    [InlineData("Escrowed", Answer.Yes, Answer.Unknown)]
    [InlineData("not escrowed", Answer.No, Answer.Unknown)]
    [InlineData("BROKEN", Answer.Yes, Answer.No)]
    public void MatGriffin_UnderANameThatTellsNothing_IsStillOfTheBootstrapToken(string text, Answer escrowed, Answer works)
    {
        var reading = Read(("BT validity", text)).Foreign!;

        Assert.Equal((escrowed, works, Answer.Unknown), (reading.BootstrapEscrowed, reading.BootstrapWorks, reading.ManagementAccountHolds));
    }

    [Theory]
    [InlineData("alice,FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10")]
    [InlineData("\nalice,FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10\n\nbob,0B756838-D2B1-4F0A-9C11-3A0C1E5B7A11\n")]
    public void Mpermann_LinesOfFdesetupUnderANameThatTellsNothing_AreNoTokens(string text)
    {
        var report = Read(("Local people", text));

        Assert.Empty(report.Unread);
        Assert.All(report.Foreign!.Accounts, account => Assert.Equal((Answer.Yes, Answer.Unknown), (account.FileVault, account.Token)));
        Assert.Contains(report.Foreign.Accounts, account => account.Name == "alice");
        Assert.Null(report.Foreign.Holders);
    }

    [Theory]
    [InlineData("alice,FB756838-D2B1-4F0A-9C11-3A0C1E5B7A1")]
    [InlineData("alice,FB756838-D2B1-4F0A-9C11-3A0C1E5B7A1G")]
    [InlineData(",FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10")]
    public void Mpermann_LineThatIsNotQuiteThat_IsNotReadAsOne(string text) =>
        Assert.DoesNotContain(Read(("Local people", text)).Foreign?.Accounts ?? [], account => account.FileVault == Answer.Yes);

    [Fact]
    public void Bp88_BlankLinesAndCarriageReturns_AreNothing()
    {
        var reading = Read(("Secure Token Users", "Admins: bob\r\n\r\nNon-Admins: alice, \r\n")).Foreign!;

        Assert.Equal(2, reading.Holders);
        Assert.Equal([("alice", false), ("bob", true)], reading.Accounts.Select(account => (account.Name, account.Admin!.Value)).Order());
    }

    [Fact]
    public void Mani2care_BlankLinesAndAccountsNobodyKnows_AreNoStates()
    {
        var reading = Read(("SecureToken", "User alice is ENABLED\n\nUser ghost is DISABLED\n")).Foreign!;

        Assert.Equal("alice", Assert.Single(reading.Accounts).Name);
        Assert.Null(reading.Holders);
        Assert.Single(Read(("SecureToken", "User alice is ENABLED\nalice is fine")).Unread);
        Assert.Single(Read(("SecureToken", "User is ENABLED")).Unread);
    }

    [Theory]
    [InlineData("alice  bob", 2)]
    [InlineData("alice, , bob", 2)]
    [InlineData("None, alice", 1)]
    [InlineData("alice,No User", 1)]
    [InlineData("no secure token users\nalice", 1)]
    [InlineData("alice, Not Enabled, bob", 2)]
    [InlineData("alice\nnull\nbob", 2)]
    public void P3P7_BlanksAndWordsThatAreNoNames_AreDroppedFromLists(string text, int holders) => Assert.Equal(holders, Read(("SecureToken", text)).Foreign!.Holders);

    [Theory]
    [InlineData("ghost, phantom")]
    [InlineData("alice smith, bob")]
    [InlineData("alice: yes, bob")]
    [InlineData("alice ghost")]
    public void P4P9_ListThatMayBeASentence_IsUnheardOf(string text) => Assert.Single(Read(("SecureToken", text)).Unread);

    [Fact]
    public void AllPurposeBen_EveryPersonHolds_AndServiceAccountsAreNoPersons()
    {
        var reading = Read(("SecureToken", "All users have secure tokens.")).Foreign!;

        Assert.Equal(3, reading.Holders);
        Assert.Equal(["alice", "bob", "carol"], reading.Accounts.Where(account => account.Token == Answer.Yes).Select(account => account.Name).Order());
    }

    [Fact]
    public void SeveralAttributes_EachAddsWhatItSays()
    {
        var reading = Read(("Volume Owner Users", "Admins: bob\nNon-Admins: alice"), ("FileVault Users", "bob"), ("SecureToken", "User bob is ENABLED")).Foreign!;

        var bob = reading.Accounts.Single(account => account.Name == "bob");
        Assert.Equal((true, Answer.Yes, Answer.Yes, Answer.Yes), (bob.Admin!.Value, bob.VolumeOwner, bob.FileVault, bob.Token));
    }

    [Fact]
    public void SeveralAttributes_OneThatSaysNothingOfIt_TakesNothingAway()
    {
        var reading = Read(("Check For PRK", "true"), ("PRK again", "None"), ("Bootstrap", "Broken"), ("Bootstrap support", "Not Supported"), ("Bootstrap once more", "None")).Foreign!;

        Assert.Equal((Answer.Yes, Answer.Yes, Answer.No, Answer.No), (reading.PersonalKey, reading.BootstrapEscrowed, reading.BootstrapWorks, reading.BootstrapSupported));
    }

    [Fact]
    public void SeveralAttributes_ThatCountDifferently_LeaveTheNumberUnknown()
    {
        Assert.Null(Read(("token a", "alice"), ("token b", "alice bob"), ("token c", "alice bob carol")).Foreign!.Holders);
        Assert.Equal(1, Read(("token a", "alice"), ("token b", "alice")).Foreign!.Holders);
    }

    /// <summary>What was read; empty where a text was understood and says nothing.</summary>
    private static AttributeReport Read(params (string Name, string Text)[] attributes) =>
        TokenEvidence.Read([.. attributes.Select(attribute => new AttributeText(attribute.Name, attribute.Text))], Local) ?? new AttributeReport();
}
