using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FleetToken.Web.Tests.Sync;

/// <summary>A database that cannot grow or may not be written, by SQLite's own word: said in words, nothing half-written, and on it goes when it can.</summary>
public sealed class StoreRefusesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_OnAFullDisk_SaysItWritesNothingHalfAndGoesOnWhenThereIsRoom()
    {
        await using var house = await SyncHouse.StartAsync(30);
        await house.SweepWhollyAsync();
        await house.RestartAsync();
        for (var number = 0; number < 400; number++)
        {
            house.Jamf.Fleet.Enrol();
        }

        // No page more than there are.
        house.Get<StoreLocation>().MostPages = 1;
        var run = await house.SweepAsync();

        Assert.False(run.Complete);
        Assert.Contains("The disk is full", run.Error, StringComparison.Ordinal);
        Assert.Contains("make room", run.Error, StringComparison.Ordinal);
        Assert.Equal(SyncState.Failed, house.MainStatus.State);
        Assert.Equal(await MacsAsync(house), house.Get<FleetToken.Web.Fleet.FleetIndex>().Current.Count);

        house.Get<StoreLocation>().MostPages = null;
        await RoomAsync(house);
        await house.SweepWhollyAsync();
        Assert.Equal(430, await MacsAsync(house));
    }

    [Fact]
    public async Task Write_ToAReadOnlyDatabase_IsSaidAndLeavesNothing()
    {
        await using var house = await SyncHouse.StartAsync(1);
        var location = new StoreLocation(new StoreOptions { ConnectionString = $"Data Source={house.DatabasePath};Mode=ReadOnly" }, house.Folder);
        using var writer = new Writer(location, NullLogger<Writer>.Instance);
        await writer.StartAsync(Cancel);

        for (var time = 0; time < 2; time++)
        {
            var refused = await Assert.ThrowsAsync<StoreException>(() => writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = "main" }), Cancel));
            Assert.Contains("is read-only", refused.Message, StringComparison.Ordinal);
        }

        await writer.StopAsync(Cancel);
        await using var db = await house.OpenAsync();
        Assert.Empty(db.SyncRuns);
        await house.SweepWhollyAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_AfterTheWriterStopped_IsRefusedInWords(bool onlyDisposed)
    {
        await using var house = await SyncHouse.StartAsync(1);
        var writer = new Writer(house.Get<StoreLocation>(), NullLogger<Writer>.Instance);
        await writer.StartAsync(Cancel);
        await writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = "main" }), Cancel);
        if (!onlyDisposed)
        {
            await writer.StopAsync(Cancel);
        }

        writer.Dispose();

        var refused = await Assert.ThrowsAsync<StoreException>(() => writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = "main" }), Cancel));
        Assert.Contains("is stopping", refused.Message, StringComparison.Ordinal);
    }

    // The writer keeps its connection while it works; the first refusal makes it open another.
    private static async Task RoomAsync(SyncHouse house)
    {
        try
        {
            await house.Get<Writer>().WriteAsync(_ => throw new SqliteException("full", 13), Cancel);
        }
        catch (StoreException)
        {
            // As wanted.
        }
    }

    private static async Task<int> MacsAsync(SyncHouse house)
    {
        await using var db = await house.OpenAsync();
        var macs = await db.Macs.AsNoTracking().Select(row => row.Key).OrderBy(key => key).ToListAsync(Cancel);
        Assert.Equal(macs, await db.MacDocuments.AsNoTracking().Select(row => row.MacKey).OrderBy(key => key).ToListAsync(Cancel));
        return macs.Count;
    }
}
