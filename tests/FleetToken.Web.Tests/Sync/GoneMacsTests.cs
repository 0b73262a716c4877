using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Simulator;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Tests.Sync;

public sealed class GoneMacsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mac_DeletedInJamf_IsMarkedAndKeepsItsHistory()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        house.Jamf.Fleet.Remove(9);

        await house.SweepWhollyAsync();

        var row = await house.RowAsync(9);
        Assert.NotNull(row.GoneAt);
        Assert.Null(row.NextEdge);
        Assert.Contains(await house.ChangesOfAsync(9), change => change is { Field: "goneAt", From: null, To: not null });
        Assert.Null((await house.RowAsync(10)).GoneAt);
    }

    [Fact]
    public async Task Mac_GoneAndSeenAgain_ComesBack()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        await house.Get<MacLedger>().MarkGoneAsync([new MacId(SyncHouse.Main, 9)], Cancel);
        Assert.NotNull((await house.RowAsync(9)).GoneAt);

        await house.SweepWhollyAsync();

        Assert.Null((await house.RowAsync(9)).GoneAt);
        Assert.Equal(["goneAt", "goneAt"], (await house.ChangesOfAsync(9)).Select(change => change.Field));
    }

    [Fact]
    public async Task Mac_AskedForBeforeItWasGone_StaysGone()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        var id = new MacId(SyncHouse.Main, 9);
        var reading = Assert.IsType<MacReading.Found>(await house.Client().ReadMacAsync(9, personWaits: false, Cancel));
        var askedAt = house.Time.GetUtcNow();
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var ledger = house.Get<MacLedger>();
        await ledger.MarkGoneAsync([id], Cancel);

        Assert.Empty(await ledger.TakeAsync([reading.Mac], askedAt, Cancel));

        Assert.NotNull((await house.RowAsync(9)).GoneAt);
        Assert.Single(await house.ChangesOfAsync(9));
        await ledger.TakeAsync([reading.Mac], house.Time.GetUtcNow(), Cancel);
        Assert.Null((await house.RowAsync(9)).GoneAt);
    }

    [Fact]
    public async Task Refresh_MacDeletedInJamf_SaysGone()
    {
        await using var house = await SyncHouse.StartAsync(30);
        await house.SweepWhollyAsync();
        house.Jamf.Fleet.Remove(9);

        Assert.IsType<RefreshOutcome.Gone>(await house.Get<RefreshMac>().NowAsync(new MacId(SyncHouse.Main, 9), Cancel));

        Assert.NotNull((await house.RowAsync(9)).GoneAt);
    }

    [Fact]
    public async Task ManyMacs_VanishAtOnce_AreHeldBackAndSaid()
    {
        await using var house = await SyncHouse.StartAsync(100);
        await house.SweepWhollyAsync();
        foreach (var id in Enumerable.Range(1, 30))
        {
            house.Jamf.Fleet.Remove(id);
        }

        var run = await house.SweepWhollyAsync();

        Assert.NotNull(run.HeldBack);
        Assert.Equal(run.HeldBack, house.MainStatus.HeldBack);
        Assert.Equal(30, run.ReadUnconfirmed().Count);
        Assert.Null((await house.RowAsync(1)).GoneAt);
        await house.RestartAsync();
        Assert.Equal(run.HeldBack, house.MainStatus.HeldBack);
    }

    [Fact]
    public async Task ManyMacs_HeldBackAndConfirmed_AreMarkedOnceAndNeverUnasked()
    {
        await using var house = await SyncHouse.StartAsync(100);
        await house.SweepWhollyAsync();
        foreach (var id in Enumerable.Range(1, 30))
        {
            house.Jamf.Fleet.Remove(id);
        }

        Assert.NotNull((await house.SweepWhollyAsync()).HeldBack);
        Assert.False(house.Get<VanishingConfirmations>().Confirm("another-server"));
        Assert.NotNull((await house.SweepWhollyAsync()).HeldBack);
        house.Get<VanishingConfirmations>().Confirm(SyncHouse.Main);
        var confirmed = await house.SweepWhollyAsync();

        Assert.Null(confirmed.HeldBack);
        Assert.Null(house.MainStatus.HeldBack);
        Assert.NotNull((await house.RowAsync(1)).GoneAt);
        foreach (var id in Enumerable.Range(31, 30))
        {
            house.Jamf.Fleet.Remove(id);
        }

        Assert.NotNull((await house.SweepWhollyAsync()).HeldBack);
    }

    [Fact]
    public async Task Confirmation_OfThirty_DoesNotCoverSixty()
    {
        await using var house = await SyncHouse.StartAsync(100);
        await house.SweepWhollyAsync();
        foreach (var id in Enumerable.Range(1, 30))
        {
            house.Jamf.Fleet.Remove(id);
        }

        await house.SweepWhollyAsync();
        Assert.True(house.Get<VanishingConfirmations>().Confirm(SyncHouse.Main));
        foreach (var id in Enumerable.Range(31, 30))
        {
            house.Jamf.Fleet.Remove(id);
        }

        Assert.NotNull((await house.SweepWhollyAsync()).HeldBack);
        Assert.Null((await house.RowAsync(1)).GoneAt);
    }

    [Fact]
    public async Task Confirmation_OlderThanAnHour_CountsForNothing()
    {
        await using var house = await SyncHouse.StartAsync(100);
        await house.SweepWhollyAsync();
        foreach (var id in Enumerable.Range(1, 30))
        {
            house.Jamf.Fleet.Remove(id);
        }

        Assert.NotNull((await house.SweepWhollyAsync()).HeldBack);
        Assert.True(house.Get<VanishingConfirmations>().Confirm(SyncHouse.Main));
        house.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.NotNull((await house.SweepWhollyAsync()).HeldBack);
    }

    [Fact]
    public async Task TwentyMacs_VanishAtOnce_AreMarked()
    {
        await using var house = await SyncHouse.StartAsync(100);
        await house.SweepWhollyAsync();
        foreach (var id in Enumerable.Range(1, 20))
        {
            house.Jamf.Fleet.Remove(id);
        }

        var run = await house.SweepWhollyAsync();

        Assert.Null(run.HeldBack);
        Assert.NotNull((await house.RowAsync(20)).GoneAt);
    }

    [Fact]
    public async Task Record_ThatCannotBeRead_KeepsItsOldRowAndIsNamed()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        var before = await house.RowAsync(9);
        house.Jamf.Fleet.Rename(9, "Named anew");
        house.Jamf.Fleet.Rename(10, "Named anew");
        house.Jamf.Faults.OnAny(times: 10_000, where: request => request.Route is SimulatorRoute.InventoryList).BreakRecord(9);

        var run = await house.SweepWhollyAsync();

        Assert.Equal("9", Assert.Single(run.ReadSkipped()).Id);
        Assert.Equal(9, Assert.Single(run.ReadUnconfirmed()));
        Assert.Equal(before.Name, (await house.RowAsync(9)).Name);
        Assert.Null((await house.RowAsync(9)).GoneAt);
        Assert.Equal("Named anew", (await house.RowAsync(10)).Name);
        Assert.Single(house.MainStatus.LastComplete?.SkippedRecords ?? []);
    }
}
