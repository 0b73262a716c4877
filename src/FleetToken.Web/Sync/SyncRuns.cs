using System.Text.Json;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Sync;

/// <summary>Writes down each run, and says at a start how the last ones went.</summary>
internal sealed class SyncRuns(Writer writer, IDbContextFactory<FleetDb> databases, TimeProvider time)
{
    // Long enough to compare a year with the last one; a run of changes is of interest for a week.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Writes that a run has begun.</summary>
    public async Task<SyncRunRow> StartAsync(string server, SyncRunKind kind, CancellationToken cancellationToken)
    {
        var run = new SyncRunRow { Server = server, Kind = kind, StartedAt = time.GetUtcNow() };
        run.Id = await writer.WriteAsync(session => session.StartRun(run), cancellationToken);
        return run;
    }

    /// <summary>Writes how a run ended.</summary>
    public Task EndAsync(SyncRunRow run, CancellationToken cancellationToken)
    {
        run.FinishedAt = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                session.EndRun(run);
                session.PruneRuns(run.Server, run.StartedAt - Kept);
            },
            cancellationToken);
    }

    /// <summary>Writes how a run ended, whoever is stopping; where that cannot be written the run is not complete.</summary>
    /// <returns>Why it could not be written; null where it was. The next start then closes it.</returns>
    public async Task<StoreException?> CloseAsync(SyncRunRow run)
    {
        try
        {
            await EndAsync(run, CancellationToken.None);
            return null;
        }
        catch (StoreException failure)
        {
            run.Complete = false;
            run.Error ??= failure.Message;
            return failure;
        }
    }

    /// <summary>The last run of a kind that was complete; null where there is none.</summary>
    public async Task<SyncRunRow?> LastCompleteAsync(string server, SyncRunKind kind, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await LastAsync(db, server, kind, complete: true, cancellationToken);
    }

    /// <summary>Report date up to which changes of a server have been read; null where nothing was read yet.</summary>
    public async Task<DateTimeOffset?> ReadUpToAsync(string server, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.SyncRuns.AsNoTracking()
            .Where(run => run.Server == server && run.Complete && run.ReadUpTo != null)
            .OrderByDescending(run => run.ReadUpTo)
            .Select(run => run.ReadUpTo)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Brings the status of a server to what was last written of it. A run that a kill cut off is closed.</summary>
    public async Task ShowLastAsync(string server, SyncStatus status, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var open in await db.SyncRuns.AsNoTracking().Where(run => run.Server == server && run.FinishedAt == null).ToListAsync(cancellationToken))
        {
            open.Error = RunEnd.Stopped;
            await EndAsync(open, cancellationToken);
        }

        var sweep = await LastAsync(db, server, SyncRunKind.Sweep, complete: null, cancellationToken);
        var complete = await LastAsync(db, server, SyncRunKind.Sweep, complete: true, cancellationToken);
        var changes = await LastAsync(db, server, SyncRunKind.Changes, complete: true, cancellationToken);
        status.Change(server, sync => sync with
        {
            LastSweep = sweep is null ? null : SweepOf(sweep),
            LastComplete = complete is null ? null : SweepOf(complete),
            LastChangesAt = changes?.FinishedAt,
            HeldBack = complete?.HeldBack,
        });
    }

    /// <summary>A run as pages show it.</summary>
    public static Sweep SweepOf(SyncRunRow run) => new(
        run.StartedAt,
        run.FinishedAt,
        run.Macs,
        run.TotalCount,
        run.Requests,
        run.Bytes,
        [.. run.ReadSkipped().Select(cell => new SkippedRecordItem(cell.Id, cell.Path, cell.Problem))],
        run.Error);

    /// <summary>Puts skipped records into a run.</summary>
    public static void Set(SyncRunRow run, IReadOnlyList<SkippedCell> skipped, IReadOnlyList<long> unconfirmed)
    {
        run.Skipped = JsonSerializer.Serialize(skipped, StoreJson.Default.IReadOnlyListSkippedCell);
        run.Unconfirmed = JsonSerializer.Serialize(unconfirmed, StoreJson.Default.IReadOnlyListInt64);
    }

    private static Task<SyncRunRow?> LastAsync(FleetDb db, string server, SyncRunKind kind, bool? complete, CancellationToken cancellationToken) =>
        db.SyncRuns.AsNoTracking()
            .Where(run => run.Server == server && run.Kind == kind && (complete == null || run.Complete == complete))
            .OrderByDescending(run => run.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
