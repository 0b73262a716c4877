using System.Globalization;
using FleetToken.Web.Csv;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Macs;

/// <summary>The columns of <c>token-holders.csv</c>, for REST and the command line.</summary>
public static class TokenHoldersCsv
{
    /// <summary>Writes token holders as CSV, one a row.</summary>
    /// <param name="to">Where to; stays open.</param>
    /// <param name="holders">The holders.</param>
    /// <param name="exportedAt">UTC time of the export, for its last column.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public static Task WriteAsync(Stream to, HolderExport holders, DateTimeOffset exportedAt, CancellationToken cancellationToken) =>
        CsvExport.WriteAsync(to, Columns(exportedAt), holders.ReadAsync(cancellationToken), cancellationToken);

    private static CsvColumn<HolderLine>[] Columns(DateTimeOffset exportedAt)
    {
        var exported = CsvExport.Time(exportedAt);
        return
        [
            new("server", line => line.Mac.Server),
            new("id", line => line.Mac.ComputerId.ToString(CultureInfo.InvariantCulture)),
            new("name", line => line.Mac.Name, IsFree: true),
            new("serial_number", line => line.Mac.SerialNumber, IsFree: true),
            new("site", line => line.Mac.Site, IsFree: true),
            new("phase", line => FleetWords.Word(line.Mac.Phase)),
            new("assigned_username", line => line.Mac.AssignedUsername, IsFree: true),
            new("username", line => line.Account.Username, IsFree: true),
            new("full_name", line => line.Account.FullName, IsFree: true),
            new("uid", line => line.Account.Uid?.ToString(CultureInfo.InvariantCulture)),
            new("admin", line => CsvExport.Truth(line.Account.Admin)),
            new("kind", line => FleetWords.Word(line.Account.Kind)),
            new("also_kind", line => line.Account.AlsoKind is { } also ? FleetWords.Word(also) : null),
            new("token", line => FleetWords.Word(line.Account.Token)),
            new("evidence", line => FleetWords.Word(line.Account.TokenEvidence)),
            new("at", line => CsvExport.Time(line.Mac.TokensAt)),
            new("source", line => FleetWords.Word(line.Mac.TokensSource)),
            new("should_not_hold", line => CsvExport.Truth(line.Account.ShouldNotHold)),
            new("token_verdict", line => FleetWords.Word(line.Mac.TokenVerdict)),
            new("recovery_key", line => FleetWords.Word(line.Mac.RecoveryKey)),
            new("inventory_at", line => CsvExport.Time(line.Mac.InventoryAt)),
            new("gone_at", line => CsvExport.Time(line.Mac.GoneAt)),
            new("exported_at", _ => exported),
        ];
    }
}
