using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-BT-01: macOS 11 or later without its Bootstrap Token in escrow; worse on Apple silicon, where updates need it.</summary>
internal sealed class BootstrapTokenNotEscrowed : IFindingRule
{
    public const string Code = "FT-BT-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Bootstrap Token not escrowed",
        FindingSubject.Mac,
        Severity.High,
        "New users get no token, updates and Erase All Content and Settings can fail, and a token that was taken away cannot be given back by a login.")
    {
        Phases = Phases.Judged,
        Controls = [Nist("CM-6"), Mscp("os_mdm_require"), CisBenchmark("1.8"), Stig("APPL-*-005110")],
        Sources = [SourceBook.JamfBt, SourceBook.BtBuddy],
        Criteria = SmartGroupCriteria.Like("Selects by the Mac's own word, macOS 10.15 included.", ";btS=Y;", ";btE=N;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) => BootstrapTokenStatement.Judge(
        subject,
        Code,
        BootstrapTokenStatus.NotEscrowed,
        subject.Mac.AppleSilicon == true ? Severity.High : Severity.Medium);
}
