using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

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
    { Phases = Phases.Judged };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) => BootstrapTokenStatement.Judge(
        subject,
        Code,
        BootstrapTokenStatus.NotEscrowed,
        subject.Mac.AppleSilicon == true ? Severity.High : Severity.Medium);
}
