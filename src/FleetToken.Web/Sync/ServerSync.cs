namespace FleetToken.Web.Sync;

/// <summary>What the sync of a server is doing.</summary>
public enum SyncState
{
    /// <summary>Waiting for the next time.</summary>
    Idle,

    /// <summary>Reading.</summary>
    Running,

    /// <summary>The server asked us to slow down.</summary>
    BackingOff,

    /// <summary>The last try failed.</summary>
    Failed,

    /// <summary>Switched off in the configuration.</summary>
    Off,
}

/// <summary>The sync of one server.</summary>
public sealed record ServerSync
{
    /// <summary>Configured name.</summary>
    public required string Name { get; init; }

    /// <summary>Web address, for links into Jamf Pro.</summary>
    public required Uri Url { get; init; }

    /// <summary>What it is doing.</summary>
    public required SyncState State { get; init; }

    /// <summary>Inventory API version in use, 1 to 4; null before the first answer.</summary>
    public int? ApiVersion { get; init; }

    /// <summary>Version of Jamf Pro; null before the first answer.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The sweep that runs, or else the last one; null before the first.</summary>
    public Sweep? LastSweep { get; init; }

    /// <summary>The last sweep that was complete; null before the first.</summary>
    public Sweep? LastComplete { get; init; }

    /// <summary>UTC time of the last reading of changes; null before the first.</summary>
    public DateTimeOffset? LastChangesAt { get; init; }

    /// <summary>UTC time of the next sweep; null where sync is off.</summary>
    public DateTimeOffset? NextSweepAt { get; init; }

    /// <summary>What the vanishing guard held back, in words; null where nothing.</summary>
    public string? HeldBack { get; init; }

    /// <summary>Whether inventory collects local accounts; null where not known.</summary>
    public bool? CollectsAccounts { get; init; }

    /// <summary>Whether inventory collects hidden accounts too; null where not known.</summary>
    public bool? CollectsHiddenAccounts { get; init; }

    /// <summary>Whether PreStages and their scopes are known; null before the first try.</summary>
    public bool? KnowsPreStages { get; init; }

    /// <summary>What could not be read of the server's configuration, and red lines such as a client that may read secrets.</summary>
    public IReadOnlyList<SyncProblem> Problems { get; init; } = [];
}

/// <summary>One sweep.</summary>
/// <param name="StartedAt">UTC time of its start.</param>
/// <param name="FinishedAt">UTC time of its end; null while it runs.</param>
/// <param name="Macs">Macs read so far.</param>
/// <param name="TotalCount">Macs the server says it has; null before its first answer.</param>
/// <param name="Requests">Requests sent.</param>
/// <param name="Bytes">Bytes received.</param>
/// <param name="SkippedRecords">Records set aside.</param>
/// <param name="Error">Why it ended early, for a Mac admin; null where it did not.</param>
public sealed record Sweep(
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int Macs,
    int? TotalCount,
    int Requests,
    long Bytes,
    IReadOnlyList<SkippedRecordItem> SkippedRecords,
    string? Error);

/// <summary>A record that could not be read: path and problem only.</summary>
public sealed record SkippedRecordItem(string? Id, string Path, string Problem);

/// <summary>Something about a server that its admin should change.</summary>
/// <param name="What">What could not be read or should not be, in words.</param>
/// <param name="Privilege">The privilege to add or remove; null where that is not the cause.</param>
/// <param name="Message">What it means and what to do.</param>
/// <param name="IsAlarm">Whether it is a red line (a secret within reach).</param>
public sealed record SyncProblem(string What, string? Privilege, string Message, bool IsAlarm);
