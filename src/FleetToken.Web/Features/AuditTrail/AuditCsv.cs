using System.Globalization;
using System.Text.Json;
using FleetToken.Web.Audit;
using FleetToken.Web.Csv;

namespace FleetToken.Web.Features.AuditTrail;

/// <summary>The columns of <c>audit.csv</c>, for REST and the command line. Each row carries the head of the log at the time, so that a later cut shows.</summary>
public static class AuditCsv
{
    /// <summary>Writes entries as CSV.</summary>
    public static Task WriteAsync(Stream to, IAsyncEnumerable<AuditItem> items, AuditHead head, DateTimeOffset exportedAt, CancellationToken cancellationToken) =>
        CsvExport.WriteAsync(to, Columns(head, exportedAt), items, cancellationToken);

    private static CsvColumn<AuditItem>[] Columns(AuditHead head, DateTimeOffset exportedAt)
    {
        var exported = CsvExport.Time(exportedAt);
        var whole = head.ToString();
        return
        [
            new("sequence", item => item.Sequence.ToString(CultureInfo.InvariantCulture)),
            new("at", item => CsvExport.Time(item.At)),
            new("event", item => item.Event),
            new("by", item => item.By, IsFree: true),
            new("roles", item => item.Roles),
            new("server", item => item.Server),
            new("computer_id", item => item.ComputerId?.ToString(CultureInfo.InvariantCulture)),
            new("site", item => item.Site, IsFree: true),
            new("subject", item => item.Subject, IsFree: true),
            new("details", item => JsonSerializer.Serialize(item.Details)),
            new("hash", item => item.Hash),
            new("head", _ => whole),
            new("exported_at", _ => exported),
        ];
    }
}
