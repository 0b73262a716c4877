using AngleSharp.Dom;
using Bunit;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.MacDetail;

namespace FleetToken.Web.Tests.Pages;

/// <summary>Why each account holds a token or not.</summary>
public sealed class ExplainTests : PageContext
{
    private static readonly Mac Sequoia = Samples.Mac with { OsVersion = new MacOsVersion(15, 6, 0), AppleSilicon = true };

    [Fact]
    public void Accounts_BeforeAnybodyAsks_AreClosed()
    {
        var card = Card(Explain(Samples.EndUser));

        Assert.Equal("false", card.Find("button").GetAttribute("aria-expanded"));
        Assert.Empty(card.FindAll(".account-why"));
    }

    [Fact]
    public void Why_Pressed_OpensTheRowThatTheButtonNames_AndAgainClosesIt()
    {
        var card = Card(Explain(Samples.EndUser), Explain(Samples.ItAdmin));

        card.FindAll("button")[1].Click();

        var button = card.FindAll("button")[1];
        Assert.Equal("true", button.GetAttribute("aria-expanded"));
        Assert.NotNull(card.Find($"tr#{button.GetAttribute("aria-controls")} .account-why"));
        Assert.Equal("Why? itadmin", Text(button.TextContent));
        button.Click();
        Assert.Empty(card.FindAll(".account-why"));
    }

    [Fact]
    public void Why_WhereNobodySaidHowItWasMade_ListsTheWaysThatFit()
    {
        var explanation = Explain(Samples.EndUser);

        var why = Why(explanation);

        Assert.Equal("B00", explanation.Row.Id);
        Assert.NotEmpty(explanation.Fitting);
        Assert.Contains("Jamf does not say how this account was made; of the known ways these fit:", Text(why.TextContent), StringComparison.Ordinal);
        Assert.Equal(explanation.Fitting.Select(row => row.Id), why.QuerySelectorAll(".ways-made")[0].QuerySelectorAll(".fcode").Select(code => code.TextContent));
        Assert.Contains("Not known: how the account was made.", Text(why.TextContent), StringComparison.Ordinal);
        Assert.Contains("It holds a token. Measured", Text(why.TextContent), StringComparison.Ordinal);
        Assert.NotNull(why.QuerySelector(".ev.measured"));
    }

    [Fact]
    public void Why_OfARowThatNoSourceConfirms_SaysUnconfirmedWithItsIcon()
    {
        var row = GrantTable.Rows.Single(one => one.Id == "B28");

        var why = Why(Explain(Samples.EndUser) with { Row = row, Fitting = [], Confidence = EvidenceKind.Estimated });

        Assert.Contains("Unconfirmed today's Mac stands in for the moment of the grant, and no source that was read confirms the rule.", Text(why.TextContent), StringComparison.Ordinal);
        Assert.NotNull(why.QuerySelector(".st.warn use[href='#i-tri']"));
    }

    [Fact]
    public void Why_OfADecidedRow_SaysItEstimatedWithItsSources()
    {
        var row = GrantTable.Rows.Single(one => one.Id == "B16");

        var why = Why(Explain(Samples.ItAdmin) with { Row = row, Fitting = [], Missing = [], Confidence = EvidenceKind.Estimated });

        Assert.Contains(row.Text, Text(why.TextContent), StringComparison.Ordinal);
        Assert.Contains("Estimated today's Mac stands in", Text(why.TextContent), StringComparison.Ordinal);
        Assert.Contains("Kandji blog", why.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not known:", why.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_OfATokenThatTheRowDoesNotExplain_SaysSo()
    {
        var denies = GrantTable.Rows.Single(one => one.Id == "B16");

        var why = Why(Explain(Samples.ItAdmin with { Token = TokenState.Held }) with { Row = denies, Fitting = [] });

        Assert.Contains("The token is not what this rule says", why.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_OfASuspiciousName_AsksWhichAccountIsMeant()
    {
        var why = Why(Explain(Samples.EndUser with { Username = "аdmin\u200B", SuspiciousName = true }));

        Assert.Contains("make sure which account is meant", why.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_OfAnAccountWithoutToken_SaysWhatWouldGiveOneWithConditionAndCaution()
    {
        var why = Why(Explain(Samples.ItAdmin));

        var give = why.QuerySelectorAll(".would > div").Single(list => list.QuerySelector("h3")!.TextContent == "What would give it a token");
        Assert.Contains("Log out (not restart) and log in at the login window", Text(give.TextContent), StringComparison.Ordinal);
        Assert.Contains(give.QuerySelectorAll(".if"), condition => condition.TextContent == "If: An administrator on this Mac holds a token");
        Assert.Contains(give.QuerySelectorAll(".caution"), caution => Text(caution.TextContent) == "One IT login is enough to do this unasked.");
        Assert.DoesNotContain(why.QuerySelectorAll("h3"), heading => heading.TextContent == "What would take it");
    }

    [Fact]
    public void Why_OfTheOnlyHolder_SaysWhatWouldTakeItsToken()
    {
        var take = Why(Explain(Samples.EndUser)).QuerySelectorAll(".would > div").Single(list => list.QuerySelector("h3")!.TextContent == "What would take it");

        Assert.Contains("This account is the only holder", take.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TokenRegrant.Yes, "Yes", "Logging out and in at the login window gives it")]
    [InlineData(TokenRegrant.Likely, "Likely", "is not proven")]
    [InlineData(TokenRegrant.MobileOnly, "To some accounts", "macOS 10.15")]
    [InlineData(TokenRegrant.ByHolder, "By an administrator", "by hand")]
    [InlineData(TokenRegrant.No, "No way known", "cannot give one")]
    [InlineData(TokenRegrant.Unknown, "Cannot tell", "Not known: Bootstrap Token.")]
    public void Regrant_OfEachValue_HasItsWordAndItsReason(TokenRegrant value, string word, string sentence)
    {
        var cards = Actions(Samples.Verdicts with { CanRegrantToken = new(value, EvidenceKind.Measured, [new Reason("J", "Bootstrap Token", null, Samples.Now)]) });

        Assert.Contains(word, cards[0].QuerySelector(".v")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(sentence, cards[0].QuerySelector(".said")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bootstrap Token: not reported", Text(cards[0].QuerySelector(".because")!.TextContent), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SilentRotation.Profile, "By the escrow profile", "pilot")]
    [InlineData(SilentRotation.EscrowBuddy, "By Escrow Buddy", "next login")]
    [InlineData(SilentRotation.PolicyMaybe, "Perhaps by a policy", "disputed")]
    [InlineData(SilentRotation.No, "No way known", "somebody's password")]
    [InlineData(SilentRotation.Unknown, "Cannot tell", "Not known: FTK1 eb.")]
    public void Rotation_OfEachValue_HasItsWordAndItsReason(SilentRotation value, string word, string sentence)
    {
        var cards = Actions(Samples.Verdicts with { CanRotateSilently = new(value, EvidenceKind.Measured, [new Reason("J", "FTK1 eb", null, null)]) });

        Assert.Contains(word, cards[1].QuerySelector(".v")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(sentence, cards[1].QuerySelector(".said")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Rotation_OfADiskThatIsNotEncrypted_IsNotAsked() =>
        Assert.Single(Actions(Samples.Verdicts with { FileVault = Samples.Measured(FileVaultState.Off) }));

    private static TokenExplanation Explain(JudgedAccount account) =>
        TokenExplanation.Of(new MacSubject { Mac = Sequoia, Now = Samples.Now }, Samples.Verdicts, account);

    private IElement Why(TokenExplanation explanation) =>
        Render<AccountWhy>(parameters => parameters.Add(part => part.Explanation, explanation)).Find(".account-why");

    private IRenderedComponent<AccountsCard> Card(params TokenExplanation[] explanations) => Render<AccountsCard>(parameters => parameters
        .Add(card => card.Verdicts, Samples.Verdicts with { Accounts = [.. explanations.Select(one => one.Account)] })
        .Add(card => card.Explanations, explanations));

    private IReadOnlyList<IElement> Actions(MacVerdicts verdicts) => [.. Render<ActionCards>(parameters => parameters
        .Add(part => part.Mac, Samples.Mac)
        .Add(part => part.Verdicts, verdicts)
        .Add(part => part.Limits, Web.Components.AgeLimits.Of(new Domain.FleetSettings()))).FindAll(".fact")];
}
