using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Tests.Verdicts;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

public sealed class TokenExplanationTests
{
    [Fact]
    public void ManagedAdministratorWithoutToken_IsB00AndOnlyB16Fits()
    {
        var explained = Explain(Baseline.Mac, "itadmin");
        Assert.Equal("B00", explained.Row.Id);
        Assert.Equal(["where it first logged in"], explained.Missing);
        Assert.Equal(["B16"], explained.Fitting.Select(row => row.Id));
        Assert.Equal(EvidenceKind.Unknown, explained.Confidence);
        Assert.False(explained.Differs);
        Assert.Equal(["B17", "B-P2", "B31"], explained.WouldGive.Select(change => change.Rule));
        Assert.Empty(explained.WouldTake);
    }

    [Fact]
    public void ManagedAdministratorWhoWasConsoleUser_IsB17()
    {
        var mac = Baseline.Mac with
        {
            Attributes = LineWith.Field("con=itadmin;", Baseline.Users(Baseline.AliceHolds, Baseline.ItAdminHolds)),
            FileVault = Baseline.Mac.FileVault with { UserNames = ["alice", "itadmin"] },
        };
        var explained = Explain(mac, "itadmin");
        Assert.Equal(("B17", EvidenceKind.Estimated, false), (explained.Row.Id, explained.Confidence, explained.Differs));
        Assert.Contains(explained.Because, reason => reason is { Fact: "FTK1 con", Value: "itadmin" });
        Assert.Contains(explained.Cautions, caution => caution == explained.Row.Caution);
        Assert.Empty(explained.WouldGive);
        Assert.Equal(["S24, S25", "FT-TOK-03", "B-P6", "B-P8"], explained.WouldTake.Select(change => change.Rule));
    }

    [Fact]
    public void ManagedAdministratorWhoWasConsoleUserAndHoldsNone_Differs()
    {
        var explained = Explain(Baseline.Mac with { Attributes = LineWith.Field("con=itadmin;") }, "itadmin");
        Assert.Equal(("B17", true), (explained.Row.Id, explained.Differs));
    }

    [Fact]
    public void ContradictoryLine_SaysNothingAboutTheLogin()
    {
        var mac = Baseline.Mac with { Attributes = LineWith.Field("con=itadmin;"), FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } };
        Assert.Equal(FirstLogin.Unknown, Explain(mac, "itadmin").Case.Where);
    }

    [Fact]
    public void OrdinaryHolder_IsB00AndTheYesRowsFit()
    {
        var explained = Explain(Baseline.Mac, "alice");
        Assert.Equal("B00", explained.Row.Id);
        Assert.Equal(["how the account was made"], explained.Missing);
        Assert.Equal(["B01", "B02b", "B03", "B15", "B18", "B27", "B31"], explained.Fitting.Select(row => row.Id));
        Assert.Equal(["B08", "B23", "B24", "B26"], explained.Beside.Select(row => row.Id));
        Assert.StartsWith("This account is the only holder", explained.WouldTake[0].Caution, StringComparison.Ordinal);
    }

    [Fact]
    public void OrdinaryAccountWithoutToken_TheNoRowsFit()
    {
        var mac = Baseline.Mac with { Attributes = LineWith.Field("", Baseline.Users("alice/501/s/0/0/0/0", Baseline.ItAdminHoldsNone)) };
        var explained = Explain(mac, "alice");
        Assert.Equal(["B15", "B19", "B25"], explained.Fitting.Select(row => row.Id));
        Assert.Equal(["B18", "B-P2", "B15", "B31"], explained.WouldGive.Select(change => change.Rule));
        Assert.Null(explained.WouldGive[0].Condition);
        Assert.Equal("An administrator on this Mac holds a token", explained.WouldGive[1].Condition);
        Assert.Contains("(B25)", explained.WouldGive[2].Caution, StringComparison.Ordinal);
    }

    [Fact]
    public void NotEscrowed_TheLoginHasACondition()
    {
        var mac = Baseline.Mac with { Attributes = null, FileVault = new(), BootstrapToken = new(BootstrapTokenStatus.NotEscrowed, true) };
        var explained = Explain(mac, "alice");
        Assert.Equal(Answer.No, explained.Case.BootstrapToken);
        Assert.Equal("The Bootstrap Token is in escrow and works", explained.WouldGive[0].Condition);
    }

    [Theory]
    [InlineData("btv=0;", Answer.Unknown)]
    [InlineData("btv=-;", Answer.Yes)]
    public void EscrowedButBroken_IsNotCountedAsThere(string field, Answer expected) =>
        Assert.Equal(expected, Explain(Baseline.Mac with { Attributes = LineWith.Field(field) }, "itadmin").Case.BootstrapToken);

    [Fact]
    public void EstimatedHolder_NothingThatTakesIsShown()
    {
        var explained = Explain(Baseline.Mac with { Attributes = null }, "alice");
        Assert.Equal(TokenState.Held, explained.Account.Token);
        Assert.Empty(explained.WouldTake);
    }

    [Fact]
    public void MobileAccountOn1015_TheLoginServesIt()
    {
        var mac = Baseline.Mac with
        {
            OsVersion = new(10, 15, 2),
            AppleSilicon = false,
            FileVault = new() { Partition = PartitionState.Encrypted },
            Attributes = LineWith.Field("", Baseline.Users("alice/501/ms/0/0/-/0")),
        };
        var explained = Explain(mac, "alice");
        Assert.Equal(AccountOrigin.Mobile, explained.Case.Made);
        Assert.Equal(("B12", (string?)null), (explained.WouldGive[0].Rule, explained.WouldGive[0].Condition));
        Assert.Equal(["B07"], explained.Beside.Select(row => row.Id));
    }

    [Fact]
    public void ServiceAccount_IsB32AndNeedsNone()
    {
        var account = Baseline.Judge(Baseline.Mac).Account("alice") with { Username = "_mbsetupuser", Uid = 248, Token = TokenState.Unknown };
        var explained = TokenExplanation.Of(Baseline.Subject, Baseline.Judge(Baseline.Mac), account);
        Assert.Equal("B32", explained.Row.Id);
        Assert.Empty(explained.WouldGive);
    }

    [Fact]
    public void OlderThan1015_IsTextOnly()
    {
        var explained = Explain(Baseline.Mac with { OsVersion = new(10, 14, 6) }, "itadmin");
        Assert.Equal(("B00", "before 10.15"), (explained.Row.Id, explained.Row.Versions));
        Assert.Empty(explained.Missing);
        Assert.Empty(explained.WouldGive);
    }

    [Fact]
    public void SuspectToken_SaysThatItMayBeBroken()
    {
        var mac = Baseline.Mac with { Attributes = LineWith.Field("", Baseline.Users("alice/501/s/1/0/1/0")), FileVault = Baseline.Mac.FileVault with { UserNames = [] } };
        var explained = Explain(mac, "alice");
        Assert.Equal(TokenState.Suspect, explained.Account.Token);
        Assert.Contains(explained.Cautions, caution => caution.Contains("B-P8", StringComparison.Ordinal));
        Assert.NotEmpty(explained.WouldGive);
    }

    [Fact]
    public void AdministratorWithATokenElsewhereOnTheMac_GrantNeedsNoCondition()
    {
        var mac = Baseline.Mac with { Attributes = LineWith.Field("", Baseline.Users("alice/501/s/0/0/0/0", Baseline.ItAdminHolds)) };
        Assert.Null(Explain(mac, "alice").WouldGive.Single(change => change.Rule == "B-P2").Condition);
    }

    private static TokenExplanation Explain(Mac mac, string username)
    {
        var verdicts = Baseline.Judge(mac);
        return TokenExplanation.Of(Baseline.With(mac), verdicts, verdicts.Account(username));
    }
}
