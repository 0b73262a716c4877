using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class HostileNameTests(Chromium chromium, HostileFleet fleet)
{
    [Theory]
    [InlineData(1400)]
    [InlineData(360)]
    public async Task List_OfHostileNames_ShowsThemAsTextAndRunsNothing(int width)
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?pageSize=200", width);

        await Expect(open.Rows).ToHaveCountAsync(160);
        await Expect(open.Page.GetByText("<script>alert('fleet')</script>").First).ToBeVisibleAsync();
        await NothingRanAsync(open);
    }

    [Theory]
    [InlineData("<script>alert", 1400)]
    [InlineData("<script>alert", 360)]
    [InlineData("long xxxx", 360)]
    [InlineData("constructor", 360)]
    public async Task MacPage_OfAHostileName_ShowsItAsTextAndRunsNothing(string name, int width)
    {
        await using var open = await chromium.OpenAsync(fleet, await fleet.FirstMacAsync($"search={Uri.EscapeDataString(name)}"), width);

        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Read again now" })).ToBeVisibleAsync();
        await NothingRanAsync(open);
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
    }

    [Fact]
    public async Task Search_ForMarkup_IsShownAsText()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?search=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&os=%3Cb%3Ebold%3C%2Fb%3E");

        await Expect(open.Page.GetByText("<img src=x onerror=alert(1)>")).ToBeVisibleAsync();
        await NothingRanAsync(open);
    }

    private static async Task NothingRanAsync(OpenPage open)
    {
        await Expect(open.Page.Locator("main script, main iframe, main img, main object, main b:has-text('bold')")).ToHaveCountAsync(0);
        Assert.True(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, "The page scrolls sideways.");
        Assert.Empty(open.Complaints);
    }
}
