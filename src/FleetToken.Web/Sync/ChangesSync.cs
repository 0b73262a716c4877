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
    public async Task<RunEnd?> ReadAsync(JamfClient client, CancellationToken cancellationToken)
    {
        if (await runs.ReadUpToAsync(client.Server, cancellationToken) is not { } readUpTo)
        {
            return null;
        }

        var run = new SyncRunRow { Server = client.Server, Kind = SyncRunKind.Changes, StartedAt = time.GetUtcNow() };
        var skipped = new List<SkippedCell>();
        Exception? ended = null;
        try
        {
            run = await runs.StartAsync(client.Server, SyncRunKind.Changes, cancellationToken);
            run.ReadUpTo = readUpTo;
            await foreach (var page in client.ReadChangesAsync(readUpTo - Overlap, cancellationToken))
            {
                foreach (var record in page.Skipped)
                {
                    skipped.Add(new SkippedCell(record.Id, record.Path, record.Problem));
                    Log.RecordSkipped(logger, client.Server, record.Id, record.Path, record.Problem);
                }

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
        catch (Exception failure)
        {
            ended = failure;
            run.Error = RunEnd.Reason(failure);
            Log.RunFailed(logger, client.Server, run.Error);
            if (failure is not (JamfException or StoreException))
            {
                throw;
            }
        }
        finally
        {
            SyncRuns.Set(run, skipped, []);
            status.ChangeProblems(client.Server, ProblemCause.Records, Unread(skipped));
            ended = await EndAsync(run, ended);
        }

        return new RunEnd(run, ended);
    }

    private async Task<Exception?> EndAsync(SyncRunRow run, Exception? ended)
    {
        // A run that was never written down has nothing to close.
        var notWritten = run.Id == 0 ? null : await runs.CloseAsync(run);
        status.Change(run.Server, sync => sync with { LastChangesAt = run.Complete ? run.FinishedAt : sync.LastChangesAt });
        return ended ?? notWritten;
    }

    // The next sweep meets them again: until then what was known of them stays, and this is said.
    private static IReadOnlyList<SyncProblem> Unread(List<SkippedCell> skipped) => skipped.Count == 0
        ? []
        : [new SyncProblem(
            "records of Macs that reported",
            null,
            $"{skipped.Count} could not be read, first computer {skipped[0].Id ?? "without a number"} at {skipped[0].Path}: {skipped[0].Problem} What was known of them before stays.",
            IsAlarm: false)];
}
