using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Followups;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.RecoveryKeys;

namespace FleetToken.Web.Tests.Followups;

/// <summary>From a key that was read out to the proof that another is in escrow, against a Jamf whose Macs live on.</summary>
public sealed class FollowUpTests
{
    private const string Reason = "The Mac was returned and wiped by the vendor.";

    [Fact]
    public async Task FollowUp_OfAMacThatGetsANewKey_IsProvedAndForgetsTheFingerprint()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        Assert.Equal(FollowUpState.Revealed, (await ItemAsync(house, id)).Standing.State);

        await house.LiveAsync(70);
        Assert.Equal(FollowUpState.BackIn, (await ItemAsync(house, id)).Standing.State);
        Assert.Null(await Cases(house).AskRotationAsync(id, house.Ada, KeyHouse.Cancel));
        Assert.Equal(FollowUpState.RotationAsked, (await ItemAsync(house, id)).Standing.State);
        await house.LiveAsync(200);

        var item = await ItemAsync(house, id);
        Assert.Equal((FollowUpState.Proven, KeyComparison.Different, "FleetToken"), (item.Standing.State, item.Row.Comparison, item.Row.ClosedBy));
        Assert.Null(item.Row.Fingerprint);
        Assert.NotNull(item.Row.BackInSeenAt);
        var events = (await house.EventsAsync()).Skip(3).ToList();
        Assert.Equal(["followUpChanged", "keyCompared", "followUpClosed"], events);
    }

    [Fact]
    public async Task BackIn_ThatHelpdeskSaidFirst_CountsFromTheFirstReportThatShowsItAndMovesNoMore()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        Assert.Null(await Cases(house).BackInAsync(id, house.Ada, KeyHouse.Cancel));
        Assert.Equal(FollowUpState.Revealed, (await ItemAsync(house, id)).Standing.State);
        await house.LiveAsync(70);
        var due = (await ItemAsync(house, id)).Standing.DueAt;

        house.Time.Advance(TimeSpan.FromHours(2));
        house.Jamf.Fleet.Report(house.Mac.Id);
        await house.WatchAsync();

        var item = await ItemAsync(house, id);
        Assert.Equal((FollowUpState.BackIn, due), (item.Standing.State, item.Standing.DueAt));
        Assert.NotNull(item.Row.BackInSeenAt);
    }

    [Fact]
    public async Task Comparison_IsWrittenDownBeforeAndNotMadeWhereItCannotBe()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        await house.RefuseEntriesAsync("keyCompared");
        var asked = house.KeysAsked;

        await house.LiveAsync(300);

        Assert.Equal(asked, house.KeysAsked);
        Assert.Equal(FollowUpState.Escrowed, (await ItemAsync(house, id)).Standing.State);
        await house.AllowEntriesAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        await house.WatchAsync();
        Assert.Equal(FollowUpState.Proven, (await ItemAsync(house, id)).Standing.State);
    }

    [Fact]
    public async Task Comparison_OfTheSameKey_IsMadeAgainOnlyAfterANewerReport()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        await TouchKeyFileAsync(house);

        await house.WatchAsync();
        Assert.Equal(FollowUpState.NotRotated, (await ItemAsync(house, id)).Standing.State);
        for (var round = 0; round < 5; round++)
        {
            house.Time.Advance(TimeSpan.FromMinutes(10));
            await house.WatchAsync();
        }

        Assert.Single(await house.EventsAsync(), one => one == "keyCompared");
        house.Jamf.Fleet.Report(house.Mac.Id);
        house.Time.Advance(TimeSpan.FromMinutes(10));
        await house.WatchAsync();
        Assert.Equal(2, (await house.EventsAsync()).Count(one => one == "keyCompared"));
        Assert.NotNull((await ItemAsync(house, id)).Row.Fingerprint);
    }

    [Fact]
    public async Task Comparison_ThatJamfRefuses_IsProbablyRotatedAndClosedByAnotherPersonWithAReason()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        house.Jamf.Faults.On(SimulatorRoute.FileVault, times: 100).Error(403, "INVALID_PRIVILEGE", "Forbidden");

        await house.LiveAsync(600);

        Assert.Equal(FollowUpState.ProbablyRotated, (await ItemAsync(house, id)).Standing.State);
        Assert.Single(await house.EventsAsync(), one => one == "keyCompared");
        Assert.Contains("somebody else", await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, house.Ada, KeyHouse.Cancel), StringComparison.Ordinal);
        Assert.Contains("Say why", await Cases(house).CloseAsync(id, FollowUpEnd.None, " ", house.Ben, KeyHouse.Cancel), StringComparison.Ordinal);
        Assert.Null(await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, house.Ben, KeyHouse.Cancel));
        Assert.Equal(FollowUpState.Closed, (await ItemAsync(house, id)).Standing.State);
        Assert.Null((await ItemAsync(house, id)).Row.Fingerprint);
        Assert.Contains(Reason, (await house.AuditAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_ThatFails_IsNotMadeAnewEachRound()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        await TouchKeyFileAsync(house);
        house.Jamf.Fleet.Edit(house.Mac.Id, mac => mac with { KeyAnswer = SimulatedKeyAnswer.Null });

        for (var round = 0; round < 20; round++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(30));
            await house.WatchAsync();
        }

        Assert.Single(await house.EventsAsync(), one => one == "keyCompared");
        Assert.Equal(FollowUpState.Escrowed, (await ItemAsync(house, id)).Standing.State);
    }

    [Fact]
    public async Task Comparison_BegunBeforeTheKeyWasShownAgain_EndsNothing()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        await house.ShowAsync(request);
        var before = Assert.Single(await house.FollowUpsAsync());
        house.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        house.Jamf.Fleet.RenewKey(house.Mac.Id);

        var detail = await house.Get<MacsQuery>().FindAsync(house.Id, FleetScope.Everything, KeyHouse.Cancel);
        Assert.False(await house.Get<CompareKeys>().RunAsync(before, detail!.Mac, KeyHouse.Cancel));

        var after = Assert.Single(await house.FollowUpsAsync());
        Assert.Null(after.ClosedAt);
        Assert.NotEqual(before.RevealedAt, after.RevealedAt);
    }

    [Fact]
    public async Task ShowAgain_BeginsAnew_SoThatIsInCanBeSaidAgain()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        await house.ShowAsync(request);
        var id = Assert.Single(await house.FollowUpsAsync()).Id;
        Assert.Null(await Cases(house).BackInAsync(id, house.Ada, KeyHouse.Cancel));
        Assert.Contains("before", await Cases(house).BackInAsync(id, house.Ada, KeyHouse.Cancel), StringComparison.Ordinal);

        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.ShowAsync(request);

        Assert.Null(Assert.Single(await house.FollowUpsAsync()).BackInAt);
        Assert.Null(await Cases(house).BackInAsync(id, house.Ada, KeyHouse.Cancel));
    }

    [Fact]
    public async Task Rotation_BeforeThePersonIsIn_IsNotAskedFor()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);

        Assert.Contains("still needs the old key", await Cases(house).AskRotationAsync(id, house.Ada, KeyHouse.Cancel), StringComparison.Ordinal);
        Assert.Null((await ItemAsync(house, id)).Rotation);
    }

    [Fact]
    public async Task FollowUp_OfAnErasedMac_ClosesItself()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        house.Time.Advance(TimeSpan.FromMinutes(5));
        house.Jamf.Fleet.Erase(house.Mac.Id);

        await house.WatchAsync();

        var item = await ItemAsync(house, id);
        Assert.Equal((FollowUpState.Erased, FollowUpEnd.Erased, "FleetToken"), (item.Standing.State, item.Row.EndedHow, item.Row.ClosedBy));
        Assert.Null(item.Row.Fingerprint);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FollowUp_OfAMacGoneOrEnrolledAgain_NeedsAnotherPersonAndAReason(bool gone)
    {
        await using var house = await KeyHouse.StartAsync();
        var mac = house.Mac.Id;
        var id = await RevealedAsync(house);
        house.Time.Advance(TimeSpan.FromMinutes(5));
        if (gone)
        {
            house.Jamf.Fleet.Remove(mac);
            await house.Get<RefreshMac>().NowAsync(KeyHouse.IdOf(mac), KeyHouse.Cancel);
        }
        else
        {
            house.Jamf.Fleet.EnrolAgain(mac);
        }

        house.Time.Advance(TimeSpan.FromMinutes(1));
        await house.WatchAsync();

        var end = gone ? FollowUpEnd.Gone : FollowUpEnd.ReEnrolled;
        Assert.Equal(gone ? FollowUpState.Gone : FollowUpState.ReEnrolled, (await ItemAsync(house, id)).Standing.State);
        Assert.NotNull(await Cases(house).CloseAsync(id, end, Reason, house.Ada, KeyHouse.Cancel));
        Assert.NotNull(await Cases(house).CloseAsync(id, end, null, house.Ben, KeyHouse.Cancel));
        Assert.Null(await Cases(house).CloseAsync(id, end, Reason, house.Ben, KeyHouse.Cancel));
        var item = await ItemAsync(house, id);
        Assert.Equal((end, true), (item.Row.EndedHow, item.IsOver));
        Assert.Contains("ended meanwhile", await Cases(house).CloseAsync(id, end, Reason, house.Cleo, KeyHouse.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FollowUp_OfATemporaryAdmin_BlocksTheOthersEnd()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        var admin = await house.Get<Writer>().WriteFirstAsync(session => session.FollowUps.Open(new FollowUpRow
        {
            Kind = FollowUpKind.AdminToken,
            Server = "main",
            ComputerId = house.Mac.Id,
            Owner = "ada",
            RevealedAt = house.Time.GetUtcNow(),
            RevealedBy = "ada",
            RevealedById = house.Ada.Id,
            Account = "nobody.knows",
        }));

        Assert.Contains("temporary admin", await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, house.Ben, KeyHouse.Cancel), StringComparison.Ordinal);
        await house.LiveAsync(300);
        Assert.Equal(FollowUpState.Escrowed, (await ItemAsync(house, id)).Standing.State);
        Assert.False((await ItemAsync(house, admin)).IsOver);
        Assert.DoesNotContain("keyCompared", await house.EventsAsync());

        Assert.Null(await Cases(house).CloseAsync(admin, FollowUpEnd.None, Reason, house.Ben, KeyHouse.Cancel));
        await house.WatchAsync();
        Assert.Equal(FollowUpState.Proven, (await ItemAsync(house, id)).Standing.State);
    }

    [Fact]
    public async Task FollowUp_OpenedAgain_HasNoProofLeft()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        await house.LiveAsync(300);
        Assert.True((await ItemAsync(house, id)).IsOver);

        Assert.Null(await Cases(house).ReopenAsync(id, house.Ben, KeyHouse.Cancel));

        var item = await ItemAsync(house, id);
        Assert.Equal((false, KeyComparison.NotMade, "ben"), (item.IsOver, item.Row.Comparison, item.Row.Owner));
        Assert.Equal(FollowUpState.ProbablyRotated, item.Standing.State);
        Assert.NotNull(await Cases(house).ReopenAsync(id, house.Ben, KeyHouse.Cancel));
    }

    [Fact]
    public async Task FollowUps_OfAnotherSite_AreUnknown()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        var elsewhere = house.Ben with { Scope = FleetScope.OfSites(["Nowhere"]) };

        Assert.Empty(await Cases(house).ListAsync(elsewhere.Scope, KeyHouse.Cancel));
        Assert.Equal("There is no such follow-up.", await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, elsewhere, KeyHouse.Cancel));
        Assert.Equal("There is no such follow-up.", await Cases(house).BackInAsync(id, elsewhere, KeyHouse.Cancel));
    }

    [Theory]
    [InlineData("UPDATE mac_documents SET mac = x'7b'")]
    [InlineData("DELETE FROM mac_documents")]
    public async Task Watch_OfOneMacThatCannotBeRead_GoesOnWithTheOthers(string broken)
    {
        await using var house = await KeyHouse.StartAsync();
        var first = house.Mac.Id;
        await RevealedAsync(house);
        house.Jamf.Fleet.Edit(first, mac => mac with { KeyAnswer = SimulatedKeyAnswer.Null });
        var second = house.Mac.Id;
        Assert.NotEqual(first, second);
        var id = await RevealedAsync(house);
        house.Jamf.Faults.On(SimulatorRoute.InventoryOne, times: 1_000, where: request => request.PathAndQuery.Contains($"/{first}?", StringComparison.Ordinal) || request.PathAndQuery.EndsWith($"/{first}", StringComparison.Ordinal))
            .Error(403, "INVALID_PRIVILEGE", "Forbidden");
        await house.SqlAsync($"{broken} WHERE mac_key = (SELECT key FROM macs WHERE computer_id = {first})");

        await house.LiveAsync(300);

        Assert.NotNull((await house.FollowUpsAsync()).Single(row => row.Id == id).ClosedAt);
        Assert.Null((await house.FollowUpsAsync()).Single(row => row.Id != id).ClosedAt);
    }

    private static FollowUpCases Cases(KeyHouse house) => house.Get<FollowUpCases>();

    private static async Task<FollowUpItem> ItemAsync(KeyHouse house, long id) =>
        (await Cases(house).ListAsync(FleetScope.Everything, KeyHouse.Cancel)).Single(item => item.Row.Id == id);

    private static async Task<long> RevealedAsync(KeyHouse house)
    {
        var wish = house.Wish() with { Account = house.Mac.Probes!.ConsoleUser, Screen = "fileVault" };
        await house.RevealAsync(wish: wish);
        return (await house.FollowUpsAsync())[^1].Id;
    }

    // What a Mac says of itself can be forged: the file is newer, the key is the same.
    private static Task TouchKeyFileAsync(KeyHouse house)
    {
        house.Time.Advance(TimeSpan.FromMinutes(5));
        house.Jamf.Fleet.Report(house.Mac.Id, mac => mac with { Probes = mac.Probes! with { KeyMadeAt = house.Time.GetUtcNow().AddMinutes(-1) } });
        house.Time.Advance(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }
}
