using System.Text.Json;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Store;

/// <summary>The facts of one Mac as JSON of our own records, and fingerprints that tell whether a new reading says anything new.</summary>
public sealed class MacDocumentRow
{
    /// <summary>Key of the Mac's row.</summary>
    public int MacKey { get; set; }

    /// <summary><see cref="Domain.Macs.Mac"/> as UTF-8 JSON.</summary>
    public byte[] Mac { get; set; } = [];

    /// <summary><see cref="MacCounters"/> as UTF-8 JSON.</summary>
    public byte[] Counters { get; set; } = [];

    /// <summary><see cref="MacState"/> as UTF-8 JSON: what the next reading is compared with.</summary>
    public byte[] State { get; set; } = [];

    /// <summary>Fingerprint of <see cref="Mac"/>.</summary>
    public long MacHash { get; set; }

    /// <summary>Fingerprint of the Mac's row.</summary>
    public long RowHash { get; set; }

    /// <summary>Fingerprint of its accounts.</summary>
    public long AccountsHash { get; set; }

    /// <summary>Fingerprint of its findings.</summary>
    public long FindingsHash { get; set; }

    /// <summary>UTC time FleetToken first read it.</summary>
    public DateTimeOffset FirstReadAt { get; set; }

    /// <summary>UTC time of the reading that was last written; a sweep that found nothing new is only in <c>sync_runs</c> (see <see cref="ReadTimes"/>).</summary>
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>The Mac's facts.</summary>
    public Mac ReadMac() => JsonSerializer.Deserialize(Mac, MacJson.Default.Mac) ?? throw new JsonException("The document is empty.");

    /// <summary>What several reports said.</summary>
    public MacCounters ReadCounters() => JsonSerializer.Deserialize(Counters, StoreJson.Default.MacCounters) ?? MacCounters.None;
}
