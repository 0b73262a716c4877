using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Findings;

/// <summary>What is told of a finding whatever the Mac: title, cause, why it matters.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Title">Sentence-case title.</param>
/// <param name="Subject">Mac or fleet.</param>
/// <param name="WorstSeverity">The worst it can be.</param>
/// <param name="Why">Why it matters, for a Mac admin.</param>
public sealed record FindingDescription(string Code, string Title, FindingSubject Subject, Severity WorstSeverity, string Why)
{
    /// <summary>Phases in which the rule speaks; it is silent in every other.</summary>
    public required IReadOnlyList<MacPhase> Phases { get; init; }

    /// <summary>Codes that are shown inside this finding where both hold (domain E.1, "implies").</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];
}
