using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;

namespace FleetToken.Domain.Verdicts;

/// <summary>Everything a verdict or rule may read about one Mac at one moment.</summary>
public sealed record MacSubject
{
    /// <summary>The record to judge.</summary>
    public required Mac Mac { get; init; }

    /// <summary>Its server's configuration.</summary>
    public ServerFacts Server { get; init; } = ServerFacts.NotRead;

    /// <summary>Other records with the same serial number, on any server, gone ones included.</summary>
    public IReadOnlyList<Twin> Twins { get; init; } = [];

    /// <summary>What several reports in a row said.</summary>
    public MacCounters Counters { get; init; } = MacCounters.None;

    /// <summary>Thresholds and names to compare with.</summary>
    public FleetSettings Settings { get; init; } = new();

    /// <summary>Whether a Jamf policy that issues a new individual recovery key has this Mac in its scope (domain J, <c>canRotateSilently</c>);
    /// unknown where policies or their scopes were not read.</summary>
    public Answer RotationPolicyInScope { get; init; }

    /// <summary>Follow-ups of its key that are open (domain D.5); empty for most.</summary>
    public IReadOnlyList<FollowUpFacts> OpenFollowUps { get; init; } = [];

    /// <summary>UTC time of the judgement.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Another record of the same physical Mac.</summary>
/// <param name="Id">Its server and computer id.</param>
/// <param name="ReportedAt">UTC time of its last inventory report; null where it never reported.</param>
public readonly record struct Twin(MacId Id, DateTimeOffset? ReportedAt);
