namespace FleetToken.Domain.Recommendations;

/// <summary>One step. Unless it says otherwise it changes something, and then says what it needs, what it risks and how to tell that it worked.</summary>
/// <param name="Text">What to do.</param>
/// <param name="Condition">When this step applies, in words; null for always.</param>
/// <param name="Caution">What is not certain about it; null for nothing.</param>
public sealed record RecommendationStep(string Text, string? Condition = null, string? Caution = null)
{
    /// <summary>Whether it changes something.</summary>
    public StepEffect Effect { get; init; }

    /// <summary>The command to copy; null where it is done elsewhere.</summary>
    public CopyableCommand? Command { get; init; }

    /// <summary>Who can do it.</summary>
    public required StepActor WhoCanDoIt { get; init; }

    /// <summary>What has to be there first, as a sentence; null for nothing.</summary>
    public string? Needs { get; init; }

    /// <summary>What can go wrong, as a sentence; null for nothing.</summary>
    public string? Risk { get; init; }

    /// <summary>How to know that it worked, as a sentence; null where the step is itself the check.</summary>
    public string? HowToTell { get; init; }
}
