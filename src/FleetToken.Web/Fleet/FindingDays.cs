using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>How many Macs had each finding on a day, counted at the end of a sweep.</summary>
internal static class FindingDays
{
    /// <summary>The rows of a server for a day. A finding that no Mac has is a row with 0, so that one that was not judged then differs from it.</summary>
    public static IReadOnlyList<FleetDayRow> Count(FleetSnapshot fleet, string server, FleetSettings settings, DateOnly day)
    {
        var own = FindingBits.OfSets(fleet);
        var brought = FindingBits.OfConcerns(fleet);
        var number = fleet.Servers.Span.IndexOf(server);
        var sites = new Dictionary<int, int[]> { [0] = new int[FindingBits.Most] };
        foreach (var segment in fleet.Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (mac.Server == number && !mac.Gone)
                {
                    if (!sites.TryGetValue(mac.Site, out var counts))
                    {
                        sites[mac.Site] = counts = new int[FindingBits.Most];
                    }

                    FindingBits.AddTo(counts, own[mac.Findings] | brought[mac.Concerns]);
                }
            }
        }

        return
        [
            .. sites.SelectMany(site => FindingCatalogue.All.Index()
                .Where(one => !one.Item.OptIn || settings.OptsIn(one.Item.Code))
                .Where(one => site.Key == 0 || site.Value[one.Index] > 0)
                .Select(one => new FleetDayRow
                {
                    Day = day,
                    Server = server,
                    Site = fleet.Sites.Span[site.Key],
                    Verdict = FleetDayVerdict.Finding,
                    Value = one.Item.Code,
                    Count = site.Value[one.Index],
                })),
        ];
    }
}

/// <summary>How many Macs had each finding about a week ago.</summary>
/// <param name="Day">The UTC day they were counted; null where FleetToken has not counted for a week.</param>
/// <param name="CountedFrom">The first UTC day on which they were counted; null while no sweep is complete.</param>
public sealed record FindingWeek(DateOnly? Day, DateOnly? CountedFrom)
{
    private const int Week = 7;
    private const int Oldest = 14;

    private Dictionary<string, int> Macs { get; init; } = [];

    /// <summary>From which UTC day on there is something to compare with; null where there is already, or nothing is counted yet.</summary>
    public DateOnly? ComparesFrom => Day is null ? CountedFrom?.AddDays(Week) : null;

    /// <summary>The Macs that had it then; null where that is not known.</summary>
    public int? MacsWith(string code) => Day is not null && Macs.TryGetValue(code, out var macs) ? macs : null;

    internal static async Task<FindingWeek> ReadAsync(FleetDb db, FleetScope scope, DateOnly today, CancellationToken cancellationToken)
    {
        var counted = db.FleetDays.AsNoTracking().Where(row => row.Verdict == FleetDayVerdict.Finding);
        var first = await counted.OrderBy(row => row.Day).Select(row => (DateOnly?)row.Day).FirstOrDefaultAsync(cancellationToken);
        var (from, to) = (today.AddDays(-Oldest), today.AddDays(-Week));
        if (first is null || first > to)
        {
            return new FindingWeek(null, first);
        }

        // A day on which a server is missing would look like a fleet that grew.
        var days = await counted.Where(row => row.Day >= from).Select(row => new { row.Day, row.Server }).Distinct().ToListAsync(cancellationToken);
        var servers = days.Select(one => one.Server).Distinct().Count();
        var day = days.Where(one => one.Day <= to).GroupBy(one => one.Day).Where(one => one.Count() == servers).Max(one => (DateOnly?)one.Key);
        var rows = day is null ? [] : await counted.Where(row => row.Day == day).ToListAsync(cancellationToken);
        return new FindingWeek(day, first)
        {
            Macs = rows.GroupBy(row => row.Value).ToDictionary(
                code => code.Key, code => code.Where(row => scope.Includes(row.Site.Length == 0 ? null : row.Site)).Sum(row => row.Count), StringComparer.Ordinal),
        };
    }
}
