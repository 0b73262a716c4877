using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-USR-01: the assigned user's account is guessed or not found.</summary>
internal sealed class EndUserNotKnown : IFindingRule
{
    public const string Code = "FT-USR-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Cannot tell who the end user is",
        FindingSubject.Mac,
        Severity.Low,
        "Without the end user's account it cannot be judged whether that person holds a token and who holds one too many.")
    {
        Phases = Phases.InUse,
        Controls = [OursNist("CM-8")],
        Sources = [SourceBook.Ours],
        Criteria = SmartGroupCriteria.None("Jamf Pro does not compare its assigned user with the local accounts."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var match = verdicts.Assigned.Match;
        if (match == AccountMatch.Matched)
        {
            return Judgement.Silent;
        }

        var value = match == AccountMatch.Guessed ? $"guessed: {verdicts.Assigned.Username}" : "no account fits";
        return Judgement.Holds(
            Severity.Low,
            match == AccountMatch.Guessed ? EvidenceKind.Estimated : EvidenceKind.Measured,
            [
                new Reason(Code, "account of the assigned user", value, subject.Mac.ReportedAt),
                new Reason(Code, "user assigned in Jamf", subject.Mac.User.Username ?? subject.Mac.User.Email ?? subject.Mac.User.FullName, subject.Mac.ReportedAt),
            ]);
    }
}
