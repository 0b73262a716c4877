using System.Globalization;
using CsvHelper;

namespace FleetToken.Web.Csv;

/// <summary>Writes rows as CSV while they come: UTF-8 with byte-order mark, RFC 4180, nothing a spreadsheet would run (design 4.4).</summary>
public static class CsvExport
{
    /// <summary>The content type of such a file.</summary>
    public static string ContentType => "text/csv; charset=utf-8";

    /// <summary>Writes the header at once, then each row. The stream stays open.</summary>
    public static async Task WriteAsync<T>(Stream to, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(column.Name);
        }

        await csv.EndRecordAsync(cancellationToken);
        await csv.FlushAsync(cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var column in columns)
            {
                var cell = column.Cell(row);
                csv.WriteField(column.IsFree ? SpreadsheetCell.Defused(cell) : cell);
            }

            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    /// <summary>A UTC time as ISO 8601 to the second; null for none.</summary>
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Yes or no as REST prints it; null for not known.</summary>
    public static string? Truth(bool? value) => value is null ? null : value.Value ? "true" : "false";
}
