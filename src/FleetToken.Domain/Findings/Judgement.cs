using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>What a rule says of one Mac: nothing, that it holds, or which input it lacks. The default says nothing.</summary>
internal readonly record struct Judgement
{
    /// <summary>The rule does not hold.</summary>
    public static Judgement Silent => default;

    /// <summary>Severity after the evidence cap; none where the rule does not hold.</summary>
    public Severity Severity { get; private init; }

    /// <summary>The weakest evidence that decided it.</summary>
    public EvidenceKind Evidence { get; private init; }

    /// <summary>What was read; null where the rule does not hold.</summary>
    public IReadOnlyList<Reason>? Because { get; private init; }

    /// <summary>The input that was missing, in the field's words; null where the rule could be judged.</summary>
    public string? MissingInput { get; private init; }

    /// <summary>Whether the Mac is exempt.</summary>
    public bool Exempt { get; init; }

    /// <summary>The rule holds. What rests on less than a measured fact is at most medium (domain E.1, evidence cap).</summary>
    public static Judgement Holds(Severity severity, EvidenceKind evidence, IReadOnlyList<Reason> because) => new()
    {
        Severity = evidence == EvidenceKind.Measured || severity < Severity.Medium ? severity : Severity.Medium,
        Evidence = evidence,
        Because = because,
    };

    /// <summary>The rule needs an input that nobody stated.</summary>
    public static Judgement Lacks(string input) => new() { MissingInput = input };

    /// <summary>The weaker of two kinds of evidence.</summary>
    public static EvidenceKind Weaker(EvidenceKind left, EvidenceKind right) => left < right ? left : right;
}
