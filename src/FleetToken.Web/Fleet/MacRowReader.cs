using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>Reads rows of Macs without EF's object building: an export reads all of them and must keep up with SQLite's own shell.</summary>
internal static class MacRowReader
{
    /// <summary>Rows of one query: few enough to end its read transaction at once, so that a slow reader does not hold back the writer.</summary>
    public const int ChunkSize = 1000;

    private const string Columns =
        "key, server, computer_id, name, serial_number, asset_tag, model, apple_silicon, os_version, site, phase, " +
        "assigned_username, assigned_full_name, assigned_email, assigned_account, assigned_match, file_vault, file_vault_evidence, " +
        "recovery_key, key_escrowed, bootstrap_token, token_holders, account_names, tokens_evidence, tokens_at, tokens_source, " +
        "token_verdict, usable_holders, recoverability, stale, findings, all_findings, severity, inventory_at, last_contact_at, gone_at, next_edge";

    // Only the index needs them, and they are long: what lists and exports read stays short.
    private const string IndexColumns = Columns + ", groups, not_judged, concerns";

    /// <summary>The rows of these keys in the order of the keys, without groups, rules not judged and concerns; a key without a row is left out.</summary>
    public static async Task<IReadOnlyList<MacRow>> ReadAsync(FleetDb db, IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var rows = new Dictionary<int, MacRow>(keys.Count);
        var sql = $"SELECT {Columns} FROM macs WHERE key IN (SELECT value FROM json_each({JsonArray(keys)}))";
        await foreach (var row in ReadAsync(db, sql, cancellationToken))
        {
            rows[row.Key] = row;
        }

        return [.. keys.Where(rows.ContainsKey).Select(key => rows[key])];
    }

    /// <summary>Every row with its groups, the rules not judged and its concerns, by server and id.</summary>
    public static IAsyncEnumerable<MacRow> ReadAllAsync(FleetDb db, CancellationToken cancellationToken) =>
        ReadAsync(db, $"SELECT {IndexColumns} FROM macs ORDER BY server, computer_id", cancellationToken);

    /// <summary>A text literal that holds numbers only.</summary>
    public static string JsonArray(IReadOnlyList<int> keys)
    {
        var array = new StringBuilder("'[");
        foreach (var key in keys)
        {
            array.Append(CultureInfo.InvariantCulture, $"{key},");
        }

        array[^1] = ']';
        return array.Append('\'').ToString();
    }

    private static async IAsyncEnumerable<MacRow> ReadAsync(FleetDb db, string sql, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                yield return Row(reader);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static MacRow Row(DbDataReader from) => new()
    {
        Key = from.GetInt32(0),
        Server = from.GetString(1),
        ComputerId = from.GetInt64(2),
        Name = Text(from, 3),
        SerialNumber = Text(from, 4),
        AssetTag = Text(from, 5),
        Model = Text(from, 6),
        AppleSilicon = from.IsDBNull(7) ? null : from.GetBoolean(7),
        OsVersion = Text(from, 8),
        Site = Text(from, 9),
        Phase = Value<MacPhase>(from, 10),
        AssignedUsername = Text(from, 11),
        AssignedFullName = Text(from, 12),
        AssignedEmail = Text(from, 13),
        AssignedAccount = Text(from, 14),
        AssignedMatch = Value<AccountMatch>(from, 15),
        FileVault = Value<Domain.Verdicts.FileVaultState>(from, 16),
        FileVaultEvidence = Value<EvidenceKind>(from, 17),
        RecoveryKey = Value<KeyValidity>(from, 18),
        KeyEscrowed = Value<Answer>(from, 19),
        BootstrapToken = Value<BootstrapTokenStatus>(from, 20),
        TokenHolders = from.GetString(21),
        AccountNames = from.GetString(22),
        TokensEvidence = Value<EvidenceKind>(from, 23),
        TokensAt = Time(from, 24),
        TokensSource = Value<Domain.Evidence.TokenSource>(from, 25),
        TokenVerdict = Value<Domain.Verdicts.TokenVerdict>(from, 26),
        UsableHolders = Value<Domain.Verdicts.UsableHolders>(from, 27),
        Recoverability = Value<Domain.Verdicts.Recoverability>(from, 28),
        Stale = from.GetBoolean(29),
        Findings = from.GetString(30),
        AllFindings = from.GetString(31),
        Severity = Value<Severity>(from, 32),
        InventoryAt = Time(from, 33),
        LastContactAt = Time(from, 34),
        GoneAt = Time(from, 35),
        NextEdge = Time(from, 36),
        Groups = from.FieldCount > 37 ? Text(from, 37) : null,
        NotJudged = from.FieldCount > 37 ? from.GetString(38) : "",
        Concerns = from.FieldCount > 37 ? from.GetString(39) : "",
    };

    private static string? Text(DbDataReader from, int column) => from.IsDBNull(column) ? null : from.GetString(column);

    private static DateTimeOffset? Time(DbDataReader from, int column) =>
        from.IsDBNull(column) ? null : StoredValues.Time(from.GetInt64(column));

    private static T Value<T>(DbDataReader from, int column) where T : struct, Enum => StoredValues.Value<T>(from.GetString(column));
}
