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

    public MacStatements(SqliteConnection connection)
    {
        _row = new Statement(connection, MacColumns.Upsert);
        _document = new Statement(
            connection,
            $"""
            INSERT INTO mac_documents (mac_key, mac, counters, state, mac_hash, row_hash, accounts_hash, findings_hash, first_read_at, read_at)
            VALUES ({Statement.Parameters(10)})
            ON CONFLICT (mac_key) DO UPDATE SET mac = excluded.mac, counters = excluded.counters, state = excluded.state, mac_hash = excluded.mac_hash,
              row_hash = excluded.row_hash, accounts_hash = excluded.accounts_hash, findings_hash = excluded.findings_hash, read_at = excluded.read_at
            """);
        _judgement = new Statement(
            connection,
            "UPDATE mac_documents SET state = ?2, row_hash = ?3, accounts_hash = ?4, findings_hash = ?5 WHERE mac_key = ?1");
        _forgetAccounts = new Statement(connection, "DELETE FROM accounts WHERE mac_key = ?1");
        _account = new Statement(
            connection,
            $"""
            INSERT INTO accounts (mac_key, position, username, full_name, uid, admin, kind, also_kind, token, token_evidence, should_not_hold)
            VALUES ({Statement.Parameters(11)})
            """);
        _forgetFindings = new Statement(
            connection, "DELETE FROM findings WHERE mac_key = ?1 AND code NOT IN (SELECT value FROM json_each(?2))");
        _finding = new Statement(
            connection,
            $"""
            INSERT INTO findings (mac_key, code, subject, severity, evidence, shown_inside, first_seen) VALUES ({Statement.Parameters(7)})
            ON CONFLICT (mac_key, code) DO UPDATE SET subject = excluded.subject, severity = excluded.severity, evidence = excluded.evidence,
              shown_inside = excluded.shown_inside
            """);
        _change = new Statement(
            connection,
            $"INSERT INTO changes (mac_key, field, \"from\", \"to\", observed_at, last_confirmed_at) VALUES ({Statement.Parameters(6)})");

        // Without its fingerprint the row is written anew when the Mac comes back.
        _gone = new Statement(
            connection,
            "UPDATE mac_documents SET row_hash = 0 WHERE mac_key = ?1");
        _read = new Statement(connection, "UPDATE mac_documents SET read_at = ?2 WHERE mac_key = ?1 AND read_at < ?2");
    }

    /// <summary>Writes what changed of one Mac.</summary>
    public void Save(MacWrite write)
    {
        if (write.RowChanged)
        {
            MacColumns.Bind(_row, write.Row).Run();
        }

        SaveDocument(write);
        if (write.Accounts is not null)
        {
            SaveAccounts(write, write.Accounts);
        }

        if (write.Findings is not null)
        {
            SaveFindings(write, write.Findings);
        }

        foreach (var change in write.Changes)
        {
            Save(change);
        }
    }

    /// <summary>Writes one change.</summary>
    public void Save(ChangeRow change) =>
        _change.Bind(change.MacKey).Bind(change.Field).Bind(change.From).Bind(change.To).Bind(change.ObservedAt).Bind(change.LastConfirmedAt).Run();

    /// <summary>Writes that Jamf no longer has a Mac; its row says since when.</summary>
    public void SaveGone(MacRow row)
    {
        MacColumns.Bind(_row, row).Run();
        _gone.Bind(row.Key).Run();
    }

    /// <summary>Writes that a Mac was read and nothing was new.</summary>
    public void SaveRead(int key, DateTimeOffset readAt) => _read.Bind(key).Bind(readAt).Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (Statement[])[_row, _document, _judgement, _forgetAccounts, _account, _forgetFindings, _finding, _change, _gone, _read])
        {
            statement.Dispose();
        }
    }

    private void SaveDocument(MacWrite write)
    {
        var document = write.Document;
        if (write.FactsRead)
        {
            _document.Bind(document.MacKey).Bind(document.Mac).Bind(document.Counters).Bind(document.State)
                .Bind(document.MacHash).Bind(document.RowHash).Bind(document.AccountsHash).Bind(document.FindingsHash)
                .Bind(document.FirstReadAt).Bind(document.ReadAt).Run();
        }
        else
        {
            _judgement.Bind(document.MacKey).Bind(document.State).Bind(document.RowHash).Bind(document.AccountsHash).Bind(document.FindingsHash).Run();
        }
    }

    private void SaveAccounts(MacWrite write, IReadOnlyList<AccountRow> accounts)
    {
        var key = write.Row.Key;
        if (!write.IsFirst)
        {
            _forgetAccounts.Bind(key).Run();
        }

        foreach (var account in accounts)
        {
            _account.Bind(key).Bind(account.Position).Bind(account.Username).Bind(account.FullName).Bind(account.Uid).Bind(account.Admin)
                .Bind(account.Kind).Bind(account.AlsoKind is { } also ? StoredValues.Name(also) : null)
                .Bind(account.Token).Bind(account.TokenEvidence).Bind(account.ShouldNotHold).Run();
        }
    }

    private void SaveFindings(MacWrite write, IReadOnlyList<FindingRow> findings)
    {
        var key = write.Row.Key;
        if (!write.IsFirst)
        {
            var codes = JsonSerializer.Serialize([.. findings.Select(finding => finding.Code)], StoreJson.Default.IReadOnlyListString);
            _forgetFindings.Bind(key).Bind(codes).Run();
        }

        foreach (var finding in findings)
        {
            _finding.Bind(key).Bind(finding.Code).Bind(finding.Subject).Bind(finding.Severity).Bind(finding.Evidence)
                .Bind(finding.ShownInside).Bind(finding.FirstSeen).Run();
        }
    }
}
