using FleetToken.Domain.Runbook;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>Calls are kept, resumed and handed over, and two people do not write over each other.</summary>
public sealed class CallsTests
{
    [Fact]
    public async Task Save_OfANewCall_IsWrittenDownAndFoundAgain()
    {
        await using var house = await KeyHouse.StartAsync();

        var saved = await SaveAsync(house, NewCall(house).With(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault)));

        Assert.Null(saved.Fault);
        var found = await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel);
        Assert.Equal(saved.Call!.Id, found!.Id);
        Assert.Equal([new(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault))], found.Answered);
        Assert.Equal(["callOpened"], await house.EventsAsync());
        Assert.Single(await house.Get<Calls>().OpenAsync(FleetScope.Everything, KeyHouse.Cancel));
        Assert.Empty(await house.Get<Calls>().OpenAsync(FleetScope.OfSites(["Nowhere"]), KeyHouse.Cancel));
    }

    [Fact]
    public async Task Save_ByTwoPeopleFromTheSameState_GivesTheSecondTheWords()
    {
        await using var house = await KeyHouse.StartAsync();
        var begun = (await SaveAsync(house, NewCall(house))).Call!;

        var first = await SaveAsync(house, begun.With(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault)));
        var second = await SaveAsync(house, begun.With(RunbookInput.Screen, InputWords.Of(MacScreen.LoginWindow)));

        Assert.Null(first.Fault);
        Assert.Contains("Somebody else went on", second.Fault, StringComparison.Ordinal);
        var found = await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel);
        Assert.Equal(InputWords.Of(MacScreen.FileVault), Assert.Single(found!.Answered).Value);
        Assert.Null((await SaveAsync(house, found.With(RunbookInput.Screen, InputWords.Of(MacScreen.LoginWindow)))).Fault);
    }

    [Fact]
    public async Task Save_OfASecondCallAboutTheSameMac_OpensNone()
    {
        await using var house = await KeyHouse.StartAsync();
        Assert.Null((await SaveAsync(house, NewCall(house))).Fault);

        Assert.NotNull((await SaveAsync(house, NewCall(house))).Fault);

        Assert.Equal(["callOpened"], await house.EventsAsync());
        house.Time.Advance(CallRow.Forgotten);
        Assert.Null(await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel));
        Assert.Null((await SaveAsync(house, NewCall(house))).Fault);
    }

    [Fact]
    public async Task Save_OfACallThatEnded_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync();
        var begun = (await SaveAsync(house, NewCall(house))).Call!;
        var ended = (await SaveAsync(house, begun with { State = CallState.Closed })).Call!;

        Assert.NotNull((await SaveAsync(house, ended with { State = CallState.Open })).Fault);
        Assert.Null(await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel));
        Assert.Equal(["callOpened", "callClosed"], await house.EventsAsync());
    }

    [Fact]
    public async Task HandOver_KeepsTheNoteAndIsTakenUpByTheNext()
    {
        await using var house = await KeyHouse.StartAsync();
        var begun = (await SaveAsync(house, NewCall(house))).Call!;

        Assert.Null((await SaveAsync(house, begun with { State = CallState.HandedOver, Note = "The person calls back at three." })).Fault);

        var found = await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel);
        Assert.Equal((CallState.HandedOver, "The person calls back at three.", "ada"), (found!.State, found.Note, found.UpdatedBy));
        Assert.Null((await SaveAsync(house, found with { State = CallState.Open })).Fault);
        Assert.Contains("three", (await house.AuditAsync())[1].Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It was ABCD-EFGH-2345-JKLM-NPQR-STUV", null)]
    [InlineData("password: Winter2026", null)]
    [InlineData(null, "ABCD-EFGH-2345-JKLM-NPQR-STUV")]
    public async Task Save_OfANoteOrNameThatHoldsASecret_KeepsNothing(string? note, string? admin)
    {
        await using var house = await KeyHouse.StartAsync();
        var begun = (await SaveAsync(house, NewCall(house))).Call!;

        var saved = await SaveAsync(house, begun with { State = CallState.HandedOver, Note = note, AdminHolderName = admin });

        Assert.Contains("looks like a recovery key or a password", saved.Fault, StringComparison.Ordinal);
        Assert.Equal(["callOpened"], await house.EventsAsync());
        Assert.Equal(CallState.Open, (await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel))!.State);
    }

    [Fact]
    public async Task BackIn_AtTheEndOfACall_TellsTheFollowUps()
    {
        await using var house = await KeyHouse.StartAsync();
        var begun = (await SaveAsync(house, NewCall(house))).Call!;
        await house.SqlAsync("UPDATE calls SET outcome = 'o2'");
        await house.RevealAsync();

        await SaveAsync(house, begun with { State = CallState.Closed }, new CallEffect.BackIn());

        Assert.NotNull(Assert.Single(await house.FollowUpsAsync()).BackInAt);
        Assert.Equal(["callClosed", "followUpChanged"], (await house.EventsAsync()).TakeLast(2));
    }

    [Fact]
    public async Task BackIn_WithTheKeyOfATwin_TellsThatRecordsFollowUp()
    {
        await using var house = await KeyHouse.StartAsync();
        var twin = house.Jamf.Fleet.Edit(house.Jamf.Fleet.EnrolTwin(house.Mac.Id).Id, mac => mac with { KeyAnswer = FleetToken.Simulator.Macs.SimulatedKeyAnswer.Key, KeyInEscrow = true });
        await house.SweepAsync();
        var begun = (await SaveAsync(house, NewCall(house))).Call!;
        await house.SqlAsync("UPDATE calls SET outcome = 'o2t'");
        await house.RevealAsync(wish: house.Wish(twin.Id) with { CallId = begun.Id });
        Assert.Equal(twin.Id, Assert.Single(await house.FollowUpsAsync()).ComputerId);

        Assert.Null((await SaveAsync(house, begun with { State = CallState.Closed }, new CallEffect.BackIn())).Fault);

        Assert.NotNull(Assert.Single(await house.FollowUpsAsync()).BackInAt);
    }

    [Fact]
    public async Task Save_WhereItCannotBeWrittenDown_LeavesNothing()
    {
        await using var house = await KeyHouse.StartAsync();
        await house.RefuseEntriesAsync("callOpened");

        await Assert.ThrowsAsync<StoreException>(() => SaveAsync(house, NewCall(house)));

        Assert.Null(await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel));
    }

    private static Call NewCall(KeyHouse house) => new() { Mac = house.Id, OpenedAt = house.Time.GetUtcNow() };

    private static async Task<CallSaved> SaveAsync(KeyHouse house, Call call, CallEffect? effect = null)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var detail = await house.Get<MacsQuery>().FindAsync(call.Mac, FleetScope.Everything, KeyHouse.Cancel);
        var view = await house.Get<RunbookViews>().OfAsync(detail!, call, null, KeyHouse.Cancel);
        return await house.Get<Calls>().SaveAsync(call, view, detail!, house.Ada, effect);
    }
}
