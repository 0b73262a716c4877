using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Findings;

/// <summary>What is told of a finding whatever the Mac: title, cause, why it matters.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Title">Sentence-case title.</param>
/// <param name="Subject">Mac, fleet, or an object of the server's configuration.</param>
/// <param name="WorstSeverity">The worst it can be.</param>
/// <param name="Why">Why it matters, for a Mac admin.</param>
public sealed record FindingDescription(string Code, string Title, FindingSubject Subject, Severity WorstSeverity, string Why)
{
    /// <summary>Phases in which the rule speaks on a Mac; it is silent in every other. Empty where it speaks of objects only.</summary>
    public IReadOnlyList<MacPhase> Phases { get; init; } = [];

    /// <summary>Codes that are shown inside this finding where both hold (domain E.1, "implies").</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];

    /// <summary>Whether the rule is off until <c>Findings:OptIn</c> names its code.</summary>
    public bool OptIn { get; init; }

    /// <summary>Controls of standards that it bears on; empty for none.</summary>
    public IReadOnlyList<FindingControl> Controls { get; init; } = [];

    /// <summary>The documents it rests on.</summary>
    public required IReadOnlyList<FindingSource> Sources { get; init; }

    /// <summary>How to select the Macs in Jamf Pro itself, or why that cannot be done.</summary>
    public required SmartGroupCriteria Criteria { get; init; }
}
