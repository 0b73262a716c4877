using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>One line of a rule's table: what differs from the healthy Mac, and what the rule then says.</summary>
internal sealed record RuleCase(string Name, string Code)
{
    /// <summary>Expected severity; null where the rule is silent or not judged.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Expected missing input; null where judged.</summary>
    public string? Missing { get; init; }

    /// <summary>The subject.</summary>
    public MacSubject Subject { get; init; } = JudgedByHand.Subject;

    /// <summary>The verdicts.</summary>
    public MacVerdicts Verdicts { get; init; } = JudgedByHand.Healthy;
}
