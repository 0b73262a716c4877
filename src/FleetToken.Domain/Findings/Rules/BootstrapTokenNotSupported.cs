using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-BT-02: macOS 11 or later, and the Mac or its enrolment does not support a Bootstrap Token.</summary>
internal sealed class BootstrapTokenNotSupported : IFindingRule
{
    public const string Code = "FT-BT-02";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Bootstrap Token not supported",
        FindingSubject.Mac,
        Severity.Medium,
        "The Mac is not supervised, was not enrolled in a way that supports a Bootstrap Token, or carries an old MDM profile.")
    {
        Phases = Phases.Judged,
        Controls = [Mscp("os_mdm_require")],
        Sources = [SourceBook.AppleSchema],
        Criteria = SmartGroupCriteria.Like("Selects by the Mac's own word, macOS 10.15 included.", ";btS=N;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) =>
        BootstrapTokenStatement.Judge(subject, Code, BootstrapTokenStatus.NotSupported, Severity.Medium);
}
