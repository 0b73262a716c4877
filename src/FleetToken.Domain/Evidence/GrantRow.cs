using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>How well founded a row of the grant table is (domain, confidence marks): the mark of its first-named source.</summary>
public enum SourceMark
{
    /// <summary>Reasoned or remembered, or sources disagree; never shown as certain.</summary>
    Unconfirmed,

    /// <summary>Our own judgement.</summary>
    Judgement,

    /// <summary>The founding blog post.</summary>
    Seed,

    /// <summary>A secondary source.</summary>
    Secondary,

    /// <summary>A primary source, read.</summary>
    Primary,
}

/// <summary>One row of the grant table (domain B.2).</summary>
/// <param name="Id">B00 to B32.</param>
/// <param name="Versions">macOS versions it speaks of.</param>
/// <param name="Token">Whether the account gets a token; unknown also for rows that speak of something else.</param>
/// <param name="Text">What happens and why, for a Mac admin.</param>
/// <param name="Confidence">How well founded it is.</param>
/// <param name="Sources">Marks and source tags as the domain lists them.</param>
/// <param name="Caution">What is not certain, or surprises; null for nothing.</param>
public sealed record GrantRow(string Id, string Versions, Answer Token, string Text, SourceMark Confidence, string Sources, string? Caution = null);
