using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class EveryPageTests(Chromium chromium, DemoFleet demo)
{
    private static readonly string[] Paths =
    [
        "/", "/macs", "/macs?severity=critical&tokenVerdict=adminsOnly&pageSize=25", "/macs?search=nobody-has-this-name&os=15", "/macs?os=%3Cb%3E&sort=up",
        "/findings", "/findings?newSince=7d", "/findings/FT-PRK-02", "/findings/FT-TOK-03?accepted=true", "/findings/FT-CFG-01", "/findings/FT-NONE-01",
        "/what-if", "/what-if?account=itadmin", "/what-if?account=nobody-has-this-name",
        "/jamf", "/jamf?kind=script", "/jamf#FT-SEC-01", "/jamf#FT-CFG-01", "/macs?object=policy-1",
        "/settings", "/exports", "/macs/demo/999999", "/no-such-page",
    ];

    private static readonly string[] Recoverabilities = ["strong", "keyOnly", "fragile", "none", "notEncrypted", "unknown"];

    public static TheoryData<string, int> PathsAndWidths() => [.. Paths.SelectMany(path => new (string, int)[] { (path, 1400), (path, 360) })];

    public static TheoryData<string, int> RecoverabilitiesAndWidths() =>
        [.. Recoverabilities.SelectMany(value => new (string, int)[] { (value, 1400), (value, 360) })];

    [Theory]
    [MemberData(nameof(PathsAndWidths))]
    public async Task Page_InBothThemes_HasNoViolationNoComplaintAndNoSidewaysScroll(string path, int width) =>
        await LookAtAsync(path, width);

    [Theory]
    [MemberData(nameof(RecoverabilitiesAndWidths))]
    public async Task MacPage_OfEachRecoverability_HasNoViolationNoComplaintAndNoSidewaysScroll(string recoverability, int width) =>
        await LookAtAsync(await demo.FirstMacAsync($"recoverability={recoverability}"), width);

    private async Task LookAtAsync(string path, int width)
    {
        await using var open = await chromium.OpenAsync(demo, path, width);
        await CheckAsync(open, "light");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Light theme" })).ToBeVisibleAsync();
        await CheckAsync(open, "dark");

        // That a page is missing is an answer, and the browser notes every such answer.
        Assert.DoesNotContain(open.Complaints, complaint => !complaint.Contains("status of 404", StringComparison.Ordinal));
    }

    private static async Task CheckAsync(OpenPage open, string theme)
    {
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
        Assert.True(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"The page scrolls sideways, {theme}.");
    }
}
