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

    [Fact]
    public async Task Settings_SweepStarted_ShowsProgressUntilANewSweepIsComplete()
    {
        await using var open = await chromium.OpenAsync(demo, "/settings");
        var server = open.Page.GetByRole(AriaRole.Region, new() { Name = "Server demo" });
        await Expect(server).ToContainTextAsync("Up to date");

        // A sweep of so few Macs is over in a moment; whoever looks only afterwards would miss its progress.
        await open.Page.EvaluateAsync(
            """
            () => {
              window.swept = false;
              new MutationObserver(() => { window.swept ||= document.querySelector('progress[aria-label="Sweep of demo"]') !== null; })
                .observe(document.getElementById("main"), { childList: true, subtree: true });
            }
            """);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Start a sweep now" }).ClickAsync();

        await open.Page.WaitForFunctionAsync("window.swept");
        await Expect(server).ToContainTextAsync("Up to date");
        await Expect(server.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Expect(server).ToContainTextAsync("Took");
        Assert.Empty(open.Complaints);
    }
}
