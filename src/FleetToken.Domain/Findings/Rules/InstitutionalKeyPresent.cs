using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-KEY-01: one shared key opens many Macs; worse on Apple silicon without a valid personal key, where it opens nothing.</summary>
internal sealed class InstitutionalKeyPresent : IFindingRule
{
    public const string Code = "FT-KEY-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Institutional key present",
        FindingSubject.Mac,
        Severity.High,
        "One shared secret stands for many Macs. It cannot be used on Apple silicon; on an Intel Mac it is a way in.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [OursNist("SC-12(1)"), OursNist("AC-6")],
        Sources = [SourceBook.AppleSchema, SourceBook.JamfRk],
        Criteria = SmartGroupCriteria.Like("Selects by the Mac's own word.", ";irk=1;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        return mac.RecoveryKey.InstitutionalKeyPresent switch
        {
            null => Judgement.Lacks(Input.InstitutionalKey),
            false => Judgement.Silent,
            true => Judgement.Holds(
                mac.AppleSilicon == true && verdicts.KeyState != KeyState.Valid ? Severity.High : Severity.Medium,
                EvidenceKind.Measured,
                [new Reason(Code, "institutional recovery key", "present", mac.ReportedAt)]),
        };
    }
}
