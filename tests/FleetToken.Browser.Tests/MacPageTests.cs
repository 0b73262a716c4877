using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class MacPageTests(Chromium chromium, DemoFleet demo)
{
    [Fact]
    public async Task ReadAgainNow_Clicked_TellsWhenJamfAnswered()
    {
        await using var open = await chromium.OpenAsync(demo, await demo.FirstMacAsync("recoverability=fragile"));

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Read again now" }).ClickAsync();

        await Expect(open.Page.GetByText(new Regex("Jamf answered at \\d\\d:\\d\\d"))).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Read again now" })).ToBeEnabledAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Advice_Clicked_PutsTheFocusOnItsFinding()
    {
        await using var open = await chromium.OpenAsync(demo, await demo.FirstMacAsync("recoverability=fragile&severity=critical"));
        var advice = open.Page.GetByRole(AriaRole.Region, new() { Name = "Verdict" }).GetByRole(AriaRole.Link);
        var finding = open.Page.Locator($"#{await advice.GetAttributeAsync("data-inpage")}");

        await advice.ClickAsync();

        await Expect(finding).ToBeInViewportAsync();
        await Expect(finding).ToHaveAttributeAsync("open", "");
        await Expect(finding.Locator(".steps li").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task Why_OpenedByKeyboard_ExplainsTheAccountWithoutViolation(int width, ColorScheme scheme)
    {
        await using var open = await chromium.OpenAsync(demo, await demo.FirstMacAsync("tokenVerdict=extraAdmins"), width, scheme);
        var button = open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Why\\?") }).First;
        await button.FocusAsync();

        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(button).ToHaveAttributeAsync("aria-expanded", "true");
        var why = open.Page.Locator($"#{await button.GetAttributeAsync("aria-controls")} .account-why");
        await Expect(why).ToBeVisibleAsync();
        var rests = why.Locator("summary");
        await rests.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(why.GetByText("Sources", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
        Assert.True(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, "The page scrolls sideways.");

        await button.FocusAsync();
        await open.Page.Keyboard.PressAsync(" ");
        await Expect(why).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }
}
