using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Features.Findings;

/// <summary>What to do about a finding on any Mac: the recommendation for one on which it was measured and of which nothing else is known.</summary>
internal static class AnyMac
{
    /// <summary>The recommendation, with words in capitals where a Mac's own names would stand.</summary>
    public static Recommendation Advice(FindingDescription finding, FleetSettings settings, DateTimeOffset now)
    {
        if (FindingWords.IsOfObjectsOnly(finding))
        {
            return RecommendationBook.For(new ObjectFinding { Code = finding.Code, Severity = finding.WorstSeverity, Because = [] });
        }

        var verdicts = MacEvaluation.Of(new MacSubject
        {
            Mac = new Mac { Id = new MacId("", 0) },
            Server = ServerFacts.NotRead,
            Twins = [],
            Counters = MacCounters.None,
            Settings = settings,
            Now = now,
        }).Verdicts;
        return RecommendationBook.For(new Finding(finding.Code, finding.Subject, finding.WorstSeverity, EvidenceKind.Measured, [], ShownInside: null), verdicts);
    }
}
