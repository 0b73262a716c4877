using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>How a follow-up ended without a new key (domain D.5, 5): it says something about the record, not about the key.</summary>
public enum FollowUpEnd
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>The disk was erased.</summary>
    Erased,

    /// <summary>The record is gone from Jamf.</summary>
    Gone,

    /// <summary>The Mac was enrolled again.</summary>
    ReEnrolled,
}

/// <summary>What comparing the escrowed key with the fingerprint of the revealed one gave (domain D.5, 4).</summary>
public enum KeyComparison
{
    /// <summary>Nobody compared.</summary>
    NotMade,

    /// <summary>The same key.</summary>
    Same,

    /// <summary>Another key.</summary>
    Different,
}

/// <summary>What is recorded about the latest reveal of a Mac's key (domain J, <c>prkExposure</c>); none by default.</summary>
public sealed record RevealFacts
{
    /// <summary>No reveal, and Jamf's own view history not read.</summary>
    public static RevealFacts None { get; } = new();

    /// <summary>UTC time of the latest reveal in our log; null for none.</summary>
    public DateTimeOffset? RevealedAt { get; init; }

    /// <summary>Whether Jamf's own history names a view; no only after a completed round that found none.</summary>
    public Answer ViewedElsewhere { get; init; }

    /// <summary>The Data volume as FTK1 named it at the reveal; null where not known.</summary>
    public string? VolumeAtReveal { get; init; }

    /// <summary>How the follow-up ended without a new key.</summary>
    public FollowUpEnd Ended { get; init; }

    /// <summary>What the latest comparison gave.</summary>
    public KeyComparison Comparison { get; init; }

    /// <summary>UTC time of that comparison; without it the comparison proves nothing.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>Whether a second person closed the follow-up with a reason.</summary>
    public bool ClosedBySecondPerson { get; init; }

    /// <summary>UTC time of the report in which validity came back to valid after it had been something else; null where that was not seen.
    /// Counts only for a Mac without FTK1.</summary>
    public DateTimeOffset? ValidAgainAt { get; init; }
}
