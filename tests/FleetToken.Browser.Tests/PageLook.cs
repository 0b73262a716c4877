using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

/// <summary>Looks at one page of the demo in both themes.</summary>
internal static class PageLook
{
    /// <summary>No rule of axe is broken, the browser complains of nothing, nothing scrolls sideways.</summary>
    public static async Task AtAsync(Chromium chromium, DemoFleet demo, string path, int width, string? role = null)
    {
        await using var open = await chromium.OpenAsync(demo, path, width, role: role);
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
        await FitsAsync(open, "light");

        // In place: the same page in other colours.
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Light theme" })).ToBeVisibleAsync();
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
        await FitsAsync(open, "dark");

        // That a page is missing is an answer, and the browser notes every such answer.
        Assert.DoesNotContain(open.Complaints, complaint => !complaint.Contains("status of 404", StringComparison.Ordinal));
    }

    private static async Task FitsAsync(OpenPage open, string theme) =>
        Assert.True(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"The page scrolls sideways, {theme}.");
}
