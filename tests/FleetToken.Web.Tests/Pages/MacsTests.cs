using Bunit;
using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;
using FleetToken.Web.Features.Macs;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Tests.Pages;

/// <summary>The list of Macs: chips and the address say the same, rows carry what a person needs, names cannot break out.</summary>
public sealed class MacsTests : PageContext
{
    [Fact]
    public void Parts_EachChoice_RoundTripsThroughTheAddress()
    {
        foreach (var part in FilterParts.All)
        {
            foreach (var choice in part.Choices)
            {
                var filter = choice.Toggle(MacFilter.None with { Page = 3 });

                var read = MacFilter.Parse(QueryHelpers.ParseQuery(filter.ToQueryString()), out var problems);

                Assert.Empty(problems);
                Assert.True(choice.IsOn(read));
                Assert.Equal(1, read.Page);
                Assert.Equal([choice.Look.Word], part.Chosen(read));
                Assert.Equal(MacFilter.None, part.Without(read));
                Assert.Equal(MacFilter.None, choice.Toggle(read));
            }
        }
    }

    [Fact]
    public void Parts_NameEveryFilterThatNarrows()
    {
        const string Everything = "?search=a&fileVault=on&recoveryKey=valid&bootstrapToken=escrowed&tokenVerdict=nobody&recoverability=none&finding=FT-TOK-01"
            + "&severity=high&phase=lab&server=main&site=Lisbon&os=15&stale=true&inventory=old&serialNumber=C02XK0A3JV3Q&list=abc&gone=true";
        var filter = MacFilter.Parse(QueryHelpers.ParseQuery(Everything), out var problems);

        Assert.Empty(problems);
        Assert.All(FilterParts.All, part => Assert.True(part.IsSet(filter), part.Name));
        Assert.Equal(MacFilter.None, FilterParts.All.Aggregate(filter, (rest, part) => part.Without(rest)));
    }

    [Fact]
    public void Bar_OfASetFilter_ShowsAChipWhoseCrossTakesItAway()
    {
        var bar = Bar(MacFilter.None with { Severity = [Severity.Critical, Severity.High], RecoveryKey = [KeyValidity.Invalid] });

        var cross = bar.Find("a[aria-label='Remove filter Severity']");

        Assert.Equal("/macs?recoveryKey=invalid", cross.GetAttribute("href"));
        Assert.Contains("SeverityCritical, High", Text(cross.ParentElement!.TextContent).Replace("Severity ", "Severity", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_OnceAFilterIsSet_KeepsItsMenusAndAddsAChip()
    {
        var bar = Bar(MacFilter.None with { RecoveryKey = [KeyValidity.Invalid] });

        bar.Render(parameters => parameters.Add(part => part.Filter, MacFilter.None with { Severity = [Severity.Critical], RecoveryKey = [KeyValidity.Valid] }));

        Assert.Equal(2, bar.FindAll("a[aria-label^='Remove filter']").Count);
        Assert.Equal(FilterParts.Menus.Count, bar.FindAll("[aria-haspopup=menu]").Count);
    }

    [Fact]
    public async Task Bar_WhileTyping_AsksOnceAfterAPause()
    {
        var asked = new List<MacFilter>();
        var bar = Bar(MacFilter.None with { Page = 4 }, asked.Add);

        var first = bar.Find("#filter-search").InputAsync("mü");
        var second = bar.Find("#filter-search").InputAsync("müller");
        Time.Advance(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(first, second);

        Assert.Equal([MacFilter.None with { Search = "müller" }], asked);
    }

    [Fact]
    public void Table_OfAMac_ShowsItsFactsAndLeadsToItsPage()
    {
        var row = Table(Samples.Item).Find("tbody tr");

        Assert.Equal("/macs/main/417", row.QuerySelector("a[data-row]")!.GetAttribute("href"));
        var text = Text(row.TextContent);
        Assert.All(["Critical", "FT-TOK-09", "+1", "MBP-LIS-0417", "H4L9QX2T7M", "Mariana Costa", "26.6", "mariana.costa", "Invalid", "Escrowed", "Fragile", "3 h", "seen 4 min"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Table_OfAHostileName_ShowsItAsText()
    {
        var item = Samples.Item with
        {
            Name = "<script>alert(1)</script>",
            AssignedUser = Samples.Item.AssignedUser with { FullName = "\u202Etxt.exe" },
            TokenHolders = [new TokenHolderItem("<img src=x onerror=alert(1)>", true, AccountKind.OtherAdmin, EvidenceKind.Estimated) { ShouldNotHold = true }],
        };

        var table = Table(item);

        Assert.Empty(table.FindAll("script, img"));
        Assert.Equal("<script>alert(1)</script>", table.Find("a[data-row]").TextContent);
        Assert.Contains("\\u202Etxt.exe", table.Markup, StringComparison.Ordinal);
        Assert.Equal("tok extra est", table.Find(".tok").ClassName);
        Assert.Contains("should not hold a token", table.Find(".tok").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_OfAVeryLongName_StaysShort()
    {
        var table = Table(Samples.Item with { Name = new string('W', 5000) });

        Assert.Equal(65, table.Find("a[data-row]").TextContent.Length);
    }

    [Fact]
    public void Table_WithoutReportedHolders_SaysNotReportedAndNotNobody()
    {
        Assert.Contains("Not reported", Table(Samples.Item with { TokenHolders = [], TokenVerdict = TokenVerdict.Unknown }).Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody", Table(Samples.Item with { TokenHolders = [], TokenVerdict = TokenVerdict.Nobody }).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_ClickedTwice_SortsTheOtherWay()
    {
        var table = Table(Samples.Item);
        var worst = table.FindAll("th").First(head => head.TextContent == "Worst finding");
        var name = table.FindAll("th").First(head => head.TextContent == "Mac");

        Assert.Equal("descending", worst.GetAttribute("aria-sort"));
        Assert.Equal("/macs?sort=severity", worst.QuerySelector("a")!.GetAttribute("href"));
        Assert.False(name.HasAttribute("aria-sort"));
        Assert.Equal("/macs?sort=name", name.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void States_OfTheTable_LookAsEverywhere()
    {
        Same(Looks.Of, StateText.Of, Severity.Critical, Severity.High, Severity.Medium, Severity.Low, Severity.Info);
        Same(Looks.Of, StateText.Of, Enum.GetValues<KeyValidity>());
        Same(Looks.Of, StateText.Of, Enum.GetValues<BootstrapTokenStatus>());
        Same(Looks.Of, StateText.Of, Enum.GetValues<Recoverability>());

        void Same<T>(Func<T, Look> look, Func<T, Microsoft.AspNetCore.Components.RenderFragment> text, params T[] values) =>
            Assert.All(values, value => Render(text(value)).MarkupMatches(FactState.Draw(look(value))));
    }

    [Fact]
    public void Pager_InTheMiddle_LeadsBothWays()
    {
        var filter = MacFilter.None with { Page = 2, PageSize = 50 };
        var pager = Render<MacsPager>(parameters => parameters
            .Add(part => part.Page, new MacPage(318, 2, 50, [.. Enumerable.Repeat(Samples.Item, 50)]))
            .Add(part => part.Filter, filter));

        Assert.Equal("/macs", pager.Find("a[aria-label='Previous page']").GetAttribute("href"));
        Assert.Equal("/macs?page=3", pager.Find("a[aria-label='Next page']").GetAttribute("href"));
        Assert.Contains("51–100 of 318", Text(pager.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_NamesTheFilterWhoseRemovalHelps()
    {
        var filter = MacFilter.None with { Severity = [Severity.Critical], Os = ["10.15"] };
        var part = FilterParts.All.Single(part => part.Name == "os");

        var empty = Render<NoMacs>(parameters => parameters.Add(list => list.Filter, filter).Add(list => list.Advice, new FilterAdvice(part, 4)));

        Assert.Contains("Severity Critical; macOS 10.15. Without macOS there are 4.", Text(empty.Find(".blank").TextContent), StringComparison.Ordinal);
        Assert.Equal("/macs?severity=critical", empty.Find("a.btn").GetAttribute("href"));
    }

    [Fact]
    public void PastedList_SaysFoundNotFoundAndTwice()
    {
        var list = new PastedList { Id = "x", Found = 6, NotFound = ["C02ZK9NNMD6X"], FoundMoreThanOnce = ["XQ7R2NLV4J"] };

        var text = Text(Render<PastedListResult>(parameters => parameters.Add(part => part.List, list)).Find("section").TextContent);

        Assert.All(["6 found", "1 found twice", "1 not in Jamf", "C02ZK9NNMD6X", "XQ7R2NLV4J"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    private IRenderedComponent<MacsTable> Table(MacItem item) => Render<MacsTable>(parameters => parameters
        .Add(part => part.Macs, [item])
        .Add(part => part.Filter, MacFilter.None)
        .Add(part => part.Limits, AgeLimits.Of(new FleetSettings())));

    private IRenderedComponent<FilterBar> Bar(MacFilter filter, Action<MacFilter>? changed = null)
    {
        return Render<FilterBar>(parameters => parameters
            .Add(part => part.Filter, filter)
            .Add(part => part.Changed, changed ?? (_ => { }))
            .Add(part => part.MoreAsked, () => { })
            .Add(part => part.Link, "http://localhost/macs"));
    }
}
