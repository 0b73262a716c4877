using FleetToken.Domain.Macs;

namespace FleetToken.Web.Sync;

/// <summary>What is kept in memory of each stored Mac: enough to see whether a reading says anything new, and no more.</summary>
internal sealed class KnownMac
{
    // A hundred thousand of them are kept: a time takes 8 bytes as its ticks, 16 to 24 as itself.
    private const long NoTime = -1;

    private readonly long _reportedAt;
    private readonly long _nextEdge;
    private readonly long _goneAt;
    private long _readAt;

    /// <summary>Key of its row.</summary>
    public required int Key { get; init; }

    /// <summary>Server and computer id.</summary>
    public required MacId Id { get; init; }

    /// <summary>Serial number as twins are compared by; null for none.</summary>
    public required string? SerialNumber { get; init; }

    /// <summary>UTC time of its last inventory report.</summary>
    public required DateTimeOffset? ReportedAt
    {
        get => Time(_reportedAt);
        init => _reportedAt = Ticks(value);
    }

    /// <summary>Fingerprint of its facts.</summary>
    public required long MacHash { get; init; }

    /// <summary>Fingerprint of its row; 0 where the row must be written anew.</summary>
    public required long RowHash { get; init; }

    /// <summary>Fingerprint of its accounts.</summary>
    public required long AccountsHash { get; init; }

    /// <summary>Fingerprint of its findings.</summary>
    public required long FindingsHash { get; init; }

    /// <summary>UTC time at which age alone first changes its verdicts; null where nothing will.</summary>
    public required DateTimeOffset? NextEdge
    {
        get => Time(_nextEdge);
        init => _nextEdge = Ticks(value);
    }

    /// <summary>UTC time since when Jamf no longer has it; null while it does.</summary>
    public required DateTimeOffset? GoneAt
    {
        get => Time(_goneAt);
        init => _goneAt = Ticks(value);
    }

    /// <summary>UTC time from which on its record was asked for when it was last seen: it was as stored then, or later.</summary>
    public required DateTimeOffset ReadAt
    {
        get => new(Volatile.Read(ref _readAt), TimeSpan.Zero);
        set => Volatile.Write(ref _readAt, value.UtcTicks);
    }

    /// <summary>Whether it was read at or after a time. A reading from the future, by a clock that has been set back since, does not count.</summary>
    public bool WasReadSince(DateTimeOffset time, DateTimeOffset now) => ReadAt >= time && ReadAt <= now;

    /// <summary>How serial numbers are compared: without blanks around, upper case; null where there is none.</summary>
    public static string? SerialNumberOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();

    /// <summary>The same Mac, no longer in Jamf.</summary>
    public KnownMac Gone(DateTimeOffset at) => new()
    {
        Key = Key,
        Id = Id,
        SerialNumber = SerialNumber,
        ReportedAt = ReportedAt,
        MacHash = MacHash,
        RowHash = 0,
        AccountsHash = AccountsHash,
        FindingsHash = FindingsHash,
        NextEdge = null,
        GoneAt = at,
        ReadAt = ReadAt,
    };

    private static long Ticks(DateTimeOffset? time) => time?.UtcTicks ?? NoTime;

    private static DateTimeOffset? Time(long ticks) => ticks == NoTime ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
