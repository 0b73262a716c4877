using FleetToken.Web.Sync;

namespace FleetToken.Web.Features.Settings;

/// <summary>The sync of one server over REST. Numbers of the whole server and names of its records are for those who see every Mac; others get null there.</summary>
public sealed record ServerSyncAnswer
{
    /// <summary>Configured name.</summary>
    public required string Name { get; init; }

    /// <summary>Web address.</summary>
    public required Uri Url { get; init; }

    /// <summary>What it is doing.</summary>
    public required SyncState State { get; init; }

    /// <summary>Inventory API version in use; null before the first answer.</summary>
    public required int? ApiVersion { get; init; }

    /// <summary>Version of Jamf Pro; null before the first answer.</summary>
    public required string? ServerVersion { get; init; }

    /// <summary>The sweep that runs, or else the last one; null before the first.</summary>
    public required SweepAnswer? LastSweep { get; init; }

    /// <summary>The last sweep that was complete; null before the first.</summary>
    public required SweepAnswer? LastComplete { get; init; }

    /// <summary>UTC time of the last reading of changes; null before the first.</summary>
    public required DateTimeOffset? LastChangesAt { get; init; }

    /// <summary>UTC time of the next sweep; null where sync is off.</summary>
    public required DateTimeOffset? NextSweepAt { get; init; }

    /// <summary>What the vanishing guard held back; null where nothing, and for who does not see every Mac.</summary>
    public required string? HeldBack { get; init; }

    /// <summary>Whether inventory collects local accounts; null where not known.</summary>
    public required bool? CollectsAccounts { get; init; }

    /// <summary>Whether inventory collects hidden accounts too; null where not known.</summary>
    public required bool? CollectsHiddenAccounts { get; init; }

    /// <summary>Whether PreStages and their scopes are known; null before the first try.</summary>
    public required bool? KnowsPreStages { get; init; }

    /// <summary>What could not be read of the server's configuration, and red lines.</summary>
    public required IReadOnlyList<SyncProblem> Problems { get; init; }

    /// <summary>The answer for a server.</summary>
    /// <param name="server">Its sync.</param>
    /// <param name="everything">Whether the reader sees every Mac.</param>
    public static ServerSyncAnswer Of(ServerSync server, bool everything) => new()
    {
        Name = server.Name,
        Url = server.Url,
        State = server.State,
        ApiVersion = server.ApiVersion,
        ServerVersion = server.ServerVersion,
        LastSweep = SweepAnswer.Of(server.LastSweep, everything),
        LastComplete = SweepAnswer.Of(server.LastComplete, everything),
        LastChangesAt = server.LastChangesAt,
        NextSweepAt = server.NextSweepAt,
        HeldBack = everything ? server.HeldBack : null,
        CollectsAccounts = server.CollectsAccounts,
        CollectsHiddenAccounts = server.CollectsHiddenAccounts,
        KnowsPreStages = server.KnowsPreStages,
        Problems = server.Problems,
    };
}

/// <summary>One sweep; its numbers are null for who does not see every Mac.</summary>
/// <param name="StartedAt">UTC time of its start.</param>
/// <param name="FinishedAt">UTC time of its end; null while it runs.</param>
/// <param name="Macs">Macs read so far.</param>
/// <param name="TotalCount">Macs the server says it has; null before its first answer, too.</param>
/// <param name="Requests">Requests sent.</param>
/// <param name="Bytes">Bytes received.</param>
/// <param name="SkippedRecords">Records set aside.</param>
/// <param name="Error">Why it ended early; null where it did not.</param>
public sealed record SweepAnswer(
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int? Macs, int? TotalCount, int? Requests, long? Bytes, IReadOnlyList<SkippedRecordItem>? SkippedRecords, string? Error)
{
    /// <summary>The answer for a sweep.</summary>
    internal static SweepAnswer? Of(Sweep? sweep, bool everything) => sweep is null ? null
        : everything ? new(sweep.StartedAt, sweep.FinishedAt, sweep.Macs, sweep.TotalCount, sweep.Requests, sweep.Bytes, sweep.SkippedRecords, sweep.Error)
        : new(sweep.StartedAt, sweep.FinishedAt, null, null, null, null, null, sweep.Error);
}
