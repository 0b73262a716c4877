using FleetToken.Domain.Macs;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Store;

/// <summary>When a Mac was last read: a sweep that finds nothing new writes no row, so the time is the later of the Mac's own and the last complete sweep's.</summary>
public static class ReadTimes
{
    /// <summary>UTC time FleetToken last saw the Mac's record, at the earliest; <paramref name="written"/> is <see cref="MacDocumentRow.ReadAt"/>.</summary>
    public static async Task<DateTimeOffset> LastReadAsync(FleetDb db, MacId id, bool gone, DateTimeOffset written, CancellationToken cancellationToken)
    {
        if (gone)
        {
            return written;
        }

        var sweeps = db.SyncRuns.AsNoTracking()
            .Where(run => run.Server == id.Server && run.Kind == SyncRunKind.Sweep && run.Complete && run.StartedAt > written)
            .OrderByDescending(run => run.StartedAt)
            .AsAsyncEnumerable();
        await foreach (var sweep in sweeps.WithCancellation(cancellationToken))
        {
            if (!sweep.ReadUnconfirmed().Contains(id.ComputerId))
            {
                return sweep.StartedAt;
            }
        }

        return written;
    }
}
