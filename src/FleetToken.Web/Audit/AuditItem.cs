using System.Text.Json;
using FleetToken.Web.Store;

namespace FleetToken.Web.Audit;

/// <summary>An entry as it is shown and exported.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="At">UTC time.</param>
/// <param name="Event">What happened, by its lasting name.</param>
/// <param name="By">Who did it.</param>
/// <param name="Roles">That person's roles then.</param>
/// <param name="Server">Server of the Mac concerned.</param>
/// <param name="ComputerId">Jamf's id of the Mac concerned.</param>
/// <param name="Site">Site of that Mac then.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Details">The rest, by name.</param>
/// <param name="Hash">Its hash in hexadecimal digits.</param>
public sealed record AuditItem(
    long Sequence, DateTimeOffset At, string Event, string By, string Roles, string? Server, long? ComputerId, string? Site, string? Subject,
    IReadOnlyDictionary<string, string> Details, string Hash)
{
    /// <summary>Reads an entry; details that somebody made unreadable become one text.</summary>
    internal static AuditItem Of(AuditRow row) => new(
        row.Sequence, row.At, row.Event, row.By, row.Roles, row.Server, row.ComputerId, row.Site, row.Subject, Read(row.Details), Convert.ToHexStringLower(row.Hash));

    private static IReadOnlyDictionary<string, string> Read(string details)
    {
        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(details) ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, string> { ["unreadable"] = details };
        }
    }
}
