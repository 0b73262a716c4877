using FleetToken.Simulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class SettingsTests(Chromium chromium, HostileFleet fleet)
{
    [Fact]
    public async Task SweepStarted_WhileJamfThinks_ShowsItsProgressAndThenThatItIsDone()
    {
        await using var open = await chromium.OpenAsync(fleet, "/settings");
        var server = open.Page.GetByRole(AriaRole.Region, new() { Name = "Server hostile" });
        await Expect(server).ToContainTextAsync("Up to date");
        var held = fleet.Simulator.Faults.On(SimulatorRoute.InventoryList, times: 1_000).Hold();

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Start a sweep now" }).ClickAsync();

        await Expect(server.GetByRole(AriaRole.Progressbar, new() { Name = "Sweep of hostile" })).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Sweep is running" })).ToBeDisabledAsync();
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
        fleet.Simulator.Faults.Clear();
        Assert.True(held.Hits > 0);
        await Expect(server).ToContainTextAsync("Up to date");
        await Expect(server).ToContainTextAsync("160 of 160");
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Start a sweep now" })).ToBeEnabledAsync();
        Assert.Empty(open.Complaints);
    }
}
