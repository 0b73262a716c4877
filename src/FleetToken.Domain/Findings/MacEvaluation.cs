using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>Verdicts, findings and severity of one Mac, and when age alone could change them.</summary>
public sealed record MacEvaluation
{
    /// <summary>All verdicts.</summary>
    public required MacVerdicts Verdicts { get; init; }

    /// <summary>All findings that hold, implied ones and fleet ones included, worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Rules of this phase that lacked an input.</summary>
    public required IReadOnlyList<NotJudged> NotJudged { get; init; }

    /// <summary>Highest severity of the Mac's own findings, implied and exempt ones excluded (E.3).</summary>
    public required Severity Severity { get; init; }

    /// <summary>UTC time at which an age rule can first change this result; null where none can.</summary>
    public required DateTimeOffset? NextEdge { get; init; }

    /// <summary>Judges a Mac: a pure function of its subject.</summary>
    public static MacEvaluation Of(MacSubject subject) => throw new NotImplementedException();
}
