using System.Text.Json;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Store;

/// <summary>What a run reads.</summary>
public enum SyncRunKind
{
    /// <summary>All Macs.</summary>
    Sweep,

    /// <summary>Macs that reported since the last run.</summary>
    Changes,
}

/// <summary>One sweep or one reading of changes of one server.</summary>
public sealed class SyncRunRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>Configured server name.</summary>
    public required string Server { get; set; }

    /// <summary>What it read.</summary>
    public SyncRunKind Kind { get; set; }

    /// <summary>UTC time of its start.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>UTC time of its end; null while it runs, and for ever where the program was killed.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Whether it read everything it was to read. A complete sweep saw every Mac but those in <see cref="Unconfirmed"/>.</summary>
    public bool Complete { get; set; }

    /// <summary>Macs read.</summary>
    public int Macs { get; set; }

    /// <summary>Macs the server says it has; null where it did not say.</summary>
    public int? TotalCount { get; set; }

    /// <summary>Requests sent.</summary>
    public int Requests { get; set; }

    /// <summary>Bytes received.</summary>
    public long Bytes { get; set; }

    /// <summary>Macs per request that the server bore; null where not learned.</summary>
    public int? PageSize { get; set; }

    /// <summary>Latest report date up to which changes have been read; null where none. By the server's clock.</summary>
    public DateTimeOffset? ReadUpTo { get; set; }

    /// <summary>Records set aside: a JSON array of <see cref="SkippedCell"/>.</summary>
    public string Skipped { get; set; } = "[]";

    /// <summary>Computer ids of known Macs that this sweep did not see and did not mark as gone: a JSON array.</summary>
    public string Unconfirmed { get; set; } = "[]";

    /// <summary>What the vanishing guard held back, in words; null where nothing.</summary>
    public string? HeldBack { get; set; }

    /// <summary>Why it ended early, in words; null where it did not.</summary>
    public string? Error { get; set; }

    /// <summary>The records set aside.</summary>
    public IReadOnlyList<SkippedCell> ReadSkipped() => JsonSerializer.Deserialize(Skipped, StoreJson.Default.IReadOnlyListSkippedCell) ?? [];

    /// <summary>Ids of the Macs that were not seen.</summary>
    public IReadOnlyList<long> ReadUnconfirmed() => JsonSerializer.Deserialize(Unconfirmed, StoreJson.Default.IReadOnlyListInt64) ?? [];
}

/// <summary>A record that could not be read: path and problem, never a value.</summary>
public sealed record SkippedCell(string? Id, string Path, string Problem);

/// <summary>One server's configuration facts as last read, so that a start can judge without Jamf.</summary>
public sealed class ServerFactsRow
{
    /// <summary>Configured server name.</summary>
    public required string Server { get; set; }

    /// <summary><see cref="Domain.Macs.ServerFacts"/> as UTF-8 JSON.</summary>
    public byte[] Facts { get; set; } = [];

    /// <summary>UTC time the facts last changed.</summary>
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>Fingerprint of rules, settings and facts with which all Macs of the server were last judged; null while they are being judged.</summary>
    public string? JudgedWith { get; set; }

    /// <summary>The facts.</summary>
    public ServerFacts ReadFacts()
    {
        var facts = JsonSerializer.Deserialize(Facts, StoreJson.Default.ServerFacts) ?? ServerFacts.NotRead;

        // JSON does not say how keys compare: as in Jamf's answer, or a start would lose the administrator of a Mac.
        return facts.PreStageBySerialNumber is { } preStages
            ? facts with { PreStageBySerialNumber = new Dictionary<string, PreStageAdmin>(preStages, StringComparer.OrdinalIgnoreCase) }
            : facts;
    }
}
