using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Adds entries to the audit log. The transaction round both is what keeps two programs at one chain.</summary>
internal sealed class AuditStatements(SqliteConnection connection)
{
    private const string Insert =
        """
        INSERT INTO audit (sequence, "at", event, "by", roles, server, computer_id, site, subject, details, previous, key_id, hash)
        VALUES ($sequence, $at, $event, $by, $roles, $server, $computer, $site, $subject, $details, $previous, $key, $hash)
        """;

    /// <summary>Triggers that refuse to change or delete an entry; made again whenever the schema was changed, since a rebuilt table loses them.</summary>
    public const string Triggers =
        """
        CREATE TRIGGER IF NOT EXISTS audit_is_not_changed BEFORE UPDATE ON audit
          BEGIN SELECT RAISE(ABORT, 'entries of the audit log are not changed'); END;
        CREATE TRIGGER IF NOT EXISTS audit_is_not_deleted BEFORE DELETE ON audit
          BEGIN SELECT RAISE(ABORT, 'entries of the audit log are not deleted'); END;
        """;

    /// <summary>Sequence and hash of the last entry; null where there is none.</summary>
    public (long Sequence, byte[] Hash)? Last()
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1";
        using var rows = read.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Writes an entry.</summary>
    public void Add(AuditRow row)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = Insert;
        Bind("$sequence", row.Sequence);
        Bind("$at", StoredValues.Milliseconds(row.At));
        Bind("$event", row.Event);
        Bind("$by", row.By);
        Bind("$roles", row.Roles);
        Bind("$server", row.Server);
        Bind("$computer", row.ComputerId);
        Bind("$site", row.Site);
        Bind("$subject", row.Subject);
        Bind("$details", row.Details);
        Bind("$previous", row.Previous);
        Bind("$key", row.KeyId);
        Bind("$hash", row.Hash);
        insert.ExecuteNonQuery();

        void Bind(string name, object? value) => insert.Parameters.AddWithValue(name, value ?? DBNull.Value);
    }
}
