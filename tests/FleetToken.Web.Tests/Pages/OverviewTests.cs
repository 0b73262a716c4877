using Bunit;
using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.Overview;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Tests.Pages;

/// <summary>The overview: its sentences, where its numbers lead, and what it says when there is nothing.</summary>
public sealed class OverviewTests : PageContext
{
    [Theory]
    [InlineData(0, 142, "No Mac is known to lose its data if someone forgets a password today. For 142 Macs we cannot tell, because facts are missing or too old.")]
    [InlineData(0, 0, "No Mac is known to lose its data if someone forgets a password today. Every judged Mac has a way back, or is not encrypted.")]
    [InlineData(1, 142, "1 Mac can lose its data if someone forgets a password today. For 142 more we cannot tell, because facts are missing or too old.")]
    [InlineData(19, 0, "19 Macs can lose their data if someone forgets a password today. For all others we can tell.")]
    public void Headline_ForSoManyMacs_SaysOneSentence(int canLose, int unknown, string sentence)
    {
        var summary = Samples.Summary with
        {
            CanLoseData = canLose,
            Recoverability = new Dictionary<Recoverability, int> { [Recoverability.Strong] = 500, [Recoverability.Unknown] = unknown },
        };

        var said = Render<Headline>(parameters => parameters.Add(part => part.Summary, summary)).Find(".said").TextContent;

        Assert.Equal(sentence, Text(said));
    }

    [Fact]
    public void Headline_LeadsToTheMacsItCounts()
    {
        var headline = Render<Headline>(parameters => parameters.Add(part => part.Summary, Samples.Summary));

        Assert.Equal(
            "/macs?finding=FT-TOK-01&finding=FT-TOK-09&severity=critical&phase=inUse&phase=lab&phase=leaver",
            headline.Find("a.primary").GetAttribute("href"));
        Assert.Contains(headline.FindAll(".legend a"), link => Text(link.TextContent) == "Unknown142" && link.GetAttribute("href") == "/macs?recoverability=unknown&phase=inUse&phase=lab&phase=leaver");
    }

    [Fact]
    public void Tiles_ShowShareAndCountOverJudgedMacs_AndSayHowManyAreNotJudged()
    {
        var tiles = Tiles([]);

        Assert.Contains("87.0% 1,079 of 1,240", Text(tiles.FindAll(".tile")[0].TextContent).Replace("1,079", " 1,079", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("80 unknown", Text(tiles.FindAll(".tile")[0].TextContent), StringComparison.Ordinal);
        var notJudged = tiles.Find("p a");
        Assert.Equal("60 not judged", notJudged.TextContent);
        Assert.Equal("/macs?phase=new&phase=stock&phase=headless&phase=vm", notJudged.GetAttribute("href"));
        Assert.Contains("40 in stock and 20 new", Text(tiles.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_WithoutADayAWeekAgo_CompareWithNothing() => Assert.Empty(Tiles([Day(0, 1000)]).FindAll(".delta"));

    [Fact]
    public void Tiles_WithADayAWeekAgo_SayTheDifference() =>
        Assert.Equal("9 more than a week ago", Tiles([Day(-7, 1070), Day(0, 1079)]).FindAll(".delta")[0].TextContent);

    [Theory]
    [InlineData(0, "Counting begins with the first complete sweep.")]
    [InlineData(1, "Counting began on 24 November 2026. A line needs two days; nothing is invented before that.")]
    public void Trend_OfLessThanTwoDays_DrawsNoLine(int days, string says)
    {
        var trend = Render<TrendCard>(parameters => parameters.Add(part => part.Days, [.. Enumerable.Range(0, days).Select(day => Day(day, 1000))]));

        Assert.Empty(trend.FindAll("svg.trend"));
        Assert.Contains(says, Text(trend.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_OfTwoDays_IsALineWithItsNumbersInWords()
    {
        var trend = Render<TrendCard>(parameters => parameters.Add(part => part.Days, [Day(-1, 620), Day(0, 1240)]));

        Assert.Contains("Recovery key valid 50.0 to 100 percent", trend.Find("svg.trend").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("2 days", trend.Find("h2").TextContent);
    }

    [Fact]
    public void Causes_LeadToThePageOfTheirFinding()
    {
        var description = FindingCatalogue.Find("FT-PRK-02")!;
        var causes = Render<CausesCard>(parameters => parameters.Add(part => part.Findings, [new FindingCount(description, Severity.Critical, 47)]));

        Assert.Equal("/findings/FT-PRK-02", causes.Find(".causes a").GetAttribute("href"));
        Assert.Equal("47", causes.Find(".causes .n").TextContent);
    }

    [Fact]
    public void Board_WithoutServers_SaysWhatToConfigure() =>
        Assert.Contains("No Jamf server is configured", Board(Samples.Summary with { Macs = 0 }).Markup, StringComparison.Ordinal);

    [Fact]
    public void Board_AtTheFirstStart_ShowsProgressWhereTheHeadlineWillBe()
    {
        var server = Samples.Server with { State = SyncState.Running, LastComplete = null, LastSweep = Samples.Sweep with { FinishedAt = null, Macs = 500 } };

        var board = Board(Samples.Summary with { Macs = 0 }, server);

        Assert.Contains("500 of 1,240 Macs read from main.", Text(board.Find(".lead").TextContent), StringComparison.Ordinal);
        Assert.Equal("500", board.Find(".lead progress").GetAttribute("value"));
    }

    [Fact]
    public void Board_OfSomebodyWhoSeesSomeSites_TellsNoNumberOfAWholeServer()
    {
        var running = Samples.Server with { State = SyncState.Running, HeldBack = "620 Macs", LastSweep = Samples.Sweep with { FinishedAt = null, Macs = 555, TotalCount = 5_678 } };

        var all = Board(Samples.Summary with { Macs = 7 }, running);
        var some = Board(Samples.Summary with { Macs = 7 }, seesAll: false, running);
        var first = Board(Samples.Summary with { Macs = 0 }, seesAll: false, running with { LastComplete = null });

        Assert.Contains("5,678", all.Markup, StringComparison.Ordinal);
        Assert.Contains("5678", all.Markup, StringComparison.Ordinal);
        foreach (var board in (IRenderedComponent<OverviewBoard>[])[some, first])
        {
            Assert.NotEmpty(board.FindAll("progress"));
            Assert.All(["5,678", "5678", "555", "620", "1,240 Macs"], number => Assert.DoesNotContain(number, board.Find(".sync").OuterHtml + board.Find(".lead").OuterHtml, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Board_WhenJamfFails_KeepsTheNumbersAndSaysFromWhen()
    {
        var server = Samples.Server with { State = SyncState.Failed, LastSweep = Samples.Sweep with { Error = "Jamf answered 401. The client secret may have expired." } };

        var alert = Board(Samples.Summary, server).Find("[role=alert]");

        Assert.Contains("main cannot be read. Jamf answered 401. The client secret may have expired. What you see is from 5 h ago", Text(alert.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public void Board_WhenTheFirstSweepFails_SaysWhyInPlaceOfNumbers()
    {
        var server = Samples.Server with { State = SyncState.Failed, LastComplete = null, LastSweep = Samples.Sweep with { Error = "Jamf cannot be reached." } };

        Assert.Contains("Jamf cannot be reached.", Board(Samples.Summary with { Macs = 0 }, server).Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private static FleetDay Day(int offset, int keyValid) =>
        new(DateOnly.FromDateTime(Samples.Now.UtcDateTime).AddDays(offset), 1240, keyValid, 871, 1131, 1149);

    private IRenderedComponent<Tiles> Tiles(IReadOnlyList<FleetDay> trend) => Render<Tiles>(parameters => parameters
        .Add(part => part.Summary, Samples.Summary)
        .Add(part => part.Settings, new FleetSettings())
        .Add(part => part.Trend, trend));

    private IRenderedComponent<OverviewBoard> Board(FleetSummary summary, params ServerSync[] servers) => Board(summary, seesAll: true, servers);

    private IRenderedComponent<OverviewBoard> Board(FleetSummary summary, bool seesAll, params ServerSync[] servers) => Render<OverviewBoard>(parameters => parameters
        .Add(part => part.View, new OverviewView(summary, [], [], new FleetSettings()))
        .Add(part => part.SeesAll, seesAll)
        .Add(part => part.Servers, servers));
}
