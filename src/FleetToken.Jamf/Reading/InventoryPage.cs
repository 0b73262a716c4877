using FleetToken.Domain.Macs;

namespace FleetToken.Jamf;

/// <summary>Macs of one answer that was read to its end, and the records in it that could not be read.</summary>
/// <param name="Macs">The Macs read.</param>
/// <param name="Skipped">Records set aside: path and problem, never a raw value.</param>
/// <param name="TotalCount">How many Macs the server says it has; null for answers that do not say.</param>
/// <param name="Bytes">Size of the body as received.</param>
public sealed record InventoryPage(IReadOnlyList<Mac> Macs, IReadOnlyList<SkippedRecord> Skipped, int? TotalCount, long Bytes);

/// <summary>A record that could not be read.</summary>
/// <param name="Id">Its computer id; null where that was unreadable too.</param>
/// <param name="Path">JSON path of what could not be read.</param>
/// <param name="Problem">What is wrong there, in words, without the value.</param>
public sealed record SkippedRecord(string? Id, string Path, string Problem);

/// <summary>The answer to a question for one Mac.</summary>
public abstract record MacReading
{
    private MacReading()
    {
    }

    /// <summary>The Mac was read.</summary>
    public sealed record Found(Mac Mac) : MacReading;

    /// <summary>Jamf has no computer with this id (404).</summary>
    public sealed record Gone : MacReading;

    /// <summary>The record is there but cannot be read.</summary>
    public sealed record Unreadable(SkippedRecord Record) : MacReading;
}
