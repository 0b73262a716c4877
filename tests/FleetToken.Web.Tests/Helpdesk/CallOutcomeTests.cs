using Bunit;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Simulator.Macs;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>What the page offers after an outcome: a refused key, another record, an erase, an account to watch.</summary>
public sealed class CallOutcomeTests : CallPageContext
{
    [Fact]
    public async Task KeyRefusedOnce_IsShownOnceMoreWithoutANewRequestWhileTheGrantHolds()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        await RevealAsync(page);
        await DialogAsync("Hide now");
        await DialogAsync("It did not work");

        page.WaitForAssertion(() => Assert.Contains("Show the key once more", page.Find("#reveal").TextContent, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("cannot be read out again", StringComparison.Ordinal));
        _ = ClickAsync(page, "Show the key once more");
        Dialogs.WaitForState(() => Dialogs.Markup.Contains("You may show the key again", StringComparison.Ordinal), Patience);
        await DialogAsync("Record and show the key");
        Dialogs.WaitForState(() => Dialogs.FindAll("[data-secret]").Count > 0, Patience);

        Assert.Equal(1, await house.ReadingsAsync());
        await DialogAsync("Hide now");
        await DialogAsync("It did not work");
        page.WaitForAssertion(() => Assert.Equal(KeyRefusal.Settled, Stored(house)!.Tried.Refused), Patience);
    }

    [Fact]
    public async Task KeyRefusedOnce_AfterTheGrant_OffersToHandOverFirst()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house) with { Tried = new() { Refused = KeyRefusal.Once } });

        var page = await OpenAsync(house);

        Assert.Empty(page.FindAll("#reveal"));
        Assert.Contains("can no longer be shown", page.Markup, StringComparison.Ordinal);
        var steps = page.FindComponent<NextStepsCard>().FindAll("button").Select(button => button.TextContent).ToList();
        Assert.StartsWith("It cannot be read out again: hand over", steps[0], StringComparison.Ordinal);
        Assert.Contains("refused again", steps[1], StringComparison.Ordinal);
        await ClickAsync(page, "It cannot be read out again: hand over");
        page.WaitForAssertion(() => Assert.Equal((CallState.HandedOver, KeyRefusal.Once), (Stored(house)!.State, Stored(house)!.Tried.Refused)), Patience);
    }

    [Fact]
    public async Task KeyRefusedAfterARestart_IsAnsweredAtTheFileVaultScreen()
    {
        await using var house = await HouseAsync();
        house.Jamf.Fleet.Report(house.Mac.Id, mac => mac with { Probes = mac.Probes! with { EscrowBuddy = 1 } });
        await house.SweepAsync();
        await WriteAsync(house, Locked(house.Id, house).With(RunbookInput.Screen, InputWords.Of(MacScreen.LoginWindow)).With(RunbookInput.Rotation, InputWords.Of(KeyRotation.None)));
        var page = await OpenAsync(house);
        Assert.Contains("Restart, then type the recovery key", page.Markup, StringComparison.Ordinal);

        await ClickAsync(page, "The Mac refused the key");

        page.WaitForAssertion(() => Assert.Contains("Read the key once more, group by group", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(MacScreen.FileVault, (await StoredAsync(house))!.Answers.Screen);
    }

    [Fact]
    public async Task AnotherRecord_OutOfReach_IsPassedOverAsNotKnown()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        var twin = house.Jamf.Fleet.EnrolTwin((int)mac.ComputerId);
        house.Jamf.Fleet.Edit(twin.Id, one => one with { Site = new SimulatedSite("77", "Elsewhere"), ReportedAt = null });
        await house.SweepAsync();
        await WriteAsync(house, Locked(mac, house));
        Person("Ada", "Berlin");
        house.Jamf.Fleet.Edit((int)mac.ComputerId, one => one with { Site = new SimulatedSite("78", "Berlin") });
        await house.SweepAsync();
        var page = await OpenAsync(house, mac);
        Assert.Contains("Try the key of the other record of this Mac", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#reveal"));

        await ClickAsync(page, "nobody here can read its key");

        page.WaitForAssertion(() => Assert.Contains("Does the person have a copy of the key?", Now(page), StringComparison.Ordinal), Patience);
        Assert.Equal([$"main/{twin.Id}"], Stored(house, mac)!.Tried.TwinsUnread);
    }

    [Fact]
    public async Task Erase_IsShownOnlyAfterSomebodyWhoSettledNoLineConfirmed()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, LockedMac.NoWayIn(mac, house.Time.GetUtcNow()));
        var page = await OpenAsync(house, mac);
        var lines = page.FindAll("#erase-title").Count == 1 ? page.FindComponent<EraseCard>().FindAll("input").Count : 0;
        Assert.True(lines > 5);
        Person("Ben");
        await SettleAsync(page, 0);
        Person("Ada");
        for (var line = 1; line < lines; line++)
        {
            await SettleAsync(page, line);
        }

        Assert.Contains("by more than one of you", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ben, ", page.FindComponent<EraseCard>().Markup, StringComparison.Ordinal);
        var second = await OpenAsync(house, mac, "Ben");
        Assert.DoesNotContain("I am the second person", second.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Erase in recoveryOS", second.Markup, StringComparison.Ordinal);
        var third = await OpenAsync(house, mac, "Cleo");
        await ClickAsync(third, "I am the second person");

        third.WaitForAssertion(() => Assert.Contains("Erase in recoveryOS", third.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(("eraseConfirmed", "Cleo"), ((await house.AuditAsync())[^1].Event, (await house.AuditAsync())[^1].By));
        house.Jamf.Fleet.Contact((int)mac.ComputerId);
        await ClickAsync(third, "Read the Mac again");
        third.WaitForAssertion(() => Assert.False(Stored(house, mac)!.Tried.Erase.IsConfirmed), Patience);
        Assert.DoesNotContain("Erase in recoveryOS", third.Markup, StringComparison.Ordinal);
        Assert.Equal("eraseUnconfirmed", (await house.EventsAsync())[^1]);
    }

    [Fact]
    public async Task Erase_WhoseLinesTwoPeopleSettled_IsConfirmedByOneOnceTheOtherSettledAll()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, LockedMac.NoWayIn(mac, house.Time.GetUtcNow()));
        var page = await OpenAsync(house, mac);
        var lines = page.FindComponent<EraseCard>().FindAll("input").Count;
        Person("Ben");
        await SettleAsync(page, 0);
        Assert.DoesNotContain("I settled this too", page.Markup, StringComparison.Ordinal);
        Person("Ada");
        for (var line = 1; line < lines; line++)
        {
            await SettleAsync(page, line);
        }

        Assert.Contains("by more than one of you", page.Markup, StringComparison.Ordinal);
        await ClickAsync(page, "I settled this too");

        page.WaitForAssertion(() => Assert.Contains("somebody who settled none of them", page.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("I settled this too", page.Markup, StringComparison.Ordinal);
        var second = await OpenAsync(house, mac, "Ben");
        await ClickAsync(second, "I am the second person");
        second.WaitForAssertion(() => Assert.Contains("Erase in recoveryOS", second.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task AdminToken_OfNobodyNamed_AsksForTheAccountFirst()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, Locked(mac, house).With(RunbookInput.OwnCopy, InputWords.Of(Answer.No)).With(RunbookInput.AdminHolder, InputWords.Of(AdminHolder.WithMac)));
        var page = await OpenAsync(house, mac);
        Assert.True(Button(page, "has a token now").HasAttribute("disabled"));

        await page.Find("#next-account").InputAsync(new ChangeEventArgs { Value = "ladmin" });
        await ClickAsync(page, "has a token now");

        page.WaitForAssertion(() => Assert.Equal("followUpOpened", house.EventsAsync().GetAwaiter().GetResult()[^1]), Patience);
        Assert.Equal((FollowUpKind.AdminToken, "ladmin"), (await house.FollowUpsAsync()).Select(row => (row.Kind, row.Account)).Single());
    }
}
