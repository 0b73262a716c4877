using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
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
        await house.SqlAsync("""UPDATE calls SET outcome = 'o2', answers = '{{"identity":"verified","screen":"fileVault","clue":"forgotten"}}'""");
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
        await house.SqlAsync("""UPDATE calls SET outcome = 'o2t', answers = '{{"identity":"verified","screen":"fileVault","clue":"forgotten"}}', tried = '{{"refused":2}}'""");
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

    [Fact]
    public async Task EraseLines_AndTheSecondPerson_AreWrittenDownByName()
    {
        await using var house = await KeyHouse.StartAsync();
        var mac = await LockedMac.OfAsync(house);
        var begun = (await SaveAsync(house, LockedMac.NoWayIn(mac, house.Time.GetUtcNow()))).Call!;
        var item = EraseItem.OwnCopy;

        var settled = (await SaveAsync(house, begun with { Tried = begun.Tried with { Erase = begun.Tried.Erase.Settle(item, house.Ada, house.Time.GetUtcNow()) } }, new CallEffect.EraseSettled(item))).Call!;
        var confirmed = await SaveAsync(house, Confirmed(settled), new CallEffect.EraseConfirmed(), house.Ben);

        Assert.Null(confirmed.Fault);
        Assert.Equal(["callOpened", "eraseSettled", "eraseConfirmed"], await house.EventsAsync());
        Assert.Equal(["ada", "ada", "ben"], (await house.AuditAsync()).Select(row => row.By));
        Assert.Contains("ownCopy", (await house.AuditAsync())[1].Details, StringComparison.Ordinal);
        var found = await house.Get<Calls>().FindOpenAsync(mac, KeyHouse.Cancel);
        Assert.Equal(("ada", house.Ada.Id, "ben"), (found!.Tried.Erase.Find(item)!.By, found.Tried.Erase.Find(item)!.ById, found.Tried.Erase.ConfirmedBy));
    }

    [Fact]
    public async Task Confirmation_OfACallThatLedElsewhereAndBack_IsGone()
    {
        await using var house = await KeyHouse.StartAsync();
        var mac = await LockedMac.OfAsync(house);
        var begun = (await SaveAsync(house, Confirmed((await SaveAsync(house, LockedMac.NoWayIn(mac, house.Time.GetUtcNow()))).Call!))).Call!;
        Assert.True(begun.Tried.Erase.IsConfirmed);

        var elsewhere = (await SaveAsync(house, begun.With(RunbookInput.OwnCopy, InputWords.Of(FleetToken.Domain.Macs.Answer.Unknown)))).Call!;
        var back = (await SaveAsync(house, elsewhere.With(RunbookInput.OwnCopy, InputWords.Of(FleetToken.Domain.Macs.Answer.No)))).Call!;

        Assert.False(back.Tried.Erase.IsConfirmed);
        Assert.Equal("eraseUnconfirmed", (await house.EventsAsync())[^1]);
        await using var db = await house.OpenAsync();
        Assert.Equal("o7", db.Calls.Single().Outcome);
    }

    [Fact]
    public async Task FindOpen_OfARowFromBefore_KeepsTheAnswersAndAsksForTheLinesAnew()
    {
        await using var house = await KeyHouse.StartAsync();
        await house.CallAsync("o7");
        await using (var db = await house.OpenAsync())
        {
            var row = db.Calls.Single();
            row.Answers = """{"identity":"verified","adminHolder":"none","adminHolderName":"bob"}""";
            row.Tried = """{"refused":2,"noKey":false,"twinsTried":["main/7"],"eraseChecks":["ownCopy"],"eraseCheckedById":"sub:ada","eraseConfirmedBy":"ben"}""";
            await db.SaveChangesAsync(KeyHouse.Cancel);
        }

        var found = await house.Get<Calls>().FindOpenAsync(house.Id, KeyHouse.Cancel);

        Assert.Equal(2, found!.Answered.Count);
        Assert.Null(found.AdminHolderName);
        Assert.Equal(KeyRefusal.Settled, found.Tried.Refused);
        Assert.Equal(["main/7"], found.Tried.TwinsTried);
        Assert.Equal((0, false), (found.Tried.Erase.Lines.Count, found.Tried.Erase.IsConfirmed));
    }

    [Fact]
    public void With_AnotherAnswerAboutTheAdmin_ForgetsTheirName()
    {
        var named = new Call { Mac = new("main", 1), OpenedAt = default }.With(RunbookInput.AdminHolder, InputWords.Of(AdminHolder.WithMac), "bob");

        Assert.Equal("bob", named.AdminHolderName);
        Assert.Equal("bob", named.With(RunbookInput.Screen, InputWords.Of(MacScreen.LoginWindow)).AdminHolderName);
        Assert.Null(named.With(RunbookInput.AdminHolder, InputWords.Of(AdminHolder.None)).AdminHolderName);
        Assert.Null(named.Without(RunbookInput.AdminHolder).AdminHolderName);
    }

    [Theory]
    [InlineData("ladmin", null)]
    [InlineData("", "Name the account")]
    [InlineData("ABCD-EFGH-2345-JKLM-NPQR-STUV", "looks like a recovery key or a password")]
    public async Task AdminToken_WithoutTheNameOfAnAccount_OpensNoCase(string account, string? fault)
    {
        await using var house = await KeyHouse.StartAsync();

        var saved = await SaveAsync(house, NewCall(house), new CallEffect.AdminToken(account));

        Assert.Equal(fault is null, saved.Fault is null);
        Assert.Contains(fault ?? "", saved.Fault ?? "", StringComparison.Ordinal);
        Assert.Equal(fault is null ? [account] : [], (await house.FollowUpsAsync()).Select(row => row.Account));
    }

    [Fact]
    public async Task RotationOpen_WhileAnyCaseWaitsForANewKey_EvenWhereALaterOneEnded()
    {
        await using var house = await KeyHouse.StartAsync();
        var now = house.Time.GetUtcNow();
        await AddCaseAsync(house, now.AddHours(-5), ended: false);
        await AddCaseAsync(house, now.AddHours(-1), ended: true);

        var situation = await SituationAsync(house);

        Assert.True(situation.RotationOpen);
        Assert.Equal(now.AddHours(-1), situation.RotationAskedAt);
        await house.SqlAsync("UPDATE follow_ups SET closed_at = revealed_at");
        Assert.False((await SituationAsync(house)).RotationOpen);
    }

    private static async Task<RunbookSituation> SituationAsync(KeyHouse house) => await house.Get<RunbookViews>().SituationAsync(
        (await house.Get<MacsQuery>().FindAsync(house.Id, FleetScope.Everything, KeyHouse.Cancel))!, new RunbookCall(), KeyHouse.Cancel);

    private static async Task AddCaseAsync(KeyHouse house, DateTimeOffset asked, bool ended)
    {
        await using var db = await house.OpenAsync();
        db.FollowUps.Add(new FollowUpRow
        {
            Server = house.Id.Server,
            ComputerId = house.Id.ComputerId,
            Owner = "ada",
            RevealedAt = asked.AddHours(-1),
            RevealedById = "sub:ada",
            RevealedBy = "ada",
            RotationAskedAt = asked,
            ClosedAt = ended ? asked.AddMinutes(10) : null,
        });
        await db.SaveChangesAsync(KeyHouse.Cancel);
    }

    private static Call Confirmed(Call call) => call with { Tried = call.Tried with { Erase = call.Tried.Erase with { ConfirmedBy = "ben" } } };

    private static Call NewCall(KeyHouse house) => new() { Mac = house.Id, OpenedAt = house.Time.GetUtcNow() };

    private static async Task<CallSaved> SaveAsync(KeyHouse house, Call call, CallEffect? effect = null, CurrentUser? person = null)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var live = await house.Get<RefreshMac>().NowAsync(call.Mac, KeyHouse.Cancel);
        var detail = await house.Get<MacsQuery>().FindAsync(call.Mac, FleetScope.Everything, KeyHouse.Cancel);
        var view = await house.Get<RunbookViews>().OfAsync(detail!, call, live, KeyHouse.Cancel);
        return await house.Get<Calls>().SaveAsync(call, view, detail!, person ?? house.Ada, effect);
    }
}
