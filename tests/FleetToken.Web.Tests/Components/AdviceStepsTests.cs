using Bunit;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;
using FleetToken.Web.Tests.Pages;

namespace FleetToken.Web.Tests.Components;

/// <summary>Steps a Mac admin can follow without asking back.</summary>
public sealed class AdviceStepsTests : PageContext
{
    [Theory]
    [InlineData("$(rm -rf)")]
    [InlineData("-a")]
    [InlineData("müller")]
    public void Command_ForAHostileName_KeepsItsPlaceholderAndWarns(string username)
    {
        var account = Samples.EndUser with { Username = username, Token = TokenState.NotHeld };
        var verdicts = Samples.Verdicts with { Accounts = [account], Assigned = new AssignedAccount(AccountMatch.Matched, username, 1) };
        var advice = RecommendationBook.For(new Finding("FT-TOK-02", FindingSubject.Mac, Severity.High, EvidenceKind.Measured, [], null), verdicts);

        var steps = Steps(advice);

        var commands = steps.FindAll(".cmd code").Select(code => code.TextContent).ToList();
        Assert.Contains(commands, command => command.Split(' ').Contains("USER"));
        Assert.All(commands, command => Assert.False(command.Split(' ', '\'').Contains(username) || (username.Length > 2 && command.Contains(username, StringComparison.Ordinal)), command));
        Assert.Contains(CopyableCommand.UnsafeName, Text(steps.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Command_OnANarrowPage_BreaksBetweenItsWordsOnly()
    {
        var verdicts = Samples.Verdicts with { Accounts = [Samples.EndUser with { Token = TokenState.NotHeld }] };
        var advice = RecommendationBook.For(new Finding("FT-TOK-02", FindingSubject.Mac, Severity.High, EvidenceKind.Measured, [], null), verdicts);
        var commands = advice.Steps.Select(step => step.Command?.Text).OfType<string>().ToList();

        var drawn = Steps(advice).FindAll(".cmd code");

        Assert.Equal(commands, drawn.Select(code => code.TextContent));
        Assert.Equal(commands.SelectMany(command => command.Split(' ')), drawn.SelectMany(code => code.QuerySelectorAll(".arg")).Select(word => word.TextContent));
        Assert.NotEmpty(commands);
    }

    [Fact]
    public void Command_ForAPlainName_CarriesItInQuotes()
    {
        var verdicts = Samples.Verdicts with { Accounts = [Samples.EndUser with { Token = TokenState.NotHeld }] };
        var advice = RecommendationBook.For(new Finding("FT-TOK-02", FindingSubject.Mac, Severity.High, EvidenceKind.Measured, [], null), verdicts);

        Assert.Contains(Steps(advice).FindAll(".cmd code"), code => code.TextContent.Contains("'mariana.costa'", StringComparison.Ordinal));
    }

    [Fact]
    public void Step_WithEverything_SaysConditionTextCommandRiskAndWhoAndFoldsNeedsAndHowToTell()
    {
        var step = new RecommendationStep("Do it.", "It is so", "Not certain.")
        {
            Command = new CopyableCommand("sudo jamf recon", "Type it yourself."),
            WhoCanDoIt = StepActor.MacAdminAtTheMac,
            Needs = "Power.",
            Risk = "It may fail.",
            HowToTell = "It is there.",
        };

        var drawn = Steps(new Recommendation { Code = "FT-TOK-01", NextStep = "Do", Steps = [step], DoNot = ["Restart it."], Sources = "Ours." });

        Assert.Equal(
            "If: It is so Do it. sudo jamf recon Copy Type it yourself. Not certain. Risk It may fail. Who A Mac admin together with somebody who has the Mac in hand what it needs, how to tell Needs Power. It worked when It is there.",
            Words(drawn.Find("li").InnerHtml));
        Assert.Equal("NeedsPower.It worked whenIt is there.", Text(drawn.Find("details.told:not([open]) > dl").TextContent));
        Assert.Equal("Do notRestart it.", Text(drawn.Find(".donot").TextContent));
    }

    [Fact]
    public void Step_OfPlainWords_SaysWhoAndNoMore()
    {
        var drawn = Steps(new Recommendation { Code = "FT-TOK-01", NextStep = "Do", Steps = [new RecommendationStep("Do it.") { WhoCanDoIt = StepActor.MacAdmin }], DoNot = [], Sources = "Ours." });

        Assert.Equal("Do it. Who A Mac admin", Words(drawn.Find("li").InnerHtml));
        Assert.Empty(drawn.FindAll(".cmd"));
        Assert.Empty(drawn.FindAll(".donot"));
    }

    // Each element a word of its own: text of neighbours would run together.
    private static string Words(string markup) => Text(System.Text.RegularExpressions.Regex.Replace(markup, "<[^>]*>", " "));

    private IRenderedComponent<AdviceSteps> Steps(Recommendation advice) => Render<AdviceSteps>(parameters => parameters.Add(part => part.Advice, advice));
}
