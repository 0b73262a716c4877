using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-BT-05: Jamf and the Mac disagree on whether the Bootstrap Token is in escrow.</summary>
internal sealed class BootstrapTokenDisputed : IFindingRule
{
    public const string Code = "FT-BT-05";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Jamf and Mac disagree on escrow",
        FindingSubject.Mac,
        Severity.Low,
        "One of the two records is stale, so what either says cannot be relied on.")
    {
        Phases = Phases.Judged,
        Controls = [OursNist("CM-8")],
        Sources = [SourceBook.BtBuddy],
        Criteria = SmartGroupCriteria.None("No criterion compares the Mac's word with Jamf Pro's own."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        var status = mac.BootstrapToken.Status;
        if (status is BootstrapTokenStatus.Unknown or BootstrapTokenStatus.NotSupported)
        {
            return status == BootstrapTokenStatus.Unknown ? Judgement.Lacks(Input.BootstrapToken) : Judgement.Silent;
        }

        var line = mac.Attributes?.Ftk1;
        var own = line is { BootstrapEscrowed: not Answer.Unknown };
        var said = own ? line!.BootstrapEscrowed : mac.Attributes?.Foreign?.BootstrapEscrowed ?? Answer.Unknown;
        if (said == Answer.Unknown)
        {
            return Judgement.Lacks(Input.BootstrapByMac);
        }

        return (said == Answer.Yes) == (status == BootstrapTokenStatus.Escrowed)
            ? Judgement.Silent
            : Judgement.Holds(
                Severity.Low,
                EvidenceKind.Measured,
                [
                    new Reason(Code, "Bootstrap Token in escrow, by the Mac", said == Answer.Yes ? "yes" : "no", own ? line!.At : mac.ReportedAt),
                    new Reason(Code, "Bootstrap Token in escrow, by Jamf", status == BootstrapTokenStatus.Escrowed ? "yes" : "no", mac.ReportedAt),
                ]);
    }
}
