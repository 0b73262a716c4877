using FleetToken.Web.Csv;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Macs;

/// <summary>The columns of <c>macs.csv</c> (design 4.4), for the page, REST and the command line.</summary>
public static class MacsCsv
{
    /// <summary>Writes Macs as CSV.</summary>
    /// <param name="to">Where to; stays open.</param>
    /// <param name="macs">The Macs.</param>
    /// <param name="exportedAt">UTC time of the export, for its last column.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public static Task WriteAsync(Stream to, MacExport macs, DateTimeOffset exportedAt, CancellationToken cancellationToken) =>
        CsvExport.WriteAsync(to, Columns(exportedAt), macs.ReadAsync(cancellationToken), cancellationToken);

    private static CsvColumn<MacRow>[] Columns(DateTimeOffset exportedAt)
    {
        var exported = CsvExport.Time(exportedAt);
        var holders = new HoldersOnce();
        return
        [
            new("server", row => row.Server),
            new("id", row => row.ComputerId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("name", row => row.Name, IsFree: true),
            new("serial_number", row => row.SerialNumber, IsFree: true),
            new("model", row => row.Model, IsFree: true),
            new("apple_silicon", row => CsvExport.Truth(row.AppleSilicon)),
            new("os_version", row => row.OsVersion),
            new("site", row => row.Site, IsFree: true),
            new("phase", row => FleetWords.Word(row.Phase)),
            new("assigned_username", row => row.AssignedUsername, IsFree: true),
            new("assigned_full_name", row => row.AssignedFullName, IsFree: true),
            new("assigned_email", row => row.AssignedEmail, IsFree: true),
            new("assigned_account", row => row.AssignedAccount, IsFree: true),
            new("assigned_match", row => FleetWords.Word(row.AssignedMatch)),
            new("file_vault", row => FleetWords.Word(row.FileVault)),
            new("file_vault_evidence", row => FleetWords.Word(row.FileVaultEvidence)),
            new("recovery_key", row => FleetWords.Word(row.RecoveryKey)),
            new("key_escrowed", row => FleetWords.Word(row.KeyEscrowed)),
            new("bootstrap_token", row => FleetWords.Word(row.BootstrapToken)),
            new("token_holders", row => Names(holders.Of(row), all: true), IsFree: true),
            new("should_not_hold", row => Names(holders.Of(row), all: false), IsFree: true),
            new("tokens_evidence", row => FleetWords.Word(row.TokensEvidence)),
            new("tokens_at", row => CsvExport.Time(row.TokensAt)),
            new("token_verdict", row => FleetWords.Word(row.TokenVerdict)),
            new("recoverability", row => FleetWords.Word(row.Recoverability)),
            new("stale", row => CsvExport.Truth(row.Stale)),
            new("findings", row => row.Findings.Replace(" ", "; ", StringComparison.Ordinal)),
            new("severity", row => FleetWords.Word(row.Severity)),
            new("inventory_at", row => CsvExport.Time(row.InventoryAt)),
            new("last_contact_at", row => CsvExport.Time(row.LastContactAt)),
            new("gone_at", row => CsvExport.Time(row.GoneAt)),
            new("exported_at", _ => exported),
        ];
    }

    private static string? Names(IReadOnlyList<TokenHolderItem> holders, bool all)
    {
        var names = holders.Where(holder => all || holder.ShouldNotHold).Select(holder => holder.Username);
        return holders.Count == 0 ? null : string.Join("; ", names);
    }

    /// <summary>The holders of the row at hand: two columns show them, and reading them is a good part of the work.</summary>
    private sealed class HoldersOnce
    {
        private MacRow? _row;
        private IReadOnlyList<TokenHolderItem> _holders = [];

        public IReadOnlyList<TokenHolderItem> Of(MacRow row)
        {
            if (!ReferenceEquals(row, _row))
            {
                _row = row;
                _holders = MacItem.Holders(row.TokenHolders);
            }

            return _holders;
        }
    }
}
