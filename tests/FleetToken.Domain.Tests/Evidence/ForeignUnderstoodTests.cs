using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>Which texts of other authors' attributes count as understood (domain F.1, P6, P9), and how two of them go together.</summary>
public sealed class ForeignUnderstoodTests
{
    private static readonly LocalAccount[] Local = [new() { Username = "alice", Uid = 501, Admin = false }, new() { Username = "bob", Uid = 502, Admin = true }];

    [Theory]
    [InlineData("SecureToken", "Enabled")]
    [InlineData("SecureToken", "Not Enabled")]
    [InlineData("SecureToken", "No Users")]
    [InlineData("SecureToken", "All users have secure tokens.")]
    [InlineData("SecureToken", "Users without a secure token: alice")]
    [InlineData("SecureToken", "alice bob")]
    [InlineData("SecureToken", "User alice is ENABLED")]
    [InlineData("Secure Token Users", "Admins: bob\nNon-Admins: None")]
    [InlineData("Volume Owner Users", "Admins: bob\nNon-Admins: None")]
    [InlineData("FileVault Users", "alice,FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10")]
    [InlineData("Check For PRK", "true")]
    [InlineData("Bootstrap Token", "YES")]
    [InlineData("Bootstrap Token", "Not Supported")]
    [InlineData("BT validity", "Escrowed")]
    public void Format_OfF1_IsReadAndNotSetAside(string name, string text)
    {
        var report = Read((name, text));
        Assert.Empty(report.Unread);
        Assert.NotNull(report.Foreign);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("null")]
    [InlineData("No_SecureToken")]
    [InlineData("No User")]
    [InlineData("No user logged in")]
    [InlineData("No Users")]
    [InlineData("No users at all")]
    [InlineData("No Secure Token Users")]
    [InlineData("No Volume Owner(s)")]
    [InlineData("Not installed")]
    [InlineData("Error 5")]
    [InlineData("FileVault is not enabled")]
    public void P6_EachWordThatIsNoName_IsUnderstoodAndSaysNothing(string text)
    {
        Assert.All(["FileVault Users", "Check For PRK", "Bootstrap Token"], name =>
        {
            var report = Read((name, text));
            Assert.Empty(report.Unread);
            Assert.Null(report.Foreign?.Holders);
            Assert.Equal((Answer.Unknown, Answer.Unknown), (report.Foreign?.PersonalKey ?? Answer.Unknown, report.Foreign?.BootstrapEscrowed ?? Answer.Unknown));
        });
    }

    [Fact]
    public void P9_StateOrListWithoutAName_IsSetAside()
    {
        Assert.Single(Read(("SecureToken", "User  is ENABLED")).Unread);
        Assert.Single(Read(("Local people", ",FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10")).Unread);
    }

    [Fact]
    public void Status_UnderANameThatTellsNothing_IsTheManagementAccounts()
    {
        var reading = Read(("Some status", "Enabled")).Foreign!;
        Assert.Equal((Answer.Yes, Answer.Unknown), (reading.ManagementAccountHolds, reading.BootstrapEscrowed));
    }

    [Fact]
    public void States_BlankLinesBetween_StillCountEveryPerson() => Assert.Equal(1, Read(("SecureToken", "User alice is ENABLED\n\nUser bob is DISABLED\n")).Foreign!.Holders);

    [Fact]
    public void States_OneNotUnderstood_TakesNothingAwayAndLeavesTheNumberUnknown()
    {
        var reading = Read(("token a", "User bob is DISABLED"), ("token b", "User alice is ENABLED\nUser bob is confused")).Foreign!;
        Assert.Equal([("alice", Answer.Yes), ("bob", Answer.No)], reading.Accounts.Select(account => (account.Name, account.Token)).Order());
        Assert.Null(reading.Holders);
    }

    [Fact]
    public void Bootstrap_InEitherOrder_NothingIsTakenAway()
    {
        (string, string)[] said = [("Bootstrap support", "Not Supported"), ("Bootstrap", "Broken"), ("Bootstrap escrow", "YES")];
        Assert.All([said, [.. said.Reverse()]], order =>
        {
            var reading = Read(order).Foreign!;
            Assert.Equal((Answer.No, Answer.Yes, Answer.No), (reading.BootstrapSupported, reading.BootstrapEscrowed, reading.BootstrapWorks));
        });
    }

    [Theory]
    [InlineData("FileVault Users", "alice", TokenSource.FileVaultList)]
    [InlineData("Volume Owner Users", "Admins: None\nNon-Admins: alice", TokenSource.FileVaultList)]
    [InlineData("SecureToken", "User alice is ENABLED", TokenSource.Attribute)]
    [InlineData("SecureToken", "alice", TokenSource.Attribute)]
    [InlineData("SecureToken", "Enabled", TokenSource.Attribute)]
    public void Source_IsTheAttributeOnlyWhereItSpeaksOfTokens(string name, string text, TokenSource expected) =>
        Assert.Equal(expected, Baseline.Judge(Baseline.Mac with { Attributes = Baseline.Read(text, name) }).TokenSource);

    /// <summary>What was read; empty where a text was understood and says nothing.</summary>
    private static AttributeReport Read(params (string Name, string Text)[] attributes) =>
        TokenEvidence.Read([.. attributes.Select(attribute => new AttributeText(attribute.Name, attribute.Text))], Local) ?? new AttributeReport();
}
