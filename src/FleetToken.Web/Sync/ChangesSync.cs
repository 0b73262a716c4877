using FleetToken.Jamf;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>Reads the Macs of a server that reported since the last time.</summary>
internal sealed class ChangesSync(MacLedger ledger, SyncRuns runs, SyncStatus status, TimeProvider time, ILogger<ChangesSync> logger)
{
    /// <summary>Report dates can be written out of order by so much (design 5).</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>Reads what changed. What Jamf or the store refuses ends in the run's error; the next run begins where this one did.</summary>
    /// <returns>The run; null where no sweep was complete yet, so that there is nothing to begin at.</returns>
    public async Task<SyncRunRow?> ReadAsync(JamfClient client, CancellationToken cancellationToken)
    {
        if (await runs.ReadUpToAsync(client.Server, cancellationToken) is not { } readUpTo)
        {
            return null;
        }

        var run = new SyncRunRow { Server = client.Server, Kind = SyncRunKind.Changes, StartedAt = time.GetUtcNow() };
        var skipped = new List<SkippedCell>();
        try
        {
            run = await runs.StartAsync(client.Server, SyncRunKind.Changes, cancellationToken);
            run.ReadUpTo = readUpTo;
            await foreach (var page in client.ReadChangesAsync(readUpTo - Overlap, cancellationToken))
            {
                skipped.AddRange(page.Skipped.Select(record => new SkippedCell(record.Id, record.Path, record.Problem)));
                foreach (var batch in page.Macs.Chunk(Writer.MacsPerTransaction))
                {
                    await ledger.TakeAsync(batch, run.StartedAt, cancellationToken);
                }

                run.Macs += page.Macs.Count;
                run.Bytes += page.Bytes;
                run.Requests++;
                run.ReadUpTo = ReportDates.Later(run.ReadUpTo, ReportDates.Latest(page.Macs, time.GetUtcNow()));
            }

            run.Complete = true;
        }
        catch (Exception failure) when (failure is JamfException or StoreException)
        {
            run.Error = failure.Message;
            Log.RunFailed(logger, client.Server, failure.Message);
        }

        SyncRuns.Set(run, skipped, []);
        await EndAsync(run, cancellationToken);
        return run;
    }

    private async Task EndAsync(SyncRunRow run, CancellationToken cancellationToken)
    {
        try
        {
            await runs.EndAsync(run, cancellationToken);
        }
        catch (StoreException failure)
        {
            run.Complete = false;
            run.Error ??= failure.Message;
        }

        status.Change(run.Server, sync => sync with { LastChangesAt = run.Complete ? run.FinishedAt : sync.LastChangesAt });
    }
}
