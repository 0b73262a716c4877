using System.Globalization;
using System.Runtime.CompilerServices;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Csv;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Findings;

/// <summary>The columns of <c>findings.csv</c>, for the pages, REST and the command line.</summary>
public static class FindingsCsv
{
    /// <summary>Writes findings as CSV: one on one Mac a row, then one on one object of Jamf's configuration a row.</summary>
    /// <param name="to">Where to; stays open.</param>
    /// <param name="findings">The findings of Macs.</param>
    /// <param name="objects">The findings of objects.</param>
    /// <param name="exportedAt">UTC time of the export, for its last column.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public static Task WriteAsync(
        Stream to, FindingExport findings, IReadOnlyList<FoundObject> objects, DateTimeOffset exportedAt, CancellationToken cancellationToken) =>
        CsvExport.WriteAsync(to, Columns(exportedAt), LinesAsync(findings, objects, cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<Line> LinesAsync(
        FindingExport findings, IReadOnlyList<FoundObject> objects, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in findings.ReadAsync(cancellationToken))
        {
            yield return new Line(line, null);
        }

        foreach (var one in objects)
        {
            yield return new Line(null, one);
        }
    }

    private static CsvColumn<Line>[] Columns(DateTimeOffset exportedAt)
    {
        var exported = CsvExport.Time(exportedAt);
        return
        [
            new("server", line => line.Mac?.Server ?? line.Object?.Server),
            new("id", line => line.Mac?.ComputerId.ToString(CultureInfo.InvariantCulture)),
            new("name", line => line.Mac?.Name, IsFree: true),
            new("serial_number", line => line.Mac?.SerialNumber, IsFree: true),
            new("site", line => line.Mac?.Site, IsFree: true),
            new("phase", line => line.Mac is { } mac ? FleetWords.Word(mac.Phase) : null),
            new("assigned_username", line => line.Mac?.AssignedUsername, IsFree: true),
            new("assigned_full_name", line => line.Mac?.AssignedFullName, IsFree: true),
            new("assigned_email", line => line.Mac?.AssignedEmail, IsFree: true),
            new("code", line => line.Code),
            new("title", line => FindingCatalogue.Find(line.Code)?.Title),
            new("subject", line => FleetWords.Word(line.Found?.Subject ?? FindingSubject.Object)),
            new("severity", line => FleetWords.Word(line.Found?.Severity ?? line.Object?.Finding.Found.Severity ?? Severity.None)),
            new("evidence", line => FleetWords.Word(line.Found?.Evidence ?? line.Object?.Finding.Found.Evidence ?? EvidenceKind.Unknown)),
            new("shown_inside", line => line.Found?.ShownInside),
            new("first_seen", line => CsvExport.Time(line.Found?.FirstSeen ?? line.Object?.Finding.FirstSeen)),
            new("accepted_until", line => CsvExport.Time(line.Accepted?.Until)),
            new("accepted_by", line => line.Accepted?.By, IsFree: true),
            new("accepted_group", line => line.Accepted?.GroupName, IsFree: true),
            new("accepted_reason", line => line.Accepted?.Reason, IsFree: true),
            new("object", line => line.Object is { } one ? ConcernSet.NameOf(one.Id) : null),
            new("object_name", line => line.Object?.Name, IsFree: true),
            new("macs", line => line.Object?.Finding.Macs.Surely.ToString(CultureInfo.InvariantCulture)),
            new("macs_maybe", line => line.Object?.Finding.Macs.Maybe.ToString(CultureInfo.InvariantCulture)),
            new("inventory_at", line => CsvExport.Time(line.Mac?.InventoryAt)),
            new("last_contact_at", line => CsvExport.Time(line.Mac?.LastContactAt)),
            new("gone_at", line => CsvExport.Time(line.Mac?.GoneAt)),
            new("exported_at", _ => exported),
        ];
    }

    // Of a Mac or of an object, never both.
    private readonly record struct Line(FoundLine? OnMac, FoundObject? Object)
    {
        public MacRow? Mac => OnMac?.Mac;

        public FindingRow? Found => OnMac?.Finding;

        public string Code => Found?.Code ?? Object?.Finding.Found.Code ?? "";

        public AcceptanceItem? Accepted => OnMac is { Accepted: { } row } ? AcceptanceItem.Of(row) : Object?.Finding.Accepted;
    }
}
