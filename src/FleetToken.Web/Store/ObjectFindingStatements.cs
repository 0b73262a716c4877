using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes since when findings of objects hold.</summary>
internal sealed class ObjectFindingStatements : IDisposable
{
    private readonly Statement _forget;
    private readonly Statement _found;

    public ObjectFindingStatements(SqliteConnection connection)
    {
        _forget = new Statement(
            connection,
            """
            DELETE FROM object_findings WHERE server = ?1
              AND object_name || ':' || code NOT IN (SELECT value FROM json_each(?2))
              AND code NOT IN (SELECT value FROM json_each(?3))
              AND object_name NOT IN (SELECT value FROM json_each(?4))
            """);
        _found = new Statement(
            connection, "INSERT INTO object_findings (server, object_name, code, first_seen) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
    }

    /// <summary>Writes what is new, and forgets what is known to hold no longer.</summary>
    public void Save(ObjectFindingsWrite write)
    {
        _forget.Bind(write.Server).Bind(Json([.. write.Holding.Select(one => $"{one.Name}:{one.Code}")])).Bind(Json(write.UnknownCodes)).Bind(Json(write.UnknownObjects)).Run();
        foreach (var (name, code) in write.Holding)
        {
            _found.Bind(write.Server).Bind(name).Bind(code).Bind(write.At).Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _forget.Dispose();
        _found.Dispose();
    }

    private static string Json(IReadOnlyList<string> values) => JsonSerializer.Serialize(values, StoreJson.Default.IReadOnlyListString);
}
