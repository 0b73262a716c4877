using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

/// <summary>The lookup as somebody with a phone in one hand uses it.</summary>
public sealed class HelpdeskTests(Chromium chromium, DemoFleet demo)
{
    [Theory]
    [InlineData("/helpdesk", 1400)]
    [InlineData("/helpdesk", 360)]
    [InlineData("/helpdesk?q=mbp-muc&ticket=INC-4711", 1400)]
    [InlineData("/helpdesk?q=mbp-muc&ticket=INC-4711", 360)]
    [InlineData("/helpdesk?q=nobody-has-this-name", 1400)]
    [InlineData("/helpdesk?q=nobody-has-this-name", 360)]
    public async Task Page_InBothThemes_HasNoViolationNoComplaintAndNoSidewaysScroll(string path, int width) =>
        await PageLook.AtAsync(chromium, demo, path, width, "helpdesk");

    [Fact]
    public async Task Lookup_ByKeysAlone_GoesFromAnyPageToTheCallOfTheChosenMac()
    {
        await using var open = await chromium.OpenAsync(demo, "/", role: "helpdesk");

        // The letters follow the rail's links, and this one waits for who it is.
        await Expect(open.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Helpdesk" })).ToBeVisibleAsync();
        await open.Page.Keyboard.PressAsync("g");
        await open.Page.Keyboard.PressAsync("h");
        var box = open.Page.GetByRole(AriaRole.Combobox, new() { Name = "Who is on the phone?" });
        await Expect(box).ToBeFocusedAsync();

        // In one go: what is listed is then the answer to all of it.
        await box.FillAsync("mbp-muc");
        var options = open.Page.GetByRole(AriaRole.Listbox, new() { Name = "Macs to choose from" }).GetByRole(AriaRole.Option);
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await open.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await options.Nth(1).GetAttributeAsync("id"))!);
        Assert.EndsWith("/helpdesk", open.Page.Url, StringComparison.Ordinal);
        await open.Page.Keyboard.PressAsync("ArrowUp");
        await open.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(options.Last).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(open.Page).ToHaveURLAsync(new Regex("/helpdesk/call/demo/\\d+$"));
    }

    [Fact]
    public async Task Rail_OfAViewer_HasNoHelpdesk()
    {
        await using var open = await chromium.OpenAsync(demo, "/helpdesk", role: "viewer");

        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Your roles do not include this page" })).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Helpdesk" })).ToHaveCountAsync(0);
    }
}
