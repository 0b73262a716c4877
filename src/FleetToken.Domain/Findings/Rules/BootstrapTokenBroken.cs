using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-BT-04: Jamf holds a Bootstrap Token, and the Mac's own check says that it does not work.</summary>
internal sealed class BootstrapTokenBroken : IFindingRule
{
    public const string Code = "FT-BT-04";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Bootstrap Token escrowed but does not work",
        FindingSubject.Mac,
        Severity.Medium,
        "Updates fail without a word, and a login gives nobody a token.")
    {
        Phases = Phases.Judged,
        Controls = [Nist("CM-6")],
        Sources = [SourceBook.BtBuddy, SourceBook.Super],
        Criteria = SmartGroupCriteria.Like("Selects by the Mac's own word on both.", ";btE=Y;", ";btv=0;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        var status = mac.BootstrapToken.Status;
        if (status is BootstrapTokenStatus.NotEscrowed or BootstrapTokenStatus.NotSupported || mac.OsVersion?.IsAtLeast(13, 3) == false)
        {
            return Judgement.Silent;
        }

        if (status == BootstrapTokenStatus.Unknown || mac.OsVersion is null)
        {
            return Judgement.Lacks(status == BootstrapTokenStatus.Unknown ? Input.BootstrapToken : Input.OsVersion);
        }

        var line = mac.Attributes?.Ftk1;
        var own = line is { BootstrapWorks: not Answer.Unknown };
        return (own ? line!.BootstrapWorks : mac.Attributes?.Foreign?.BootstrapWorks ?? Answer.Unknown) switch
        {
            Answer.Yes => Judgement.Silent,
            Answer.No => Judgement.Holds(
                Severity.Medium,
                EvidenceKind.Measured,
                [
                    new Reason(Code, "Bootstrap Token works", "no", own ? line!.At : mac.ReportedAt),
                    new Reason(Code, Input.BootstrapToken, "escrowed", mac.ReportedAt),
                ]),
            _ => Judgement.Lacks(Input.BootstrapWorks),
        };
    }
}
