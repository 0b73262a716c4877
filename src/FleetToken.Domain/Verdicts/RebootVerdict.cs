using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether a Mac was started again after a moment (domain J, <c>rebootedSince</c>).</summary>
public static class RebootVerdict
{
    private const string Rule = "J rebootedSince row ";

    /// <summary>Judges by the Mac's own line; unknown means that a person has to be asked.</summary>
    /// <param name="mac">The record.</param>
    /// <param name="verdicts">Its verdicts, for the contradictions.</param>
    /// <param name="since">UTC time of the moment.</param>
    public static Verdict<Answer> Of(Mac mac, MacVerdicts verdicts, DateTimeOffset since)
    {
        for (var i = 0; i < verdicts.Contradictions.Count; i++)
        {
            // X1 and X2 by the domain; with X7 it is chance which of two start times was read.
            if (verdicts.Contradictions[i] is "X1" or "X2" or "X7")
            {
                return new(Answer.Unknown, EvidenceKind.Unknown, [new(Rule + "1", "contradiction", verdicts.Contradictions[i], mac.ReportedAt)]);
            }
        }

        var line = mac.Attributes?.Ftk1;
        var started = new Reason(Rule + "2", "last start", "after", line?.StartedAt);
        if (line?.StartedAt > since)
        {
            return new(Answer.Yes, EvidenceKind.Measured, [started]);
        }

        return line?.At > since && line.StartedAt <= since
            ? new(Answer.No, EvidenceKind.Measured, [started with { Rule = Rule + "3", Value = "not after" }, new(Rule + "3", "FTK1 ts", "after", line.At)])
            : new(Answer.Unknown, EvidenceKind.Unknown, [new(Rule + "4", line?.StartedAt is null ? "FTK1 boot" : "FTK1 ts", null, line?.At)]);
    }
}
