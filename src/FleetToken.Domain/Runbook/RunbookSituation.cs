using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Everything the prefilled inputs may be read from (domain D.1).</summary>
public sealed record RunbookSituation
{
    /// <summary>The Mac, its twins, settings and now.</summary>
    public required MacSubject Subject { get; init; }

    /// <summary>Its verdicts.</summary>
    public required MacVerdicts Verdicts { get; init; }

    /// <summary>The log of this call.</summary>
    public RunbookCall Call { get; init; } = new();

    /// <summary>Whether the last sweep of every server was complete, so that no twin can be missing.</summary>
    public bool TwinsComplete { get; init; }

    /// <summary>UTC time at which a new key was last asked for by a follow-up; null for never.</summary>
    public DateTimeOffset? RotationAskedAt { get; init; }

    /// <summary>Whether that follow-up still waits for the new key.</summary>
    public bool RotationOpen { get; init; }

    /// <summary>Whether Jamf's policy that issues a new key has finished on this Mac; unknown where nobody read that.</summary>
    public Answer RotationPolicyFinished { get; init; }

    /// <summary>UTC time at which it finished; null where not known.</summary>
    public DateTimeOffset? RotationPolicyFinishedAt { get; init; }

    /// <summary>Whether an escrow profile is on its way to this Mac; unknown where nobody read that.</summary>
    public Answer EscrowProfileComing { get; init; }

    /// <summary>UTC time at which an earlier reveal found no key (domain C.3 row 2); null for never, or where a later one found one.</summary>
    public DateTimeOffset? FoundNoKeyAt { get; init; }
}
