using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes Macs: row, document, accounts, findings, changes.</summary>
internal sealed class MacStatements : IDisposable
{
    private readonly Statement _row;
    private readonly Statement _document;
    private readonly Statement _judgement;
    private readonly Statement _forgetAccounts;
    private readonly Statement _account;
    private readonly Statement _forgetFindings;
    private readonly Statement _finding;
    private readonly Statement _change;
    private readonly Statement _gone;
    private readonly Statement _read;
    private readonly object?[] _values = new object?[MacColumns.All.Count];

    public MacStatements(SqliteConnection connection)
    {
        _row = new Statement(connection, MacColumns.Upsert, MacColumns.All.Count);
        _document = new Statement(
            connection,
            $"""
            INSERT INTO mac_documents (mac_key, mac, counters, state, mac_hash, row_hash, accounts_hash, findings_hash, first_read_at, read_at)
            VALUES ({Statement.Parameters(10)})
            ON CONFLICT (mac_key) DO UPDATE SET mac = excluded.mac, counters = excluded.counters, state = excluded.state, mac_hash = excluded.mac_hash,
              row_hash = excluded.row_hash, accounts_hash = excluded.accounts_hash, findings_hash = excluded.findings_hash, read_at = excluded.read_at
            """,
            10);
        _judgement = new Statement(
            connection,
            "UPDATE mac_documents SET state = @p1, row_hash = @p2, accounts_hash = @p3, findings_hash = @p4 WHERE mac_key = @p0",
            5);
        _forgetAccounts = new Statement(connection, "DELETE FROM accounts WHERE mac_key = @p0", 1);
        _account = new Statement(
            connection,
            $"""
            INSERT INTO accounts (mac_key, position, username, full_name, uid, admin, kind, also_kind, token, token_evidence, should_not_hold)
            VALUES ({Statement.Parameters(11)})
            """,
            11);
        _forgetFindings = new Statement(
            connection, "DELETE FROM findings WHERE mac_key = @p0 AND code NOT IN (SELECT value FROM json_each(@p1))", 2);
        _finding = new Statement(
            connection,
            $"""
            INSERT INTO findings (mac_key, code, subject, severity, evidence, shown_inside, first_seen) VALUES ({Statement.Parameters(7)})
            ON CONFLICT (mac_key, code) DO UPDATE SET subject = excluded.subject, severity = excluded.severity, evidence = excluded.evidence,
              shown_inside = excluded.shown_inside
            """,
            7);
        _change = new Statement(
            connection,
            $"INSERT INTO changes (mac_key, field, \"from\", \"to\", observed_at, last_confirmed_at) VALUES ({Statement.Parameters(6)})",
            6);

        // Without its fingerprint the row is written anew when the Mac comes back.
        _gone = new Statement(
            connection,
            "UPDATE mac_documents SET row_hash = 0 WHERE mac_key = @p0",
            1);
        _read = new Statement(connection, "UPDATE mac_documents SET read_at = @p1 WHERE mac_key = @p0 AND read_at < @p1", 2);
    }

    /// <summary>Writes what changed of one Mac.</summary>
    public void Save(SqliteTransaction transaction, MacWrite write)
    {
        if (write.RowChanged)
        {
            MacColumns.Read(write.Row, _values);
            _row.Run(transaction, _values);
        }

        SaveDocument(transaction, write);
        if (write.Accounts is not null)
        {
            SaveAccounts(transaction, write, write.Accounts);
        }

        if (write.Findings is not null)
        {
            SaveFindings(transaction, write, write.Findings);
        }

        foreach (var change in write.Changes)
        {
            Save(transaction, change);
        }
    }

    /// <summary>Writes one change.</summary>
    public void Save(SqliteTransaction transaction, ChangeRow change) => _change.Run(
        transaction,
        change.MacKey,
        change.Field,
        change.From,
        change.To,
        StoredValues.Milliseconds(change.ObservedAt),
        StoredValues.Milliseconds(change.LastConfirmedAt));

    /// <summary>Writes that Jamf no longer has a Mac; its row says since when.</summary>
    public void SaveGone(SqliteTransaction transaction, MacRow row)
    {
        MacColumns.Read(row, _values);
        _row.Run(transaction, _values);
        _gone.Run(transaction, row.Key);
    }

    /// <summary>Writes that a Mac was read and nothing was new.</summary>
    public void SaveRead(SqliteTransaction transaction, int key, DateTimeOffset readAt) =>
        _read.Run(transaction, key, StoredValues.Milliseconds(readAt));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (Statement[])[_row, _document, _judgement, _forgetAccounts, _account, _forgetFindings, _finding, _change, _gone, _read])
        {
            statement.Dispose();
        }
    }

    private void SaveDocument(SqliteTransaction transaction, MacWrite write)
    {
        var document = write.Document;
        if (write.FactsRead)
        {
            _document.Run(
                transaction,
                document.MacKey,
                document.Mac,
                document.Counters,
                document.State,
                document.MacHash,
                document.RowHash,
                document.AccountsHash,
                document.FindingsHash,
                StoredValues.Milliseconds(document.FirstReadAt),
                StoredValues.Milliseconds(document.ReadAt));
        }
        else
        {
            _judgement.Run(transaction, document.MacKey, document.State, document.RowHash, document.AccountsHash, document.FindingsHash);
        }
    }

    private void SaveAccounts(SqliteTransaction transaction, MacWrite write, IReadOnlyList<AccountRow> accounts)
    {
        var key = write.Row.Key;
        if (!write.IsFirst)
        {
            _forgetAccounts.Run(transaction, key);
        }

        foreach (var account in accounts)
        {
            _account.Run(
                transaction,
                key,
                account.Position,
                account.Username,
                account.FullName,
                account.Uid,
                account.Admin,
                StoredValues.Name(account.Kind),
                account.AlsoKind is { } also ? StoredValues.Name(also) : null,
                StoredValues.Name(account.Token),
                StoredValues.Name(account.TokenEvidence),
                account.ShouldNotHold);
        }
    }

    private void SaveFindings(SqliteTransaction transaction, MacWrite write, IReadOnlyList<FindingRow> findings)
    {
        var key = write.Row.Key;
        if (!write.IsFirst)
        {
            var codes = JsonSerializer.Serialize([.. findings.Select(finding => finding.Code)], StoreJson.Default.IReadOnlyListString);
            _forgetFindings.Run(transaction, key, codes);
        }

        foreach (var finding in findings)
        {
            _finding.Run(
                transaction,
                key,
                finding.Code,
                StoredValues.Name(finding.Subject),
                StoredValues.Name(finding.Severity),
                StoredValues.Name(finding.Evidence),
                finding.ShownInside,
                StoredValues.Milliseconds(finding.FirstSeen));
        }
    }
}
