using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-05: the account of enrolment settings holds a token; part of FT-TOK-03.</summary>
internal sealed class ManagementAccountHoldsToken : IFindingRule
{
    public const string Code = "FT-TOK-05";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Jamf management account holds a token",
        FindingSubject.Mac,
        Severity.High,
        "A policy cannot reset the password of a token holder, and the account has more power than it needs.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [OursNist("AC-6(5)")],
        Sources = [SourceBook.Seed, SourceBook.JamfMa],
        Criteria = SmartGroupCriteria.None("The name of the management account is your own; look for it in FTK1 with the operator matches regex."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) => subject.Server.ManagementAccount switch
    {
        null => Judgement.Lacks(Input.ManagementAccount),
        "" => Judgement.Silent,
        _ => ItAccountToken.Judge(subject.Mac, verdicts, AccountKind.ManagementAccount, Code),
    };
}
