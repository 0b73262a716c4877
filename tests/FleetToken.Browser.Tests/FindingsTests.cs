using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class FindingsTests(Chromium chromium, DemoFleet demo)
{
    [Fact]
    public async Task Cause_FromTheOverview_IsTwoClicksFromItsMacsAndSteps()
    {
        await using var open = await chromium.OpenAsync(demo, "/");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Findings by cause" }).ClickAsync();
        await Expect(open.Page).ToHaveURLAsync(new Regex("/findings$"));

        // The address changes before the page does, and the overview has rows too.
        await Expect(open.Page.Locator("main h1")).ToHaveTextAsync("Findings");
        await open.Page.Locator("table.found a[data-row]").First.ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("/findings/FT-[A-Z]+-\\d+$"));
        await Expect(open.Page.Locator("ol.steps > li").First).ToBeVisibleAsync();
        await Expect(open.Rows.First).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task EveryFindingThatConcernsAMac_IsTwoClicksFromTheOverview()
    {
        await using var open = await chromium.OpenAsync(demo, "/");
        var answer = await open.Page.APIRequest.GetAsync(new Uri(new Uri(open.Page.Url), "/api/v1/findings").ToString());
        var found = (await answer.JsonAsync())!.Value.EnumerateArray()
            .Where(one => one.GetProperty("macs").GetInt32() > 0)
            .Select(one => (Code: one.GetProperty("code").GetString()!, Title: one.GetProperty("title").GetString()!))
            .ToList();
        Assert.True(found.Count > 30);

        foreach (var (code, title) in found.Where((_, place) => place % 6 == 0).Append(found.Single(one => one.Code == "FT-SEC-01")))
        {
            await open.Page.GetByRole(AriaRole.Link, new() { Name = "Findings by cause" }).ClickAsync();
            await Expect(open.Page.Locator("main h1")).ToHaveTextAsync("Findings");
            foreach (var other in found)
            {
                await Expect(open.Page.Locator($"a[data-row][href='/findings/{other.Code}']")).ToBeVisibleAsync();
            }

            await open.Page.Locator($"a[data-row][href='/findings/{code}']").ClickAsync();
            await Expect(open.Page.Locator("main h1")).ToHaveTextAsync(title);
            await open.Page.GotoAsync(new Uri(new Uri(open.Page.Url), "/").ToString());
        }

        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Keys_GThenF_GoToFindings()
    {
        await using var open = await chromium.OpenAsync(demo, "/settings");
        await Expect(open.Page.Locator("nav [data-go=f]")).ToBeVisibleAsync();

        // In one go: the second key counts for a second and a half after the first.
        await open.Page.Keyboard.TypeAsync("gf");

        await Expect(open.Page).ToHaveURLAsync(new Regex("/findings$"));
    }

    [Fact]
    public async Task Accept_OnAMac_IsAskedForInADialogWithoutViolationsAndShown()
    {
        await using var open = await chromium.OpenAsync(demo, "/findings/FT-PRK-02");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Accept on ") }).First.ClickAsync();
        await Expect(open.Page.Locator("#accept-reason")).ToBeVisibleAsync();
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
        await open.Page.Locator("#accept-reason").FillAsync("Exam room, wiped every night");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).Last.ClickAsync();

        await Expect(open.Page.Locator("table.affected .accepted").First).ToContainTextAsync("Exam room");
        Assert.Empty(await Axe.ViolationsAsync(open.Page));
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Take back the acceptance on ") }).First.ClickAsync();
        await Expect(open.Page.Locator("table.affected .accepted")).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }
}
