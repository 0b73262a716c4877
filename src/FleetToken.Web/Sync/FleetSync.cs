using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>One sweep of one server: its configuration facts, then all its Macs, then what became of those that were not met.</summary>
internal sealed class FleetSync(
    Rejudging rejudging,
    MacLedger ledger,
    Reconciliation reconciliation,
    ServerFactsReading facts,
    SyncRuns runs,
    SyncStatus status,
    FindingLedger findings,
    TimeProvider time,
    ILogger<FleetSync> logger)
{
    /// <summary>Sweeps the server. What Jamf or the store refuses ends in the run's error; what was read before stays. However it ends, the run is closed.</summary>
    public async Task<RunEnd> SweepAsync(JamfClient client, CancellationToken cancellationToken)
    {
        var run = new SyncRunRow { Server = client.Server, StartedAt = time.GetUtcNow() };
        var skipped = new List<SkippedCell>();
        Exception? ended = null;
        try
        {
            var last = await runs.LastCompleteAsync(client.Server, SyncRunKind.Sweep, cancellationToken);
            run = await runs.StartAsync(client.Server, SyncRunKind.Sweep, cancellationToken);
            Log.SweepStarted(logger, client.Server);
            Show(run);
            var objectsWait = await facts.ReadAsync(client, cancellationToken);
            await rejudging.EnsureAsync(client.Server, cancellationToken);
            await WalkAsync(client, client.WalkAll(last?.PageSize), run, skipped, cancellationToken);
            var outcome = await reconciliation.RunAsync(client, run.StartedAt, skipped, cancellationToken);
            skipped.AddRange(outcome.Skipped);
            run.HeldBack = outcome.HeldBack;
            SyncRuns.Set(run, skipped, outcome.Unconfirmed);
            if (objectsWait)
            {
                await facts.ReadObjectsAsync(client, cancellationToken);
                await rejudging.EnsureAsync(client.Server, cancellationToken);
            }

            run.Complete = true;
            await findings.SaveAsync(client.Server, cancellationToken);
        }
        catch (Exception failure)
        {
            ended = failure;
            run.Complete = false;
            run.Error = RunEnd.Reason(failure);
            SyncRuns.Set(run, skipped, []);
            Log.RunFailed(logger, client.Server, run.Error);
            if (failure is not (JamfException or StoreException))
            {
                throw;
            }
        }
        finally
        {
            ended = await EndAsync(run, ended);
        }

        return new RunEnd(run, ended);
    }

    private async Task WalkAsync(JamfClient client, InventoryWalk walk, SyncRunRow run, List<SkippedCell> skipped, CancellationToken cancellationToken)
    {
        var waiting = new List<Mac>();
        var taking = Task.CompletedTask;
        DateTimeOffset? highest = null;
        try
        {
            await foreach (var page in walk.ReadAsync(cancellationToken))
            {
                foreach (var record in page.Skipped)
                {
                    skipped.Add(new SkippedCell(record.Id, record.Path, record.Problem));
                    Log.RecordSkipped(logger, client.Server, record.Id, record.Path, record.Problem);
                }

                waiting.AddRange(page.Macs);
                highest = ReportDates.Later(highest, ReportDates.Latest(page.Macs, time.GetUtcNow()));
                Count(run, walk, page.Macs.Count, skipped);
                while (waiting.Count >= Writer.MacsPerTransaction)
                {
                    // The next pages are read while this batch is judged and written.
                    await taking;
                    taking = ledger.TakeAsync(waiting[..Writer.MacsPerTransaction], run.StartedAt, cancellationToken);
                    waiting.RemoveRange(0, Writer.MacsPerTransaction);
                }
            }
        }
        finally
        {
            // Also when the walk broke off: what was read is true and is kept.
            await taking;
            await ledger.TakeAsync(waiting, run.StartedAt, cancellationToken);
            Count(run, walk, 0, skipped);
        }

        run.PageSize = walk.PageSize > 0 ? walk.PageSize : null;

        // A Mac that was read early may have reported since: changes are read again from the sweep's start on, by the server's own clock.
        run.ReadUpTo = highest - (time.GetUtcNow() - run.StartedAt);
    }

    private void Count(SyncRunRow run, InventoryWalk walk, int macs, List<SkippedCell> skipped)
    {
        run.Macs += macs;
        run.TotalCount = walk.TotalCount;
        run.Requests = walk.Requests;
        run.Bytes = walk.Bytes;
        SyncRuns.Set(run, skipped, []);
        Show(run);
    }

    private void Show(SyncRunRow run) =>
        status.Change(run.Server, sync => sync with { State = SyncState.Running, LastSweep = SyncRuns.SweepOf(run) });

    // By no token of the caller's: also a run that is stopped is closed.
    private async Task<Exception?> EndAsync(SyncRunRow run, Exception? ended)
    {
        var notWritten = await runs.CloseAsync(run);
        var failure = ended ?? notWritten;
        var sweep = SyncRuns.SweepOf(run);
        var skipped = sweep.SkippedRecords.Count;
        var duration = time.GetUtcNow() - run.StartedAt;
        Log.SweepEnded(logger, run.Server, run.Macs, run.Requests, duration, skipped);
        status.Change(run.Server, sync => sync with
        {
            State = new RunEnd(run, failure).State,
            LastSweep = sweep,
            LastComplete = run.Complete ? sweep : sync.LastComplete,
            HeldBack = run.Complete ? run.HeldBack : sync.HeldBack,
        });
        return failure;
    }
}
