using System.Globalization;
using FleetToken.Domain.Findings;
using FleetToken.Web.Csv;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Findings;

/// <summary>The columns of <c>findings.csv</c>, for the pages, REST and the command line.</summary>
public static class FindingsCsv
{
    /// <summary>Writes findings as CSV, one on one Mac a row.</summary>
    /// <param name="to">Where to; stays open.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="exportedAt">UTC time of the export, for its last column.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public static Task WriteAsync(Stream to, FindingExport findings, DateTimeOffset exportedAt, CancellationToken cancellationToken) =>
        CsvExport.WriteAsync(to, Columns(exportedAt), findings.ReadAsync(cancellationToken), cancellationToken);

    private static CsvColumn<FoundLine>[] Columns(DateTimeOffset exportedAt)
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
            new("assigned_full_name", line => line.Mac.AssignedFullName, IsFree: true),
            new("assigned_email", line => line.Mac.AssignedEmail, IsFree: true),
            new("code", line => line.Finding.Code),
            new("title", line => FindingCatalogue.Find(line.Finding.Code)?.Title),
            new("subject", line => FleetWords.Word(line.Finding.Subject)),
            new("severity", line => FleetWords.Word(line.Finding.Severity)),
            new("evidence", line => FleetWords.Word(line.Finding.Evidence)),
            new("shown_inside", line => line.Finding.ShownInside),
            new("first_seen", line => CsvExport.Time(line.Finding.FirstSeen)),
            new("accepted_until", line => CsvExport.Time(line.Accepted?.Until)),
            new("accepted_by", line => line.Accepted?.By, IsFree: true),
            new("accepted_group", line => line.Accepted?.GroupName, IsFree: true),
            new("accepted_reason", line => line.Accepted?.Reason, IsFree: true),
            new("inventory_at", line => CsvExport.Time(line.Mac.InventoryAt)),
            new("last_contact_at", line => CsvExport.Time(line.Mac.LastContactAt)),
            new("gone_at", line => CsvExport.Time(line.Mac.GoneAt)),
            new("exported_at", _ => exported),
        ];
    }
}
