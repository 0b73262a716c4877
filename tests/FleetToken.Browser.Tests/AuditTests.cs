using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

/// <summary>The audit log as an auditor sees it, and a list that is longer than any message was.</summary>
public sealed class AuditTests(Chromium chromium, DemoFleet demo)
{
    [Theory]
    [InlineData("/audit", 1400)]
    [InlineData("/audit?event=auditRead", 360)]
    public async Task Page_InBothThemes_HasNoViolationNoComplaintAndNoSidewaysScroll(string path, int width) =>
        await PageLook.AtAsync(chromium, demo, path, width, "auditor");

    [Fact]
    public async Task Page_Opened_SaysThatEveryEntryHoldsAndShowsItsOwnReading()
    {
        await using var open = await chromium.OpenAsync(demo, "/audit?event=auditRead", role: "auditor");

        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("holds$") })).ToBeVisibleAsync();
        await Expect(open.Page.Locator("table.audit tbody tr").First).ToContainTextAsync("Demo auditor");
    }

    [Fact]
    public async Task PastedList_OfTwentyThousandLines_DoesNotEndTheCircuit()
    {
        await using var open = await chromium.OpenAsync(demo, "/macs?pageSize=25");
        var list = string.Join('\n', Enumerable.Range(0, 20_000).Select(number => $"SERIAL{number:D6}"));

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Paste a list" }).ClickAsync();

        // As a paste does it: the whole text at once, then one event.
        await open.Page.Locator("#pasted").EvaluateAsync("(box, text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); }", list);
        await Expect(open.Page.GetByText("20,000 lines", new() { Exact = true })).ToBeVisibleAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Find these Macs" }).ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("list="));
    }
}
