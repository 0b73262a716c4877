using FleetToken.Domain;
using FleetToken.Domain.Macs;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Counts the judged Macs of a server for a UTC day; a later count of the same day takes its place.</summary>
internal sealed class FleetDayStatements : IDisposable
{
    private static readonly string Judged =
        string.Join(", ", Enum.GetValues<MacPhase>().Where(phase => phase.IsJudged()).Select(phase => $"'{StoredValues.Name(phase)}'"));

    private static readonly IReadOnlyList<(string Verdict, string Value)> Counted =
    [
        (FleetDayVerdict.RecoveryKey, "recovery_key"),
        (FleetDayVerdict.TokenVerdict, "token_verdict"),
        (FleetDayVerdict.BootstrapToken, "bootstrap_token"),
        (FleetDayVerdict.Recoverability, "recoverability"),
        (FleetDayVerdict.FileVault, "file_vault"),
        (FleetDayVerdict.Inventory,
            "CASE WHEN inventory_at IS NULL THEN 'never' WHEN inventory_at < ?3 THEN 'veryOld' WHEN inventory_at < ?4 THEN 'old' ELSE 'fresh' END"),
    ];

    private readonly Statement _forget;
    private readonly Statement _count;
    private readonly Statement _add;

    public FleetDayStatements(SqliteConnection connection)
    {
        _forget = new Statement(connection, "DELETE FROM fleet_days WHERE day = ?1 AND server = ?2");
        _count = new Statement(
            connection,
            "INSERT INTO fleet_days (day, server, site, verdict, value, count) " + string.Join(" UNION ALL ", Counted.Select(Select)));
        _add = new Statement(connection, $"INSERT INTO fleet_days (day, server, site, verdict, value, count) VALUES ({Statement.Parameters(6)})");
    }

    /// <summary>Counts the server's judged Macs as they are stored now, at <paramref name="now"/>, and adds what was counted elsewhere for that day.</summary>
    public void Count(string server, FleetSettings settings, DateTimeOffset now, IReadOnlyList<FleetDayRow> more)
    {
        var day = StoredValues.Day(DateOnly.FromDateTime(now.UtcDateTime));
        _forget.Bind(day).Bind(server).Run();
        _count.Bind(day).Bind(server).Bind(now - settings.VeryStaleAfter).Bind(now - settings.StaleAfter).Run();
        foreach (var row in more)
        {
            _add.Bind(day).Bind(server).Bind(row.Site).Bind(row.Verdict).Bind(row.Value).Bind((long)row.Count).Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _forget.Dispose();
        _count.Dispose();
        _add.Dispose();
    }

    private static string Select((string Verdict, string Value) counted) =>
        $"""
        SELECT ?1, ?2, coalesce(site, ''), '{counted.Verdict}', {counted.Value}, count(*) FROM macs
        WHERE server = ?2 AND gone_at IS NULL AND phase IN ({Judged}) GROUP BY 3, 5
        """;
}
