using FleetToken.Domain.Macs;
using FleetToken.Simulator;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Tests.Sync;

public sealed class FleetSyncTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_First_StoresEveryMac()
    {
        await using var house = await SyncHouse.StartAsync(250);

        var run = await house.SweepWhollyAsync();

        await using var db = await house.OpenAsync();
        Assert.Equal(250, run.Macs);
        Assert.Equal(house.Jamf.Fleet.Macs.Select(mac => (long)mac.Id), db.Macs.Select(row => row.ComputerId).OrderBy(id => id));
        Assert.Equal(250, await db.MacDocuments.CountAsync(Cancel));
        Assert.NotEqual(0, await db.Accounts.CountAsync(Cancel));
        Assert.NotEqual(0, await db.Findings.CountAsync(Cancel));
        Assert.Empty(db.Changes);
        foreach (var document in db.MacDocuments.AsNoTracking())
        {
            Assert.Equal(document.MacHash, Fingerprint.Of(document.ReadMac(), MacJson.Default.Mac));
        }
    }

    [Fact]
    public async Task Sweep_NothingChanged_WritesNothingButItsRun()
    {
        await using var house = await SyncHouse.StartAsync(250);
        await house.SweepWhollyAsync();
        var before = await ContentsAsync(house);

        await house.SweepWhollyAsync();

        Assert.Equal(before, await ContentsAsync(house));
        await using var db = await house.OpenAsync();
        Assert.Equal(2, await db.SyncRuns.CountAsync(Cancel));
    }

    [Fact]
    public async Task Sweep_RecordChanged_LeavesOneChangeWithTheLastTimeTheOldValueWasSeen()
    {
        await using var house = await SyncHouse.StartAsync(50);
        await house.SweepWhollyAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        var confirmed = await house.SweepWhollyAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        var old = house.Jamf.Fleet.Find(7)?.Name;
        house.Jamf.Fleet.Rename(7, "Named anew");

        var run = await house.SweepWhollyAsync();

        var change = Assert.Single(await house.ChangesOfAsync(7));
        Assert.Equal(("name", old, "Named anew"), (change.Field, change.From, change.To));
        Assert.Equal(confirmed.StartedAt, change.LastConfirmedAt);
        Assert.Equal(run.StartedAt, change.ObservedAt);
        Assert.Equal("Named anew", (await house.RowAsync(7)).Name);
    }

    [Fact]
    public async Task Sweep_AfterARestart_KnowsWhenTheOldValueWasLastSeen()
    {
        await using var house = await SyncHouse.StartAsync(50);
        await house.SweepWhollyAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        var confirmed = await house.SweepWhollyAsync();
        await house.RestartAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        house.Jamf.Fleet.Rename(7, "Named anew");

        await house.SweepWhollyAsync();

        Assert.Equal(confirmed.StartedAt, Assert.Single(await house.ChangesOfAsync(7)).LastConfirmedAt);
    }

    [Fact]
    public async Task Sweep_TellsTheIndexAndEachSubscriberOncePerCommit()
    {
        await using var house = await SyncHouse.StartAsync(30);
        var told = new List<MacId>();
        using var subscription = house.Get<FleetChanges>().Subscribe(told.AddRange);

        await house.SweepWhollyAsync();
        house.Jamf.Fleet.Rename(7, "Named anew");
        await house.SweepWhollyAsync();

        Assert.Equal(31, told.Count);
        Assert.Equal(new MacId(SyncHouse.Main, 7), told[^1]);
        Assert.Equal(30, house.Get<FleetToken.Web.Fleet.FleetIndex>().Current.Count);
    }

    [Fact]
    public async Task Sweep_ServerFails_KeepsWhatWasReadAndSaysWhy()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        house.Jamf.Fleet.Rename(7, "Named anew");
        house.Jamf.Faults.OnAny(times: 10_000).Error(403, "FORBIDDEN", "Forbidden");

        var run = await house.SweepAsync();

        Assert.False(run.Complete);
        Assert.NotNull(run.Error);
        Assert.Equal(SyncState.Failed, house.MainStatus.State);
        Assert.Equal(run.Error, house.MainStatus.LastSweep?.Error);
        Assert.Equal(60, house.MainStatus.LastComplete?.Macs);
        house.Jamf.Faults.Clear();
        await house.SweepWhollyAsync();
        Assert.Equal("Named anew", (await house.RowAsync(7)).Name);
    }

    [Fact]
    public async Task Sweep_SettingsChangedSinceTheLastStart_JudgesEveryMacAnew()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        var mac = (await ContentRowsAsync(house)).First(row => row.Site is not null && row.Phase == MacPhase.InUse);

        await house.RestartAsync(house.Settings with { SharedMacs = new() { Sites = [mac.Site ?? ""] } });
        await house.Get<Rejudging>().EnsureAsync(SyncHouse.Main, Cancel);

        Assert.Equal(MacPhase.Lab, (await house.RowAsync((int)mac.ComputerId)).Phase);
        Assert.Contains(await house.ChangesOfAsync((int)mac.ComputerId), change => change is { Field: "phase", From: "inUse", To: "lab" });
    }

    [Fact]
    public async Task Sweep_RestartWithTheSameSettings_JudgesNothingAnew()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        var before = await ContentsAsync(house);

        await house.RestartAsync();

        Assert.True(house.Get<JudgementBasis>().IsCurrent(SyncHouse.Main));
        await house.SweepWhollyAsync();
        Assert.Equal(before, await ContentsAsync(house));
    }

    [Fact]
    public async Task Sweep_TwoServers_KeepTheirMacsApart()
    {
        await using var house = await SyncHouse.StartAsync(new SimulatorOptions { Macs = 20 }, settings: null, "second");

        await Task.WhenAll(house.SweepWhollyAsync(), house.SweepWhollyAsync("second"));

        await using var db = await house.OpenAsync();
        Assert.Equal(20, await db.Macs.CountAsync(row => row.Server == SyncHouse.Main, Cancel));
        Assert.Equal(20, await db.Macs.CountAsync(row => row.Server == "second", Cancel));
    }

    [Fact]
    public async Task Sweep_Counters_CountAReportOnce()
    {
        await using var house = await SyncHouse.StartAsync(20);
        house.Jamf.Fleet.Report(3, mac => mac with { KeyValidity = "UNKNOWN", ReportsUntilKeyValid = 50 });
        await house.SweepWhollyAsync();
        house.Jamf.Fleet.Contact(3);
        await house.SweepWhollyAsync();
        Assert.Equal(1, (await CountersAsync(house, 3)).UnknownValidityReports);

        house.Time.Advance(TimeSpan.FromHours(2));
        house.Jamf.Fleet.Report(3);
        await house.SweepWhollyAsync();

        Assert.Equal(2, (await CountersAsync(house, 3)).UnknownValidityReports);
    }

    private static async Task<MacCounters> CountersAsync(SyncHouse house, int id)
    {
        var key = (await house.RowAsync(id)).Key;
        await using var db = await house.OpenAsync();
        return (await db.MacDocuments.AsNoTracking().SingleAsync(document => document.MacKey == key, Cancel)).ReadCounters();
    }

    private static async Task<List<MacRow>> ContentRowsAsync(SyncHouse house)
    {
        await using var db = await house.OpenAsync();
        return await db.Macs.AsNoTracking().OrderBy(row => row.Key).ToListAsync(Cancel);
    }

    private static async Task<string> ContentsAsync(SyncHouse house)
    {
        await using var db = await house.OpenAsync();
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            Macs = await db.Macs.AsNoTracking().OrderBy(row => row.Key).ToListAsync(Cancel),
            Documents = await db.MacDocuments.AsNoTracking().OrderBy(row => row.MacKey).ToListAsync(Cancel),
            Accounts = await db.Accounts.AsNoTracking().OrderBy(row => row.MacKey).ThenBy(row => row.Position).ToListAsync(Cancel),
            Findings = await db.Findings.AsNoTracking().OrderBy(row => row.MacKey).ThenBy(row => row.Code).ToListAsync(Cancel),
            Changes = await db.Changes.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancel),
            Facts = await db.ServerFacts.AsNoTracking().ToListAsync(Cancel),
        });
    }
}
