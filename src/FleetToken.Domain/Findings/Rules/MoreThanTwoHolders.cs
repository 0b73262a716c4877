using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-08: more than two accounts hold a token.</summary>
internal sealed class MoreThanTwoHolders : IFindingRule
{
    public const string Code = "FT-TOK-08";

    private const int Most = 2;

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "More than two holders",
        FindingSubject.Mac,
        Severity.Info,
        "It is not clear whose Mac this is, and every one of them can unlock the disk.")
    {
        Phases = Phases.InUse,
        Controls = [OursNist("AC-6"), Nist("AC-2(11)")],
        Sources = [SourceBook.Ours],
        Criteria = SmartGroupCriteria.Without("Also selects Macs in phases that are not judged.", "n", ";n=0;", ";n=1;", ";n=2;", ";n=u;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) => verdicts.HolderCount switch
    {
        null => Judgement.Lacks(Input.TokenHolders),
        <= Most => Judgement.Silent,
        { } count => Judgement.Holds(Severity.Info, EvidenceKind.Measured, [new Reason(Code, "token holders", WordOf(count), verdicts.TokensAt)]),
    };

    private static string WordOf(int count) => count < 9 ? FormattableString.Invariant($"{count}") : "9 or more";
}
