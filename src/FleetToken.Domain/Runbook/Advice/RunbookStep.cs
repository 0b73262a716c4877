using FleetToken.Domain.Recommendations;

namespace FleetToken.Domain.Runbook;

/// <summary>One step of an outcome (domain D.4).</summary>
/// <param name="Text">What to do.</param>
/// <param name="WhoCanDoIt">Who can do it.</param>
/// <param name="Sources">Tags of the documents it rests on (domain, section 0).</param>
public sealed record RunbookStep(string Text, StepActor WhoCanDoIt, params IReadOnlyList<string> Sources)
{
    /// <summary>The command to copy; null where it is done elsewhere.</summary>
    public CopyableCommand? Command { get; init; }

    /// <summary>What is not certain about it; null for nothing.</summary>
    public string? Caution { get; init; }
}
