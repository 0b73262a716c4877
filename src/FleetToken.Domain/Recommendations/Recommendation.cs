namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about a finding on one Mac: ordered steps in the domain's words.</summary>
public sealed record Recommendation
{
    /// <summary>The finding it answers.</summary>
    public required string Code { get; init; }

    /// <summary>The first step in two to six words, for lists ("Make a new key at next login").</summary>
    public required string NextStep { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<RecommendationStep> Steps { get; init; }

    /// <summary>What must not be done.</summary>
    public required IReadOnlyList<string> DoNot { get; init; }

    /// <summary>Where the steps come from, for the reader.</summary>
    public required string Sources { get; init; }
}
