using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Where a follow-up stands now and what may be done (domain D.5).</summary>
public sealed record FollowUpStanding
{
    /// <summary>Its state.</summary>
    public required FollowUpState State { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsOver => State is FollowUpState.Proven or FollowUpState.Erased or FollowUpState.Closed;

    /// <summary>Whether it is late.</summary>
    public required bool Overdue { get; init; }

    /// <summary>UTC time from which it is late: 24 hours after the person is back in, else 72 hours after the reveal.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>UTC time at which the person was seen back in; null where not.</summary>
    public required DateTimeOffset? BackInAt { get; init; }

    /// <summary>Whether a new key may be asked for: never before the person is back in, nor while anybody else still needs this Mac's key.</summary>
    public required bool MayRotate { get; init; }

    /// <summary>Whether the keys may be compared now.</summary>
    public required bool MayCompare { get; init; }

    /// <summary>What was read, the deciding fact first.</summary>
    public required IReadOnlyList<Reason> Because { get; init; }
}
