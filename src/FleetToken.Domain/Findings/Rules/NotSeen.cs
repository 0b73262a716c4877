using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-INV-01: no report and no contact of any kind for too long.</summary>
internal sealed class NotSeen : IFindingRule
{
    public const string Code = "FT-INV-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Not seen",
        FindingSubject.Mac,
        Severity.Medium,
        "Jamf has not heard from this Mac for a while, so everything said about it is old.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [OursNist("CM-8")],
        Sources = [SourceBook.Ours],
        Criteria = SmartGroupCriteria.None("No criterion that our sources name takes the later of the last report and the last contact."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        if (subject.Mac.LastSeenAt is not { } lastSeen)
        {
            return Judgement.Lacks(Input.LastSeen);
        }

        if (!clock.IsOlder(lastSeen, subject.Settings.StaleAfter))
        {
            return Judgement.Silent;
        }

        var severity = clock.IsOlder(lastSeen, subject.Settings.VeryStaleAfter) ? Severity.Medium : Severity.Low;
        return Judgement.Holds(severity, EvidenceKind.Measured, [new Reason(Code, "last report or contact", null, lastSeen)]);
    }
}
