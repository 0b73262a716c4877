using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>The moment since which findings count as new, and how far back FleetToken can tell at all.</summary>
/// <param name="Since">What was asked for.</param>
/// <param name="From">UTC time; with several servers the earliest. Null while no sweep is complete.</param>
/// <param name="KnownFrom">The first UTC day with a complete sweep: what held before it counts as new since then. Null while there is none.</param>
public sealed record SinceMoment(FindingSince Since, DateTimeOffset? From, DateOnly? KnownFrom)
{
    /// <summary>Whether FleetToken has not watched for that long, so that old problems count as new.</summary>
    public bool ReachesTooFar => From is { } from && KnownFrom is { } known && DateOnly.FromDateTime(from.UtcDateTime) <= known;

    internal IReadOnlyList<(string? Server, DateTimeOffset From)> Moments { get; private init; } = [];

    /// <summary>Whether what was first seen then on a server is new.</summary>
    internal static bool IsNew(IReadOnlyList<(string? Server, DateTimeOffset From)> moments, string server, DateTimeOffset? firstSeen) =>
        moments.Any(moment => (moment.Server is null || moment.Server == server) && firstSeen >= moment.From);

    internal static async Task<SinceMoment> ReadAsync(FleetDb db, FindingSince since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await db.FleetDays.AsNoTracking().OrderBy(day => day.Day).Select(day => (DateOnly?)day.Day).FirstOrDefaultAsync(cancellationToken);
        if (FindingSinceWords.Length(since) is { } length)
        {
            return new SinceMoment(since, now - length, known) { Moments = [(null, now - length)] };
        }

        var sweeps = await db.SyncRuns.AsNoTracking()
            .Where(run => run.Kind == SyncRunKind.Sweep && run.Complete)
            .GroupBy(run => run.Server)
            .Select(runs => new { Server = runs.Key, At = runs.Max(run => run.StartedAt) })
            .ToListAsync(cancellationToken);
        return new SinceMoment(since, sweeps.Count == 0 ? null : sweeps.Min(sweep => sweep.At), known)
        {
            Moments = sweeps.Count == 1 ? [(null, sweeps[0].At)] : [.. sweeps.Select(sweep => ((string?)sweep.Server, sweep.At))],
        };
    }
}
