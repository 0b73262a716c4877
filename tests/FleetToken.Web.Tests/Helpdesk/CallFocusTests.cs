using Bunit;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>Where the focus goes in a call: on with the person, never by itself, and never so that it ends the page.</summary>
public sealed class CallFocusTests : CallPageContext
{
    [Fact]
    public async Task Focus_AfterEachAct_GoesWhereOneGoesOn()
    {
        await using var house = await HouseAsync();
        var browser = Browser();
        var page = await OpenAsync(house);
        page.WaitForAssertion(() => Assert.Equal(["answer-1"], Last(browser)), Patience);

        await AnswerAsync(page, "Yes, verified", "What is on the screen?");
        await AnswerAsync(page, 0, "What happened to the password?");
        page.WaitForAssertion(() => Assert.Equal(["answer-1"], Last(browser)), Patience);
        await AnswerAsync(page, "Forgotten", null);
        page.WaitForAssertion(() => Assert.Equal(["reveal", "outcome-title"], Last(browser)), Patience);

        await ClickAsync(page, "Hand over");
        page.WaitForAssertion(() => Assert.Equal(["handed-over"], Last(browser)), Patience);
        Assert.Single(page.FindAll("#handed-over[tabindex='-1']"));
        await ClickAsync(page, "Take it over");
        page.WaitForAssertion(() => Assert.Equal(["reveal", "outcome-title"], Last(browser)), Patience);

        await ClickAsync(page, "End the call for another reason");
        page.WaitForAssertion(() => Assert.Equal(["call-ended"], Last(browser)), Patience);
    }

    [Fact]
    public async Task Focus_WhileThePageLooksAgainByItself_StaysWhereItIs()
    {
        await using var house = await HouseAsync();
        var browser = Browser();
        var mine = await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        page.WaitForAssertion(() => Assert.True((bool?)browser.Invocations["goOn"][^1].Arguments[1]), Patience);
        var before = browser.Invocations["goOn"].Count;

        await WriteAsync(house, mine.With(RunbookInput.Screen, InputWords.Of(MacScreen.Desktop)), house.Ben);
        house.Time.Advance(TimeSpan.FromSeconds(31));

        page.WaitForAssertion(() => Assert.Contains("The Mac is open: use that first", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(before, browser.Invocations["goOn"].Count);
        Assert.Single(page.FindAll("h2#outcome-title[tabindex='-1']"));
    }

    [Fact]
    public async Task Focus_ThatTheBrowserCannotGive_LeavesThePageAlone()
    {
        await using var house = await HouseAsync();
        JSInterop.SetupModule("./js/browser.js").SetupVoid("goOn", _ => true).SetException(new JSException("Unable to focus an invalid element."));
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);

        await ClickAsync(page, "The Mac refused the key");

        page.WaitForAssertion(() => Assert.Contains("Read the key once more", page.Markup, StringComparison.Ordinal), Patience);
        await ClickAsync(page, "It was typed a second time, and refused again");
        page.WaitForAssertion(() => Assert.Equal(KeyRefusal.Settled, Stored(house)!.Tried.Refused), Patience);
    }

    [Fact]
    public async Task Focus_AfterALineBeforeAnErase_StaysWithTheLines()
    {
        await using var house = await HouseAsync();
        var browser = Browser();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, LockedMac.NoWayIn(mac, house.Time.GetUtcNow()));
        var page = await OpenAsync(house, mac);

        await SettleAsync(page, 1);

        page.WaitForAssertion(() => Assert.Equal(["erase-title"], Last(browser)), Patience);
    }

    private static string[] Last(BunitJSModuleInterop browser) => [.. ((IEnumerable<string>)browser.Invocations["goOn"][^1].Arguments[0]!)];

    private BunitJSModuleInterop Browser()
    {
        var browser = JSInterop.SetupModule("./js/browser.js");
        browser.Mode = JSRuntimeMode.Loose;
        return browser;
    }
}
