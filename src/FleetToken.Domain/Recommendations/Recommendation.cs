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

/// <summary>One step.</summary>
/// <param name="Text">What to do.</param>
/// <param name="Condition">When this step applies, in words; null for always.</param>
/// <param name="Caution">What is not certain about it; null for nothing.</param>
public sealed record RecommendationStep(string Text, string? Condition = null, string? Caution = null)
{
    /// <summary>The command to copy; null where it is done elsewhere.</summary>
    public CopyableCommand? Command { get; init; }

    /// <summary>Who can do it.</summary>
    public StepActor WhoCanDoIt { get; init; }

    /// <summary>What has to be there first, as a sentence; null for nothing.</summary>
    public string? Needs { get; init; }

    /// <summary>What can go wrong, as a sentence; null for nothing.</summary>
    public string? Risk { get; init; }

    /// <summary>How to know that it worked, as a sentence; null where the step is itself the check.</summary>
    public string? HowToTell { get; init; }
}

/// <summary>Who can do a step (domain D.4, <c>whoCanDoIt</c>).</summary>
public enum StepActor
{
    /// <summary>A Mac admin, with rights in Jamf or logged in on the Mac.</summary>
    MacAdmin,

    /// <summary>Helpdesk, on the phone.</summary>
    Helpdesk,

    /// <summary>Somebody with the Mac in hand, such as its user.</summary>
    SomebodyAtTheMac,

    /// <summary>A Mac admin together with somebody who has the Mac in hand.</summary>
    MacAdminAtTheMac,
}
