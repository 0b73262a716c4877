using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

/// <summary>Jamf's configuration in a browser.</summary>
public sealed class JamfTests(Chromium chromium, DemoFleet demo)
{
    [Fact]
    public async Task Object_FromTheRailToItsMacs_IsThreeClicks()
    {
        await using var open = await chromium.OpenAsync(demo, "/");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Jamf configuration" }).ClickAsync();
        await Expect(open.Page).ToHaveURLAsync(new Regex("/jamf$"));

        var script = open.Page.Locator("details.object[id^=policy-]").Filter(new() { HasText = "Concerns" }).First;
        await script.Locator("summary").First.ClickAsync();
        await script.Locator("a[href^='/macs?object=policy-']").ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("/macs\\?object=policy-[0-9]+$"));
        await open.LoadedAsync();
        await Expect(open.Rows.First).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Scripts_InTheDemo_ShowMaskedLinesOnly()
    {
        await using var open = await chromium.OpenAsync(demo, "/jamf?kind=script");

        await Expect(open.Page.Locator("details.object").First).ToBeVisibleAsync();
        var lines = await open.Page.Locator(".hit-line > bdi").AllTextContentsAsync();

        Assert.Contains(lines, line => line.Contains("[removed]", StringComparison.Ordinal));
        Assert.Empty(await open.Page.Locator("details.object[id^=policy-]").AllAsync());
    }
}
