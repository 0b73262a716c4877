using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class ShellTests(Chromium chromium, DemoFleet demo)
{
    [Fact]
    public async Task RoleSwitch_ToViewer_TakesSettingsAwayAndBack()
    {
        await using var open = await chromium.OpenAsync(demo, "/");
        var settings = open.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Settings") });
        await Expect(settings).ToBeVisibleAsync();

        await SwitchAsync(open.Page, "viewer");
        await Expect(open.Page.GetByLabel("Role")).ToHaveValueAsync("viewer");
        await Expect(settings).ToHaveCountAsync(0);

        await SwitchAsync(open.Page, "admin");
        await Expect(settings).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task SettingsPage_OpenedByAViewer_SaysThatItsRoleDoesNotIncludeIt()
    {
        await using var open = await chromium.OpenAsync(demo, "/");
        await SwitchAsync(open.Page, "viewer");
        await Expect(open.Page.GetByLabel("Role")).ToHaveValueAsync("viewer");

        await open.Page.GotoAsync("/settings");

        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Your roles do not include this page" })).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Start a sweep now" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task DarkTheme_Chosen_IsThereAfterAReload()
    {
        await using var open = await chromium.OpenAsync(demo, "/settings");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await open.Page.ReloadAsync();

        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Light theme" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Theme_NotChosen_IsWhatTheSystemPrefers()
    {
        await using var open = await chromium.OpenAsync(demo, "/settings", scheme: ColorScheme.Dark);

        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Light theme" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SkipLink_IsTheFirstTabStop_AndLeadsToTheContent()
    {
        await using var open = await chromium.OpenAsync(demo, "/settings");
        var skip = open.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });

        // A click into the page moves where Tab begins; a page just opened begins at its top.
        await open.Page.EvaluateAsync("document.activeElement?.blur()");
        await open.Page.Keyboard.PressAsync("Tab");

        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(open.Page.Locator("#main")).ToBeFocusedAsync();
        Assert.EndsWith("/settings", open.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slash_ThenTypingAndEnter_ListsWhatWasSearched()
    {
        await using var open = await chromium.OpenAsync(demo, "/");
        await open.Page.Keyboard.PressAsync("/");
        await Expect(open.Page.Locator("#search")).ToBeFocusedAsync();

        await open.Page.Keyboard.TypeAsync("mbp-muc");
        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(open.Page).ToHaveURLAsync(new Regex("/macs\\?search=mbp-muc$"));
        await Expect(open.Rows.First).ToContainTextAsync("MBP-MUC-");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Letters_GThenM_GoToMacs()
    {
        await using var open = await chromium.OpenAsync(demo, "/");

        await open.Page.Keyboard.PressAsync("g");
        await open.Page.Keyboard.PressAsync("m");

        await Expect(open.Page).ToHaveURLAsync(new Regex("/macs$"));
    }

    [Fact]
    public async Task Bar_OnAPhone_CoversNothingOfThePage()
    {
        await using var open = await chromium.OpenAsync(demo, "/settings", 360);

        var bar = await open.Page.Locator(".mud-appbar").BoundingBoxAsync();
        var banner = await open.Page.GetByRole(AriaRole.Region, new() { Name = "Demo" }).BoundingBoxAsync();

        Assert.NotNull(bar);
        Assert.NotNull(banner);
        Assert.True(banner.Y >= bar.Y + bar.Height - 1, $"The banner begins at {banner.Y}, the bar ends at {bar.Y + bar.Height}.");
    }

    [Fact]
    public async Task Menu_OnAPhone_OpensAndLeadsOn()
    {
        await using var open = await chromium.OpenAsync(demo, "/settings", 360);
        var macs = open.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Macs") });
        await Expect(macs).Not.ToBeInViewportAsync();

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Open menu" }).ClickAsync();
        await Expect(macs).ToBeInViewportAsync();
        await macs.ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("/macs$"));
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Macs", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task SwitchAsync(IPage page, string role)
    {
        await page.GetByLabel("Role").SelectOptionAsync(role);
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch", Exact = true }).ClickAsync();
    }
}
