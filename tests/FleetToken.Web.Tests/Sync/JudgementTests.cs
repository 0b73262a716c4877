using FleetToken.Domain.Macs;
using FleetToken.Simulator;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Tests.Sync;

public sealed class JudgementTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twin_EnrolledLater_JudgesTheOlderRecordAnewInTheSameCommit()
    {
        await using var house = await SyncHouse.StartAsync(40);
        await house.SweepWhollyAsync();
        var before = (await RowsAsync(house)).First(row => row is { RecoveryKey: KeyValidity.Valid, Stale: false });
        var twin = house.Jamf.Fleet.EnrolTwin((int)before.ComputerId);
        house.Time.Advance(TimeSpan.FromMinutes(5));
        house.Jamf.Fleet.Report(twin.Id);
        var told = new List<MacId>();
        using var subscription = house.Get<FleetChanges>().Subscribe(told.AddRange);

        await house.SweepWhollyAsync();

        Assert.Equal(twin.SerialNumber, before.SerialNumber);
        Assert.True((await house.RowAsync((int)before.ComputerId)).Stale);
        Assert.Contains(before.Id, told);
    }

    [Fact]
    public async Task Edge_Passed_ChangesRowIndexAndHistoryByTimeAlone()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        var fresh = (await RowsAsync(house)).First(row => !row.Stale && row.NextEdge is not null && row.Phase == MacPhase.InUse);
        house.Time.Advance(TimeSpan.FromDays(40));
        var requests = house.Jamf.Traffic.Total;

        await house.Get<ClockEdges>().PassAsync(Cancel);

        var row = await house.RowAsync((int)fresh.ComputerId);
        Assert.True(row.NextEdge is null || row.NextEdge > house.Time.GetUtcNow());
        Assert.NotEqual(fresh.AllFindings, row.AllFindings);
        Assert.Equal(requests, house.Jamf.Traffic.Total);
        Assert.Contains(await house.ChangesOfAsync((int)fresh.ComputerId), change => change.ObservedAt == house.Time.GetUtcNow());
        await using var db = await house.OpenAsync();
        Assert.False(await db.Macs.AnyAsync(mac => mac.NextEdge <= house.Time.GetUtcNow(), Cancel));
    }

    [Fact]
    public async Task FirstSeen_OfAFindingThatStays_Stays()
    {
        await using var house = await SyncHouse.StartAsync(60);
        await house.SweepWhollyAsync();
        var before = await FindingsAsync(house);
        house.Time.Advance(TimeSpan.FromDays(1));
        foreach (var mac in house.Jamf.Fleet.Macs)
        {
            house.Jamf.Fleet.Report(mac.Id);
        }

        await house.SweepWhollyAsync();

        var after = await FindingsAsync(house);
        var stayed = before.Keys.Intersect(after.Keys).ToList();
        Assert.NotEmpty(stayed);
        Assert.All(stayed, finding => Assert.Equal(before[finding], after[finding]));
    }

    [Fact]
    public async Task FirstSeen_OfAFindingOfAnObject_StaysWhileItHoldsOrCannotBeRead()
    {
        await using var house = await SyncHouse.StartAsync(200);
        await house.SweepWhollyAsync();
        var before = await ObjectFindingsAsync(house);
        house.Time.Advance(TimeSpan.FromDays(1));
        await house.SweepWhollyAsync();
        Assert.NotEmpty(before);
        Assert.Equal(before, await ObjectFindingsAsync(house));

        // The times of these lists stay, as that a rule is silent says nothing.
        var facts = house.Get<JudgementBasis>().FactsOf(SyncHouse.Main);
        await house.Get<JudgementBasis>().TakeAsync(SyncHouse.Main, facts with { Configuration = facts.Configuration with { Policies = null } }, Cancel);
        await house.Get<FindingLedger>().SaveAsync(SyncHouse.Main, Cancel);
        Assert.Equal(before.Where(one => one.Key.StartsWith("policy-", StringComparison.Ordinal)), (await ObjectFindingsAsync(house)).Where(one => one.Key.StartsWith("policy-", StringComparison.Ordinal)));

        await house.Get<JudgementBasis>().TakeAsync(SyncHouse.Main, facts with { Configuration = facts.Configuration with { Policies = [] } }, Cancel);
        await house.Get<FindingLedger>().SaveAsync(SyncHouse.Main, Cancel);
        Assert.DoesNotContain(await ObjectFindingsAsync(house), one => one.Key.StartsWith("policy-", StringComparison.Ordinal));
    }

    private static async Task<SortedDictionary<string, DateTimeOffset>> ObjectFindingsAsync(SyncHouse house)
    {
        await using var db = await house.OpenAsync();
        return new(await db.ObjectFindings.AsNoTracking().ToDictionaryAsync(row => $"{row.ObjectName} {row.Code}", row => row.FirstSeen, Cancel), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Refresh_OfOneMac_SaysWhatChangedAndIsNotOvertakenByAnOlderReading()
    {
        await using var house = await SyncHouse.StartAsync(30);
        await house.SweepWhollyAsync();
        var askedAt = house.Time.GetUtcNow();
        house.Time.Advance(TimeSpan.FromMinutes(1));
        house.Jamf.Fleet.Rename(4, "Named anew");
        var key = (await house.RowAsync(4)).Key;

        var outcome = Assert.IsType<RefreshOutcome.Read>(await house.Get<RefreshMac>().NowAsync(new MacId(SyncHouse.Main, 4), Cancel));

        Assert.Equal("name", Assert.Single(outcome.Changes).Field);
        await using var db = await house.OpenAsync();
        var document = await db.MacDocuments.AsNoTracking().SingleAsync(row => row.MacKey == key, Cancel);
        await house.Get<MacLedger>().TakeAsync([document.ReadMac() with { Name = "Read before" }], askedAt, Cancel);
        Assert.Equal("Named anew", (await house.RowAsync(4)).Name);
        Assert.Equal(outcome.AnsweredAt, document.ReadAt);
    }

    [Fact]
    public async Task Refresh_JamfRefuses_SaysWhyAndKeepsTheMac()
    {
        await using var house = await SyncHouse.StartAsync(30);
        await house.SweepWhollyAsync();
        house.Jamf.Faults.OnAny(times: 1_000).Error(403, "FORBIDDEN", "Forbidden");

        var outcome = Assert.IsType<RefreshOutcome.Failed>(await house.Get<RefreshMac>().NowAsync(new MacId(SyncHouse.Main, 4), Cancel));

        Assert.NotEmpty(outcome.Message);
        Assert.Null((await house.RowAsync(4)).GoneAt);
        Assert.IsType<RefreshOutcome.Failed>(await house.Get<RefreshMac>().NowAsync(new MacId("nobody", 4), Cancel));
    }

    [Fact]
    public async Task Changes_SinceTheLastReading_AreReadAndOthersAreNot()
    {
        await using var house = await SyncHouse.StartAsync(60);
        Assert.Null(await house.ReadChangesAsync());
        await house.SweepWhollyAsync();
        house.Time.Advance(TimeSpan.FromHours(3));
        house.Jamf.Fleet.Report(8, mac => mac with { Name = "Reported" });

        var run = await house.ReadChangesAsync();

        Assert.Equal((null, true), (run?.Error, run?.Complete));
        Assert.InRange(run?.Macs ?? 0, 1, 59);
        Assert.Equal("Reported", (await house.RowAsync(8)).Name);
        Assert.Equal(house.Time.GetUtcNow(), run?.ReadUpTo);
    }

    [Fact]
    public async Task FleetDays_SweptTwiceOnADay_KeepTheLastAndAddUpToTheJudgedMacs()
    {
        await using var house = await SyncHouse.StartAsync(200);
        await house.SweepWhollyAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        var judged = (await RowsAsync(house)).First(row => row.Phase.IsJudged() && row.RecoveryKey == KeyValidity.Valid);
        house.Jamf.Fleet.Report((int)judged.ComputerId, mac => mac with { KeyValidity = "INVALID" });
        await house.SweepWhollyAsync();

        var rows = (await RowsAsync(house)).Where(row => row.Phase.IsJudged() && row.GoneAt is null).ToList();
        await using var db = await house.OpenAsync();
        var days = await db.FleetDays.AsNoTracking().ToListAsync(Cancel);
        Assert.Single(days.Select(day => day.Day).Distinct());
        foreach (var verdict in days.Where(day => day.Verdict != FleetDayVerdict.Finding).GroupBy(day => day.Verdict))
        {
            Assert.Equal(rows.Count, verdict.Sum(day => day.Count));
        }

        Assert.Equal(
            rows.Count(row => row.RecoveryKey == KeyValidity.Valid),
            days.Where(day => day is { Verdict: FleetDayVerdict.RecoveryKey, Value: "valid" }).Sum(day => day.Count));
        Assert.Contains(days, day => day.Site.Length > 0);
    }

    [Fact]
    public async Task PlantedSecret_InAnAttributeThatIsNotNamedOrInAName_IsNowhereInTheDatabase()
    {
        const string key = "A1B2-C3D4-E5F6-G7H8-J9K0-L1M2";
        await using var house = await SyncHouse.StartAsync(20);
        house.Jamf.Faults.OnAny(times: 10_000, where: request => request.Route is SimulatorRoute.InventoryList)
            .ChangeRecord(6, record => record["extensionAttributes"] = System.Text.Json.Nodes.JsonNode.Parse(
                $$"""[{"definitionId":"99","name":"Notes","description":null,"enabled":true,"multiValue":false,"values":["password=hunter2secret {{key}}"],"dataType":"STRING","options":[],"inputType":"TEXT"}]"""));
        house.Jamf.Fleet.Rename(7, $"Key {key}");

        await house.SweepWhollyAsync();

        foreach (var file in Directory.EnumerateFiles(house.Folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancel);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("hunter2secret"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("A1B2-C3D4"u8));
        }
    }

    [Fact]
    public async Task Worker_StartedOnAnEmptyStore_SweepsAndPlansTheNext()
    {
        await using var house = await SyncHouse.StartAsync(40);

        var worker = await house.StartWorkerAsync();

        await house.UntilAsync(() => house.MainStatus.LastComplete is not null, TimeSpan.FromMilliseconds(1));
        Assert.Equal(40, house.MainStatus.LastComplete?.Macs);
        Assert.Equal(house.MainStatus.LastComplete?.StartedAt + TimeSpan.FromDays(1), house.MainStatus.NextSweepAt);
        house.Jamf.Fleet.Rename(4, "Named anew");
        var first = house.MainStatus.LastComplete?.StartedAt;
        await house.UntilAsync(() => worker.RequestSweep() && house.MainStatus.LastComplete?.StartedAt > first, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Named anew", (await house.RowAsync(4)).Name);
    }

    [Fact]
    public async Task Worker_PollClientMayReadSecrets_RaisesAnAlarm()
    {
        await using var house = await SyncHouse.StartAsync(new SimulatorOptions { Macs = 5, PollClientExtra = ["View Disk Encryption Recovery Key"] });

        Assert.True(await house.Get<SecretProbes>().ProbeAsync(house.Client(), Cancel));

        Assert.Contains(house.MainStatus.Problems, problem => problem.IsAlarm);
    }

    [Fact]
    public async Task Probe_ThatGotNoAnswer_RaisesNoAlarmAndEndsNone()
    {
        await using var house = await SyncHouse.StartAsync(new SimulatorOptions { Macs = 5 });
        foreach (var route in (SimulatorRoute[])[SimulatorRoute.FileVault, SimulatorRoute.RecoveryLock])
        {
            house.Jamf.Faults.On(route).TooManyRequests(TimeSpan.FromHours(1));
        }

        Assert.False(await house.Get<SecretProbes>().ProbeAsync(house.Client(), Cancel));

        Assert.DoesNotContain(house.MainStatus.Problems, problem => problem.IsAlarm);
        Assert.True(await house.Get<SecretProbes>().ProbeAsync(house.Client(), Cancel));
        Assert.DoesNotContain(house.MainStatus.Problems, problem => problem.IsAlarm);
    }

    [Fact]
    public async Task Edge_OfADocumentThatCannotBeRead_IsNotTriedEverySecond()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        await using (var db = await house.OpenAsync())
        {
            await db.MacDocuments.ExecuteUpdateAsync(rows => rows.SetProperty(row => row.Mac, "{"u8.ToArray()), Cancel);
        }

        house.Time.Advance(TimeSpan.FromDays(40));
        var edges = house.Get<ClockEdges>();
        await edges.PassAsync(Cancel);

        Assert.True(house.Get<KnownMacs>().EarliestEdge() <= house.Time.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(1), edges.Wait());
    }

    [Fact]
    public async Task Status_ManyChanges_AreToldOnce()
    {
        await using var house = await SyncHouse.StartAsync(1);
        var told = 0;
        using var subscription = house.Status.Subscribe(() => told++);
        for (var number = 0; number < 50; number++)
        {
            house.Status.Change(SyncHouse.Main, sync => sync with { ApiVersion = 4 });
        }

        house.Time.Advance(SyncStatus.TellEvery);
        Assert.Equal(1, told);
        house.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, told);
    }

    private static async Task<List<MacRow>> RowsAsync(SyncHouse house)
    {
        await using var db = await house.OpenAsync();
        return await db.Macs.AsNoTracking().OrderBy(row => row.Key).ToListAsync(Cancel);
    }

    private static async Task<Dictionary<(int MacKey, string Code), DateTimeOffset>> FindingsAsync(SyncHouse house)
    {
        await using var db = await house.OpenAsync();
        return await db.Findings.AsNoTracking().ToDictionaryAsync(row => (row.MacKey, row.Code), row => row.FirstSeen, Cancel);
    }
}
