using System.Text.RegularExpressions;
using FleetToken.Web.Features.RecoveryKeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

/// <summary>A whole call: somebody is locked out, gets in, and the key they heard is replaced.</summary>
public sealed class CallTests(Chromium chromium, DemoFleet demo, CallFleet calls)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1400)]
    [InlineData(360)]
    public async Task Page_InBothThemes_HasNoViolationNoComplaintAndNoSidewaysScroll(int width)
    {
        var mac = await demo.FirstMacAsync("recoverability=strong");
        await PageLook.AtAsync(chromium, demo, mac.Replace("/macs/", "/helpdesk/call/", StringComparison.Ordinal), width, "helpdesk");
        await PageLook.AtAsync(chromium, demo, "/followups", width, "approver");
    }

    [Theory]
    [InlineData(1400, "name")]
    [InlineData(360, "-name")]
    public async Task Call_ByKeysAlone_ReadsTheKeyOutAndEndsWhenAnotherIsProved(int width, string sort)
    {
        var path = await calls.FirstMacAsync($"recoverability=strong&sort={sort}");
        var id = int.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var serial = calls.Simulator.Fleet.Find(id)!.SerialNumber;
        await using var open = await chromium.OpenAsync(calls, "/helpdesk", width);
        var page = open.Page;

        // Lookup.
        // In one go, so that what is listed is the answer to all of it: Enter on an older answer only looks again.
        await Expect(page.Locator("#lookup")).ToBeFocusedAsync();
        await page.Locator("#lookup").FillAsync(serial);
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync(serial[^4..]);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/helpdesk/call/main/{id}"));

        // Three questions, a digit each.
        await AnswerAsync(page, "Is it really the person?", "1");
        await AnswerAsync(page, "What is on the screen?", "1");
        await AnswerAsync(page, "What happened to the password?", "3");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Type the recovery key at the FileVault screen" })).ToBeVisibleAsync();

        // Reveal.
        await Expect(page.Locator("#reveal")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#key-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Forgot the password on leave");
        await page.GetByLabel("Called back on the number in the directory").PressAsync("Space");
        if (await page.Locator("#key-tail").CountAsync() > 0)
        {
            await page.Locator("#key-tail").FillAsync(serial[^4..]);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Record and show the key" }).PressAsync("Enter");
        await Expect(page.Locator(".grp.on small")).ToHaveTextAsync("now");
        var key = await KeyOnScreenAsync(page);
        Assert.Matches("^[A-Z0-9]{4}(-[A-Z0-9]{4}){5}$", key);
        Assert.Empty(await Axe.ViolationsAsync(page));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true })).ToBeInViewportAsync(new() { Ratio = 1 });

        // Read out, group by group, then hidden.
        for (var group = 1; group <= 5; group++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
            await Expect(page.Locator(".grp.done")).ToHaveCountAsync(group);
        }

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("The key is hidden again.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-secret]")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show again" })).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.DoesNotContain(key.Split('-')[0] + key.Split('-')[1], await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "The person is in", Exact = true }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This call has ended" })).ToBeVisibleAsync();

        // The follow-up waits until the Mac reports the person back, a new key, and the comparison.
        await page.GotoAsync("/followups");
        var name = calls.Simulator.Fleet.Find(id)!.Name;
        await Expect(page.Locator(".case").Filter(new() { HasText = name })).ToContainTextAsync("Key read out");
        await LetTheMacGetANewKeyAsync(id);
        await page.ReloadAsync();
        await Expect(page.Locator(".case").Filter(new() { HasText = name })).ToContainTextAsync("Proved: another key");

        Assert.Empty(open.Complaints);
        var atRest = calls.EverythingAtRest();
        Assert.Contains("[VRB]", atRest.Replace(" VRB ", "[VRB]", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(key, atRest, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(key.Replace("-", "", StringComparison.Ordinal), atRest, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Leaver_WhoseDataAreNeeded_WaitsForASecondPerson()
    {
        var path = await demo.FirstMacAsync("recoverability=strong&sort=-name");
        await using var helpdesk = await chromium.OpenAsync(demo, path.Replace("/macs/", "/helpdesk/call/", StringComparison.Ordinal), role: "helpdesk");
        await AnswerAsync(helpdesk.Page, "Is it really the person?", "1");
        await helpdesk.Page.GetByRole(AriaRole.Button, new() { Name = "It is about the data of somebody who left, or a legal case" }).ClickAsync();
        await helpdesk.Page.Locator("#reveal").ClickAsync();
        await helpdesk.Page.Locator("#key-reason").FillAsync("Data of a leaver, agreed with HR 4711");
        await helpdesk.Page.GetByText("Their manager confirmed it").ClickAsync();
        if (await helpdesk.Page.Locator("#key-tail").CountAsync() > 0)
        {
            await helpdesk.Page.Locator("#key-tail").FillAsync((await helpdesk.Page.Locator(".key-head .mono").InnerTextAsync())[^4..]);
        }

        await helpdesk.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).ClickAsync();
        await Expect(helpdesk.Page.GetByText("Waiting for one approval,")).ToBeVisibleAsync();
        await Expect(helpdesk.Page.Locator("[data-secret]")).ToHaveCountAsync(0);

        await using var approver = await chromium.OpenAsync(demo, "/followups", role: "approver");
        var request = approver.Page.Locator(".approval").Filter(new() { HasText = "agreed with HR 4711" });
        await request.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(approver.Page.GetByText("Approved. The person at the helpdesk can read the key now.")).ToBeVisibleAsync();

        await helpdesk.Page.GetByRole(AriaRole.Button, new() { Name = "Record and show the key" }).ClickAsync();
        await Expect(helpdesk.Page.Locator(".grp.on small")).ToHaveTextAsync("now");
    }

    [Fact]
    public async Task Key_ThatTheMacRefuses_KeepsThePage_AndEachOutcomeIsInView()
    {
        var path = await calls.FirstMacAsync("recoverability=strong&sort=-serialNumber");
        await using var open = await chromium.OpenAsync(calls, path.Replace("/macs/", "/helpdesk/call/", StringComparison.Ordinal), 1400);
        var page = open.Page;
        await AnswerAsync(page, "Is it really the person?", "1");

        // A digit answers from wherever the focus is.
        await Expect(page.Locator("#answer-1")).ToBeFocusedAsync();
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("1");
        await Expect(page.Locator(".q.done").Filter(new() { HasText = "What is on the screen?" })).ToBeVisibleAsync();
        await AnswerAsync(page, "What happened to the password?", "3");
        await Expect(page.Locator("#reveal")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "The Mac refused the key" }).PressAsync("Enter");

        var outcome = page.GetByRole(AriaRole.Heading, new() { Name = "Read the key once more, group by group" });
        await Expect(outcome).ToBeFocusedAsync();
        await Expect(outcome).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "It was typed a second time, and refused again" }).PressAsync("Enter");
        await AnswerAsync(page, "Does the person have a copy of the key?", "2");
        await page.Locator("#hand-note").FillAsync("Calls back at three.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator("#handed-over")).ToBeFocusedAsync();
        await Expect(page.Locator("#handed-over")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Empty(open.Complaints);
    }

    private static async Task AnswerAsync(IPage page, string question, string digit)
    {
        var card = page.Locator(".q.now").Filter(new() { HasText = question });
        await Expect(card.Locator("button").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync(digit);
        await Expect(page.Locator(".q.done").Filter(new() { HasText = question })).ToBeVisibleAsync();
    }

    private static async Task<string> KeyOnScreenAsync(IPage page) => string.Join(
        '-',
        await page.Locator(".grp").EvaluateAllAsync<string[]>("groups => groups.map(group => [...group.querySelectorAll('u, span')].map(letter => letter.textContent).join(''))"));

    // The Mac starts, its user logs in, Escrow Buddy makes a key, two reports come; the times of a report have whole seconds.
    private async Task LetTheMacGetANewKeyAsync(int id)
    {
        var watch = calls.Services.GetRequiredService<FollowUpWatch>();
        var cases = calls.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<FleetToken.Web.Store.FleetDb>>();
        calls.Simulator.Fleet.Restart(id);
        await watch.LookAsync(Cancel);
        for (var tries = 0; tries < 30; tries++)
        {
            calls.Simulator.Fleet.RenewKey(id);
            calls.Simulator.Fleet.Edit(id, mac => mac with { Probes = mac.Probes! with { KeyMadeAt = TimeProvider.System.GetUtcNow() } });
            calls.Simulator.Fleet.Report(id);
            calls.Simulator.Fleet.Report(id);
            await watch.LookAsync(Cancel);
            await using var db = await cases.CreateDbContextAsync(Cancel);
            if (db.FollowUps.Any(one => one.ComputerId == id && one.ClosedAt != null))
            {
                return;
            }
        }
    }
}
