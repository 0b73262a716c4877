using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>A finding on this Mac.</summary>
public sealed record FindingAnswer
{
    /// <summary>Catalogue code.</summary>
    public required string Code { get; init; }

    /// <summary>Its title.</summary>
    public required string? Title { get; init; }

    /// <summary>Whether it counts for the Mac or for the fleet's notice.</summary>
    public required FindingSubject Subject { get; init; }

    /// <summary>After escalation and the evidence cap.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The weakest evidence that decided it.</summary>
    public required EvidenceKind Evidence { get; init; }

    /// <summary>What was read.</summary>
    public required IReadOnlyList<Reason> Because { get; init; }

    /// <summary>Code of the finding that implies it; null where it stands by itself.</summary>
    public required string? ShownInside { get; init; }

    /// <summary>UTC time it was first seen; null where it holds only since this judgement.</summary>
    public required DateTimeOffset? FirstSeen { get; init; }

    /// <summary>Who lives with it, until when and why; null where nobody does.</summary>
    public required Fleet.AcceptanceItem? Accepted { get; init; }

    /// <summary>What to do.</summary>
    public required Recommendation Recommendation { get; init; }

    /// <summary>The answer for a finding of a Mac.</summary>
    public static FindingAnswer Of(Finding finding, Fleet.MacDetail detail) => new()
    {
        Code = finding.Code,
        Title = FindingCatalogue.Find(finding.Code)?.Title,
        Subject = finding.Subject,
        Severity = finding.Severity,
        Evidence = finding.Evidence,
        Because = finding.Because,
        ShownInside = finding.ShownInside,
        FirstSeen = detail.FirstSeen.TryGetValue(finding.Code, out var seen) ? seen : null,
        Accepted = detail.Accepted.GetValueOrDefault(finding.Code),
        Recommendation = RecommendationBook.For(finding, detail.Evaluation.Verdicts),
    };
}
