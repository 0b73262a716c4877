using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Store;

/// <summary>Follow-ups of keys that are open, by Mac, as the domain judges them; they are few. Temporary admins' tokens are another matter.</summary>
public static class OpenFollowUps
{
    /// <summary>Those of all Macs.</summary>
    public static async Task<ILookup<MacId, FollowUpFacts>> OpenFollowUpsAsync(this FleetDb db, CancellationToken cancellationToken)
    {
        var rows = await Open(db).ToListAsync(cancellationToken);
        return rows.ToLookup(row => new MacId(row.Server, row.ComputerId), row => row.ReadFacts(goneAt: null, mayCompare: true));
    }

    /// <summary>Those of one Mac.</summary>
    /// <param name="db">The store.</param>
    /// <param name="row">The Mac's row.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<IReadOnlyList<FollowUpFacts>> OpenFollowUpsAsync(this FleetDb db, MacRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var rows = await Open(db).Where(one => one.Server == row.Server && one.ComputerId == row.ComputerId).ToListAsync(cancellationToken);
        return [.. rows.Select(one => one.ReadFacts(row.GoneAt, mayCompare: true))];
    }

    private static IQueryable<FollowUpRow> Open(FleetDb db) =>
        db.FollowUps.AsNoTracking().Where(row => row.Kind == FollowUpKind.NewKey && row.ClosedAt == null).OrderBy(row => row.Id);
}
