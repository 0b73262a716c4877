using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>The recommendation for each finding.</summary>
public static class RecommendationBook
{
    /// <summary>The recommendation for a finding on a Mac with these verdicts.</summary>
    /// <exception cref="ArgumentException">The code is not in the catalogue of Macs' findings.</exception>
    public static Recommendation For(Finding finding, MacVerdicts verdicts) =>
        FindingCatalogue.FindEntry(finding.Code) is { } entry
            ? entry.Recommend(finding, verdicts)
            : throw new ArgumentException($"{finding.Code} is not in the catalogue of findings.", nameof(finding));

    /// <summary>The recommendation for a finding of an object.</summary>
    /// <exception cref="ArgumentException">The code is not in the catalogue of objects' findings.</exception>
    public static Recommendation For(ObjectFinding finding) =>
        FindingCatalogue.FindObjectEntry(finding.Code) is { } entry
            ? entry.Recommend(finding)
            : throw new ArgumentException($"{finding.Code} is not in the catalogue of findings of objects.", nameof(finding));
}
