using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-SEC-02, one notice of the fleet and off by default: Apple silicon without Recovery Lock.</summary>
internal sealed class RecoveryLockOff : IFindingRule
{
    public const string Code = "FT-SEC-02";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Recovery Lock off",
        FindingSubject.Fleet,
        Severity.Low,
        "Anybody with the Mac in hand can start recoveryOS without a password.")
    {
        Phases = Phases.Judged,
        OptIn = true,
        Controls = [Mscp("os_recovery_lock_enable"), Nist("AC-6"), Stig("APPL-*-005120")],
        Sources = [SourceBook.Mscp],
        Criteria = SmartGroupCriteria.None("FTK1 does not carry it, and our sources name no criterion for it."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        if (mac.AppleSilicon == false || mac.RecoveryLock == true)
        {
            return Judgement.Silent;
        }

        return mac.RecoveryLock is null ? Judgement.Lacks(Input.RecoveryLock)
            : mac.AppleSilicon is null ? Judgement.Lacks(Input.Chip)
            : Judgement.Holds(Severity.Low, EvidenceKind.Measured, [new Reason(Code, "Recovery Lock", "off", mac.ReportedAt)]);
    }
}
