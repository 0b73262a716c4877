using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-PRK-05: the key was read out, and its follow-up is open; grave from the moment the person is back in, or 72 hours after the reveal.</summary>
internal sealed class KeyDisclosed : IFindingRule
{
    public const string Code = "FT-PRK-05";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Key disclosed, not replaced",
        FindingSubject.Mac,
        Severity.High,
        "Somebody outside escrow was given this key, and nothing proves that it was replaced: whoever heard it can still open the disk.")
    {
        Phases = Phases.All,
        Controls = [OursNist("IA-5"), OursNist("SC-12")],
        Sources = [SourceBook.Seed, SourceBook.CryptServer],
        Criteria = SmartGroupCriteria.None("Jamf Pro does not know which keys were read out, nor which of them were replaced."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        FollowUpStanding? gravest = null;
        var severity = Severity.None;
        foreach (var facts in subject.OpenFollowUps)
        {
            var standing = FollowUps.Of(facts, subject.OpenFollowUps, subject.Mac, verdicts, clock);
            if (standing.IsOver)
            {
                continue;
            }

            var isGrave = !clock.IsInFuture(facts.RevealedAt + FollowUps.AfterReveal) || standing.BackInAt is not null;
            if (gravest is null || (isGrave && severity != Severity.High))
            {
                (gravest, severity) = (standing, isGrave ? Severity.High : Severity.Info);
            }
        }

        return gravest is null ? Judgement.Silent : Judgement.Holds(severity, EvidenceKind.Measured, gravest.Because);
    }
}
