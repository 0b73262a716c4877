using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class OverviewTests(Chromium chromium, HostileFleet fleet)
{
    [Fact]
    public async Task Tile_Clicked_ListsExactlyTheMacsItCounts()
    {
        await using var open = await chromium.OpenAsync(fleet, "/");
        var tile = open.Page.Locator(".tile").Filter(new() { HasText = "Recovery key valid" });
        var counted = (await tile.Locator(".f .muted").InnerTextAsync()).Split(' ')[0];

        await tile.GetByRole(AriaRole.Link, new() { Name = "Recovery key valid" }).ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("recoveryKey=valid"));
        await Expect(open.Sub).ToContainTextAsync($"{counted} of 160 Macs");
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Remove filter Recovery key" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Cause_Followed_LeadsOverItsMacsToTheSteps()
    {
        await using var open = await chromium.OpenAsync(fleet, "/");
        var cause = open.Page.Locator(".causes li").Filter(new() { HasText = "FT-PRK-02" });
        var counted = await cause.Locator(".n").InnerTextAsync();
        await cause.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(open.Page).ToHaveURLAsync(new Regex("/findings/FT-PRK-02$"));
        await Expect(open.Sub).ToContainTextAsync($"{counted} of ");

        await open.Rows.First.Locator("a[data-row]").ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("/macs/hostile/\\d+#findings$"));
        var steps = open.Page.Locator(".finding[open] .steps li");
        await Expect(steps.First).ToBeVisibleAsync();
        Assert.True(await steps.CountAsync() > 1, "A finding like this has several steps.");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Headline_Clicked_ListsTheMacsThatCanLoseTheirData()
    {
        await using var open = await chromium.OpenAsync(fleet, "/");
        var fix = open.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Fix these \\d+ first$") });
        var counted = Regex.Match(await fix.InnerTextAsync(), "\\d+").Value;

        await fix.ClickAsync();

        await Expect(open.Sub).ToContainTextAsync($"{counted} of 160 Macs");
        await Expect(open.Rows).ToHaveCountAsync(int.Parse(counted, System.Globalization.CultureInfo.InvariantCulture));
    }
}
