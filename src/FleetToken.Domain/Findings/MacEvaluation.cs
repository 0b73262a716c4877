using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>Verdicts, findings and severity of one Mac, and when age alone could change them.</summary>
public sealed record MacEvaluation
{
    /// <summary>All verdicts.</summary>
    public required MacVerdicts Verdicts { get; init; }

    /// <summary>All findings that hold, implied ones and fleet ones included, worst first, then in the order of the catalogue.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Rules of this phase that lacked an input.</summary>
    public required IReadOnlyList<NotJudged> NotJudged { get; init; }

    /// <summary>Findings of objects of its server's configuration that concern, or may concern, this Mac; empty for most.</summary>
    public IReadOnlyList<ObjectConcern> Concerns { get; init; } = [];

    /// <summary>Highest severity of the Mac's own findings, implied and exempt ones excluded (E.3).</summary>
    public required Severity Severity { get; init; }

    /// <summary>UTC time at which an age rule can first change this result; null where none can.</summary>
    public required DateTimeOffset? NextEdge { get; init; }

    /// <summary>Judges a Mac: a pure function of its subject.</summary>
    public static MacEvaluation Of(MacSubject subject)
    {
        var clock = new AgeClock(subject.Now);
        return Of(subject, MacVerdicts.Of(subject, clock), clock);
    }

    /// <summary>Judges a Mac whose verdicts were made with the same clock.</summary>
    public static MacEvaluation Of(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        List<Finding>? findings = null;
        List<NotJudged>? notJudged = null;
        foreach (var entry in FindingCatalogue.Entries)
        {
            if (!entry.SpeaksIn(verdicts.Phase, subject.Settings))
            {
                continue;
            }

            var judgement = entry.Rule.Judge(subject, verdicts, clock);
            if (judgement.MissingInput is { } input)
            {
                (notJudged ??= []).Add(entry.Lacking(input));
            }
            else if (judgement.Because is { } because)
            {
                (findings ??= []).Add(new Finding(entry.Code, entry.Subject, judgement.Severity, judgement.Evidence, because, ShownInside: null) { Exempt = judgement.Exempt });
            }
        }

        var ranked = Ranked(findings);
        return new MacEvaluation
        {
            Verdicts = verdicts,
            Findings = ranked,
            Concerns = ConfigurationReview.Of(subject.Server).ConcernsOf(subject, verdicts),
            NotJudged = notJudged ?? (IReadOnlyList<NotJudged>)[],
            Severity = WorstOf(ranked),
            NextEdge = clock.NextEdge,
        };
    }

    private static Finding[] Ranked(List<Finding>? findings)
    {
        if (findings is null)
        {
            return [];
        }

        ShowImpliedInside(findings);
        // Stable, so findings of one severity keep the order of the catalogue.
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>Where an implying finding is itself shown inside another, what it implies is shown inside that one too: every finding is in exactly one line.</summary>
    private static void ShowImpliedInside(List<Finding> findings)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var implied = ImpliedBy(findings[i]);
            for (var j = 0; j < implied.Count; j++)
            {
                var index = IndexOf(findings, implied[j]);
                if (index >= 0 && findings[index].ShownInside is null)
                {
                    findings[index] = findings[index] with { ShownInside = findings[i].ShownInside ?? findings[i].Code };
                }
            }
        }
    }

    private static int IndexOf(List<Finding> findings, string code)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Code == code)
            {
                return i;
            }
        }

        return -1;
    }

    private static IReadOnlyList<string> ImpliedBy(Finding finding) => FindingCatalogue.Find(finding.Code)!.Implies;

    private static Severity WorstOf(Finding[] findings)
    {
        var worst = Severity.None;
        foreach (var finding in findings)
        {
            if (finding.IsOwnLine && !finding.Exempt && finding.Severity > worst)
            {
                worst = finding.Severity;
            }
        }

        return worst;
    }
}
