using FleetToken.Domain.Macs;
using FleetToken.Simulator;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Tests.Sync;

/// <summary>What is left after a failure: facts that hold, runs that are closed, a pause that fits.</summary>
public sealed class FailureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Facts_Refused_AreUnknownWhileThoseOfAServerFaultStay(int status)
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        Assert.NotNull(Facts(house).PreStageBySerialNumber);
        Assert.NotNull(Facts(house).ManagementAccount);
        Assert.NotNull(Facts(house).CollectsAccounts);
        var scripts = Facts(house).Configuration.Scripts!.Count;
        Refuse(house, status, SimulatorRoute.PreStages, SimulatorRoute.Enrolment, SimulatorRoute.CollectionSettings, SimulatorRoute.Policies, SimulatorRoute.Profiles);
        house.Jamf.Faults.On(SimulatorRoute.Scripts, times: 1_000).Error(503, "DOWN", "Down");

        var run = await SweepWhileTheClockRunsAsync(house);

        Assert.Null(run.Error);
        var facts = Facts(house);
        Assert.Null(facts.PreStageBySerialNumber);
        Assert.Null(facts.Configuration.PreStages);
        Assert.Null(facts.ManagementAccount);
        Assert.Null(facts.CollectsAccounts);
        Assert.Null(facts.Configuration.Policies);
        Assert.Null(facts.Configuration.Profiles);
        Assert.Equal(scripts, facts.Configuration.Scripts?.Count);
        Assert.False(house.MainStatus.KnowsPreStages);
    }

    [Fact]
    public async Task Facts_NotReadForAServerFault_StayWithTheirAge()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        house.Jamf.Faults.On(SimulatorRoute.Scripts, times: 1_000).Error(503, "DOWN", "Down");

        await SweepWhileTheClockRunsAsync(house);

        Assert.Contains(
            house.MainStatus.Problems,
            problem => problem.What == "scripts" && problem.Message.Contains("read at 2026-11-24 09:00 UTC", StringComparison.Ordinal));

        await house.RestartAsync();
        await SweepWhileTheClockRunsAsync(house);
        Assert.Contains(
            house.MainStatus.Problems,
            problem => problem.What == "scripts" && problem.Message.Contains("read before FleetToken was started", StringComparison.Ordinal));
    }

    // The daily probes of secrets list a single computer at the start, too: they must not take the answer that is meant for sync, or nobody backs off.
    // And the clock stands while a request is answered: moved by more than the time-out meanwhile, it would fail every request.
    [Fact]
    public async Task TooManyRequests_KeepsChangesQuietToo()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        house.Jamf.Faults.On(SimulatorRoute.InventoryList, where: request => request.PageSize > 1).TooManyRequests(TimeSpan.FromMinutes(40));
        await house.StartWorkerAsync();
        await WhileAsync(house, () => house.MainStatus.State != SyncState.BackingOff, TimeSpan.FromHours(1));
        Assert.Equal(SyncState.BackingOff, house.MainStatus.State);
        var refusedAt = house.Time.GetUtcNow();
        house.Jamf.Traffic.Reset();

        await WhileAsync(house, () => !Asked(), TimeSpan.FromHours(2));

        Assert.True(Asked());
        Assert.InRange(house.Time.GetUtcNow() - refusedAt, TimeSpan.FromMinutes(39), TimeSpan.FromMinutes(50));

        bool Asked() => house.Jamf.Traffic.Recent.Any(request => request.Route == SimulatorRoute.InventoryList && request.PageSize > 1);
    }

    [Fact]
    public async Task TooManyRequests_KeepsASweepThatAPersonAsksForQuietToo()
    {
        await using var house = await SyncHouse.StartAsync(20);
        house.Jamf.Faults.On(SimulatorRoute.InventoryList, where: request => request.PageSize > 1).TooManyRequests(TimeSpan.FromMinutes(40));
        await house.StartWorkerAsync();
        await WhileAsync(house, () => house.MainStatus.State != SyncState.BackingOff, TimeSpan.FromHours(1));
        var refusedAt = house.Time.GetUtcNow();
        house.Jamf.Traffic.Reset();

        Assert.True(house.Get<SyncWorker>().RequestSweep());
        await WhileAsync(house, () => !Asked(), TimeSpan.FromHours(2));

        Assert.InRange(house.Time.GetUtcNow() - refusedAt, TimeSpan.FromMinutes(39), TimeSpan.FromMinutes(50));

        bool Asked() => house.Jamf.Traffic.Recent.Any(request => request.Route == SimulatorRoute.InventoryList && request.PageSize > 1);
    }

    [Fact]
    public async Task Sweep_Stopped_ClosesItsRunWithTheReason()
    {
        await using var house = await SyncHouse.StartAsync(60);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        house.Jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2).Before(_ => stop.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Get<FleetSync>().SweepAsync(house.Client(), stop.Token));

        var run = await OnlyRunAsync(house, SyncRunKind.Sweep);
        Assert.Equal((house.Time.GetUtcNow(), "FleetToken was stopped while this ran."), (run.FinishedAt, run.Error));
        Assert.False(run.Complete);
    }

    [Fact]
    public async Task Sweep_BrokenOffByAFaultOfOurs_ClosesItsRunWithTheReason()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        house.Jamf.Fleet.Rename(7, "Named anew");
        house.Jamf.Faults.On(SimulatorRoute.InventoryList).Before(_ => Break(house));

        await Assert.ThrowsAnyAsync<SqliteException>(() => house.SweepAsync());

        await using var db = await house.OpenAsync();
        var run = await db.SyncRuns.AsNoTracking().OrderBy(row => row.Id).LastAsync(Cancel);
        Assert.NotNull(run.FinishedAt);
        Assert.StartsWith("FleetToken itself failed", run.Error, StringComparison.Ordinal);
        Assert.Equal((SyncState.Failed, run.Error), (house.MainStatus.State, house.MainStatus.LastSweep?.Error));
    }

    [Fact]
    public async Task Changes_Stopped_CloseTheirRunWithTheReason()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        house.Jamf.Faults.On(SimulatorRoute.InventoryList).Before(_ => stop.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Get<ChangesSync>().ReadAsync(house.Client(), stop.Token));

        var run = await OnlyRunAsync(house, SyncRunKind.Changes);
        Assert.NotNull(run.FinishedAt);
        Assert.Equal("FleetToken was stopped while this ran.", run.Error);
    }

    [Fact]
    public async Task Run_LeftOpenByAKill_IsClosedAtTheNextStart()
    {
        await using var house = await SyncHouse.StartAsync(1);
        await house.Get<SyncRuns>().StartAsync(SyncHouse.Main, SyncRunKind.Sweep, Cancel);

        await house.RestartAsync();

        var run = await OnlyRunAsync(house, SyncRunKind.Sweep);
        Assert.NotNull(run.FinishedAt);
        Assert.Equal("FleetToken was stopped while this ran.", run.Error);
    }

    [Fact]
    public async Task Changes_ABrokenRecord_IsWrittenDownAndSaid()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        house.Jamf.Fleet.Report(9);
        house.Jamf.Faults.On(SimulatorRoute.InventoryList, times: 100).BreakRecord(9);

        await house.ReadChangesAsync();

        var run = await OnlyRunAsync(house, SyncRunKind.Changes);
        Assert.Equal("9", Assert.Single(run.ReadSkipped()).Id);
        Assert.Contains(house.MainStatus.Problems, problem => problem.Message.Contains("computer 9", StringComparison.Ordinal));

        house.Jamf.Faults.Clear();
        await house.ReadChangesAsync();
        Assert.Empty(house.MainStatus.Problems);
    }

    [Theory]
    [InlineData("429", 60)]
    [InlineData("401", 15)]
    [InlineData("403", 15)]
    [InlineData("reset", 1)]
    public async Task Failure_OfEachKind_HasItsPause(string fault, int minutes)
    {
        await using var house = await SyncHouse.StartAsync(20);
        var version = house.Jamf.Faults.On(SimulatorRoute.Version, times: 1_000);
        _ = fault switch
        {
            "429" => version.TooManyRequests(TimeSpan.FromHours(1)),
            "401" => version.Unauthorized(),
            "403" => version.Error(403, "FORBIDDEN", "Forbidden"),
            _ => version.Reset(),
        };
        await house.StartWorkerAsync();

        await house.UntilAsync(() => house.MainStatus is { LastSweep.FinishedAt: { } end, NextSweepAt: { } next } && next > end, TimeSpan.FromMilliseconds(200));

        var pause = house.MainStatus.NextSweepAt - house.MainStatus.LastSweep!.FinishedAt;
        Assert.InRange(pause!.Value, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(30));
        Assert.Equal(fault == "429" ? SyncState.BackingOff : SyncState.Failed, house.MainStatus.State);
    }

    [Fact]
    public async Task RequestSweep_BetweenTheEndOfASweepAndThePlanForTheNext_IsNotLost()
    {
        await using var house = await SyncHouse.StartAsync(20);
        house.Jamf.Faults.On(SimulatorRoute.InventoryList, times: 1_000).Error(403, "FORBIDDEN", "Forbidden");
        var worker = house.Get<SyncWorker>();
        var asked = 0;

        // The loop looks at the clock when it plans the next sweep: the end of the failed one has been told by then.
        house.Looked = () =>
        {
            if (house.MainStatus is { State: SyncState.Failed, LastSweep.FinishedAt: not null } && Interlocked.Exchange(ref asked, 1) == 0)
            {
                house.Jamf.Faults.Clear();
                worker.RequestSweep();
            }
        };
        await house.StartWorkerAsync();

        await house.UntilAsync(() => house.MainStatus.LastComplete is not null, TimeSpan.FromMilliseconds(10));

        Assert.Equal(1, asked);
        Assert.InRange(house.Time.GetUtcNow() - new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Sweep_AfterTheFirst_ReadsPoliciesAfterTheMacs()
    {
        await using var house = await SyncHouse.StartAsync(20);
        await house.SweepWhollyAsync();
        var macsRead = -1;
        house.Jamf.Faults.On(SimulatorRoute.Policies).Before(_ => macsRead = house.MainStatus.LastSweep!.Macs);

        await house.SweepWhollyAsync();

        Assert.Equal(20, macsRead);
    }

    private static async Task WhileAsync(SyncHouse house, Func<bool> so, TimeSpan atMost)
    {
        var until = house.Time.GetUtcNow() + atMost;
        while (so() && house.Time.GetUtcNow() < until)
        {
            await Task.Delay(10, Cancel);
            if (house.Jamf.Traffic.InFlight == 0)
            {
                house.Time.Advance(TimeSpan.FromSeconds(20));
            }
        }
    }

    private static ServerFacts Facts(SyncHouse house) => house.Get<JudgementBasis>().FactsOf(SyncHouse.Main);

    private static void Refuse(SyncHouse house, int status, params SimulatorRoute[] routes)
    {
        foreach (var route in routes)
        {
            house.Jamf.Faults.On(route, times: 1_000).Error(status, "REFUSED", "Refused");
        }
    }

    private static async Task<SyncRunRow> SweepWhileTheClockRunsAsync(SyncHouse house)
    {
        var sweep = house.SweepAsync();
        await house.UntilAsync(() => sweep.IsCompleted, TimeSpan.FromMilliseconds(200));
        return await sweep;
    }

    private static void Break(SyncHouse house)
    {
        using var connection = new SqliteConnection($"Data Source={house.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE mac_documents RENAME TO hidden";
        command.ExecuteNonQuery();
    }

    private static async Task<SyncRunRow> OnlyRunAsync(SyncHouse house, SyncRunKind kind)
    {
        await using var db = await house.OpenAsync();
        return await db.SyncRuns.AsNoTracking().SingleAsync(run => run.Kind == kind, Cancel);
    }
}
