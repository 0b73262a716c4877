using FleetToken.Domain.Findings.Objects.Rules;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-PRK-07 on a Mac: its own line counts two escrow payloads or more; the same code finds the profiles that bring them.</summary>
internal sealed class EscrowPayloadsOnMac : IFindingRule
{
    /// <inheritdoc/>
    public FindingDescription Description => EscrowPayloads.Told;

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var line = subject.Mac.Attributes?.Ftk1;
        return line?.EscrowPayloads switch
        {
            null => Judgement.Lacks(Input.EscrowPayloads),
            < 2 => Judgement.Silent,
            { } count => Judgement.Holds(
                Severity.Medium,
                EvidenceKind.Measured,
                [new Reason(EscrowPayloads.Code, "escrow payloads on the Mac", FormattableString.Invariant($"{count}"), line.At)]),
        };
    }
}
