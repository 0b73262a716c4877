using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>What is recorded about one reveal and what followed (domain D.5).</summary>
public sealed record FollowUpFacts
{
    /// <summary>UTC time of the reveal.</summary>
    public required DateTimeOffset RevealedAt { get; init; }

    /// <summary>What was on the screen then.</summary>
    public MacScreen ScreenAtReveal { get; init; }

    /// <summary>Short name of the person's account; null where not known.</summary>
    public string? AccountName { get; init; }

    /// <summary>The Data volume as FTK1 named it then; null where not known.</summary>
    public string? VolumeAtReveal { get; init; }

    /// <summary>UTC time at which a report first showed the person back in; null where none did so far.</summary>
    public DateTimeOffset? BackInSeenAt { get; init; }

    /// <summary>UTC time at which helpdesk ticked "is in"; counts where no report can show it: for a Mac without FTK1, or where the account is not known.</summary>
    public DateTimeOffset? TickedInAt { get; init; }

    /// <summary>UTC time at which a new key was asked for; null for not.</summary>
    public DateTimeOffset? RotationAskedAt { get; init; }

    /// <summary>What comparing the keys gave.</summary>
    public KeyComparison Comparison { get; init; }

    /// <summary>UTC time of that comparison.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>Whether comparing is not possible: refused, no fingerprint, or no reveal client.</summary>
    public bool CannotCompare { get; init; }

    /// <summary>How it ended without a new key, as recorded.</summary>
    public FollowUpEnd Ended { get; init; }

    /// <summary>Whether a second person closed it with a reason.</summary>
    public bool ClosedBySecondPerson { get; init; }

    /// <summary>UTC time of the report in which validity came back to valid; counts for a Mac without FTK1.</summary>
    public DateTimeOffset? ValidAgainAt { get; init; }
}
