using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-BT-03: Apple silicon, and the Bootstrap Token may not authorise anything.</summary>
internal sealed class BootstrapTokenNotAllowed : IFindingRule
{
    public const string Code = "FT-BT-03";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Bootstrap Token not allowed",
        FindingSubject.Mac,
        Severity.Medium,
        "The Bootstrap Token cannot authorise updates on this Mac.")
    {
        Phases = Phases.Judged,
        Controls = [Nist("CM-6")],
        Sources = [SourceBook.AppleSchema],
        Criteria = SmartGroupCriteria.None("FTK1 does not carry it, and our sources name no criterion for it."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        if (mac.AppleSilicon == false || mac.BootstrapToken.Allowed == true)
        {
            return Judgement.Silent;
        }

        return mac.BootstrapToken.Allowed is null ? Judgement.Lacks(Input.BootstrapAllowed)
            : mac.AppleSilicon is null ? Judgement.Lacks(Input.Chip)
            : Judgement.Holds(Severity.Medium, EvidenceKind.Measured, [new Reason(Code, "Bootstrap Token allowed for authentication", "no", mac.ReportedAt)]);
    }
}
