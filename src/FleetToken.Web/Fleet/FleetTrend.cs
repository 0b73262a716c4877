using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>Adds up the counts of days.</summary>
internal static class FleetTrend
{
    private static readonly string[] Verdicts =
        [FleetDayVerdict.RecoveryKey, FleetDayVerdict.TokenVerdict, FleetDayVerdict.BootstrapToken, FleetDayVerdict.Inventory];

    /// <summary>One point for each day from a day on, oldest first. A day on which a server is missing would look like a fleet that shrank: it is left out.</summary>
    public static async Task<IReadOnlyList<FleetDay>> ReadAsync(FleetDb db, DateOnly from, FleetScope scope, CancellationToken cancellationToken)
    {
        var rows = await db.FleetDays.AsNoTracking()
            .Where(row => row.Day >= from && Verdicts.Contains(row.Verdict))
            .ToListAsync(cancellationToken);
        var spans = rows.GroupBy(row => row.Server)
            .Select(server => (Server: server.Key, First: server.Min(row => row.Day), Last: server.Max(row => row.Day)))
            .ToList();
        return
        [
            .. rows.GroupBy(row => row.Day)
                .Where(day => spans.All(span => day.Key < span.First || day.Key > span.Last || day.Any(row => row.Server == span.Server)))
                .OrderBy(day => day.Key)
                .Select(day => Point(day.Key, [.. day.Where(row => scope.Includes(row.Site.Length == 0 ? null : row.Site))])),
        ];
    }

    private static FleetDay Point(DateOnly day, IReadOnlyList<FleetDayRow> rows)
    {
        int Of(string verdict, string? value) => rows.Where(row => row.Verdict == verdict && (value is null || row.Value == value)).Sum(row => row.Count);

        return new FleetDay(
            day,
            Of(FleetDayVerdict.RecoveryKey, null),
            Of(FleetDayVerdict.RecoveryKey, StoredValues.Name(KeyValidity.Valid)),
            Of(FleetDayVerdict.TokenVerdict, StoredValues.Name(TokenVerdict.EndUsersOnly)),
            Of(FleetDayVerdict.BootstrapToken, StoredValues.Name(BootstrapTokenStatus.Escrowed)),
            Of(FleetDayVerdict.Inventory, StoredValues.Name(InventoryAge.Fresh)));
    }
}
