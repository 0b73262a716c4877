using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class SmokeTests(DemoInBrowser demo) : IClassFixture<DemoInBrowser>
{
    [Fact]
    public async Task Demo_InABrowser_ShowsMacsAndNoComplaint()
    {
        await using var open = await demo.OpenAsync("/macs");

        await Expect(open.Page.GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(open.Page.GetByText("Demo.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task RoleSwitch_ToViewer_TakesSettingsAwayAndBack()
    {
        await using var open = await demo.OpenAsync("/");
        var settings = open.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Settings") });
        await Expect(settings).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await SwitchAsync(open.Page, "viewer");
        await Expect(open.Page.GetByLabel("Role")).ToHaveValueAsync("viewer");
        await Expect(settings).ToHaveCountAsync(0);

        await SwitchAsync(open.Page, "admin");
        await Expect(settings).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    private static async Task SwitchAsync(IPage page, string role)
    {
        await page.GetByLabel("Role").SelectOptionAsync(role);
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch", Exact = true }).ClickAsync();
    }
}
