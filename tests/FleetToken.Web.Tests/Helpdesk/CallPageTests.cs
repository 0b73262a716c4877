using Bunit;
using FleetToken.Domain.Runbook;
using FleetToken.Simulator;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>One call on its page: what is asked, what is shown, and what happens when somebody else, a role or the store gets in the way.</summary>
public sealed class CallPageTests : CallPageContext
{
    [Fact]
    public async Task Questions_OneAfterTheOther_LeadToTheKeyAndAreKept()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        Assert.Contains("Is it really the person?", Now(page), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#steps-title"));

        await AnswerAsync(page, "Yes, verified", "What is on the screen?");
        await AnswerAsync(page, 0, "What happened to the password?");
        await AnswerAsync(page, "Forgotten", null);

        Assert.Contains("Type the recovery key at the FileVault screen", page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll("#reveal"));
        Assert.Equal(3, (await StoredAsync(house))!.Answered.Count);
        Assert.Equal(["callOpened"], await house.EventsAsync());
    }

    [Theory]
    [InlineData(MacScreen.FileVault, 1)]
    [InlineData(MacScreen.Recovery, 1)]
    [InlineData(MacScreen.Desktop, 0)]
    [InlineData(MacScreen.Wait, 0)]
    [InlineData(MacScreen.LockPin, 0)]
    public async Task KeyButton_ByScreen_IsThereOnlyWhereTheOutcomeOffersAKey(MacScreen screen, int buttons)
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house).With(RunbookInput.Screen, InputWords.Of(screen)));

        var page = await OpenAsync(house);

        Assert.NotEmpty(page.FindAll("#steps-title"));
        Assert.Equal(buttons, page.FindAll("#reveal").Count);
    }

    [Fact]
    public async Task HandedOver_HidesWhatToDoUntilSomebodyTakesItOver()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        Assert.Single(page.FindAll("#reveal"));

        await page.Find("#hand-note").InputAsync(new ChangeEventArgs { Value = "Calls back at three." });
        await ClickAsync(page, "Hand over");

        page.WaitForAssertion(() => Assert.Contains("Calls back at three.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("#reveal, #steps-title, #next-title, #erase-title, #hand-title, .q.now"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Change");
        Assert.Equal(3, page.FindAll(".q.done").Count);
        Assert.Equal(CallState.HandedOver, (await StoredAsync(house))!.State);

        await ClickAsync(page, "Take it over");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("#reveal")), Patience);
        Assert.Equal(CallState.Open, (await StoredAsync(house))!.State);
    }

    [Fact]
    public async Task HandOver_WithASecretAsNote_SaysSoAndKeepsNothing()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);

        await page.Find("#hand-note").InputAsync(new ChangeEventArgs { Value = "password: Winter2026" });
        await ClickAsync(page, "Hand over");

        page.WaitForAssertion(() => Assert.Contains("looks like a recovery key or a password", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(CallState.Open, (await StoredAsync(house))!.State);
    }

    [Fact]
    public async Task Role_LostInMidCall_TakesEverythingAwayAndSaysWhy()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        Who!.SetPolicies();

        await ClickAsync(page, "The Mac refused the key");

        page.WaitForAssertion(() => Assert.Contains("no longer include the helpdesk", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("#reveal, #steps-title, .q"));
        Assert.Equal(KeyRefusal.No, (await StoredAsync(house))!.Tried.Refused);
        Assert.Equal("refused", (await house.EventsAsync())[^1]);
    }

    [Fact]
    public async Task Save_AfterSomebodyElseWentOn_SaysSoAndShowsWhereItIs()
    {
        await using var house = await HouseAsync();
        var mine = await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        await WriteAsync(house, mine.With(RunbookInput.Screen, InputWords.Of(MacScreen.Desktop)), house.Ben);

        await ClickAsync(page, "The Mac refused the key");

        page.WaitForAssertion(() => Assert.Contains("Somebody else went on", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(KeyRefusal.No, (await StoredAsync(house))!.Tried.Refused);
        Assert.Empty(page.FindAll("#reveal"));
    }

    [Fact]
    public async Task Page_LookingAgain_NoticesThatSomebodyElseHandedItOver()
    {
        await using var house = await HouseAsync();
        var mine = await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        await WriteAsync(house, mine with { State = CallState.HandedOver, Note = "To Ben." }, house.Ben);

        house.Time.Advance(TimeSpan.FromSeconds(31));

        page.WaitForAssertion(() => Assert.Contains("To Ben.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("#reveal, #steps-title"));
    }

    [Fact]
    public async Task Page_LedOnToAnotherRecordDuringALiveRead_CountsOnlyTheOtherRecordsAnswer()
    {
        await using var house = await HouseAsync();
        var first = house.Jamf.Fleet.Macs.First(mac => KeyHouse.IdOf(mac.Id) != house.Id).Id;
        var held = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        house.Jamf.Faults.On(SimulatorRoute.InventoryOne, where: request => request.PathAndQuery.Contains($"/{first}?", StringComparison.Ordinal)).Before(async _ =>
        {
            await held.Task;
            house.Jamf.Fleet.Remove(first);
            answered.SetResult();
        });
        _ = Dialogs;
        var page = Render<CallPage>(parameters => parameters.Add(one => one.Server, "main").Add(one => one.Id, first));
        page.WaitForState(() => page.Markup.Contains("Reading this Mac from Jamf now", StringComparison.Ordinal), Patience);

        page.Render(parameters => parameters.Add(one => one.Server, house.Id.Server).Add(one => one.Id, house.Id.ComputerId));
        page.WaitForState(() => page.Markup.Contains("Read live from Jamf at", StringComparison.Ordinal), Patience);
        held.SetResult();
        await answered.Task.WaitAsync(Patience, KeyHouse.Cancel);

        page.WaitForState(() => house.Get<KnownMacs>().Find(KeyHouse.IdOf(first))!.GoneAt is not null, Patience);
        Assert.Contains("Read live from Jamf at", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("it no longer has this Mac", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_ThatFails_LosesOnlyTheLastAnswer()
    {
        await using var house = await HouseAsync();
        await house.RefuseEntriesAsync("callOpened");
        var page = await OpenAsync(house);

        await ClickAsync(page, "Yes, verified");

        page.WaitForAssertion(() => Assert.Contains("nothing is lost but this last answer", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("Is it really the person?", Now(page), StringComparison.Ordinal);
        Assert.Null(await StoredAsync(house));
        await house.AllowEntriesAsync();
        await AnswerAsync(page, "Yes, verified", "What is on the screen?");
    }
}
