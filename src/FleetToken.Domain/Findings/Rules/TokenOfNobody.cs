using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-07: a crypto user without an account, or a token holder on the list of leavers.</summary>
internal sealed class TokenOfNobody : IFindingRule
{
    public const string Code = "FT-TOK-07";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Token of nobody on this Mac",
        FindingSubject.Mac,
        Severity.Medium,
        "Somebody who no longer uses this Mac may still unlock its disk.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [Nist("AC-2(3)"), Mscp("pwpolicy_account_inactivity"), CisControls("5.3")],
        Sources = [SourceBook.ManFdesetup],
        Criteria = SmartGroupCriteria.Without("Selects crypto users without an account; holders on the list of leavers are missed.", "orph", ";orph=0;", ";orph=u;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var line = subject.Mac.Attributes?.Ftk1;
        List<Reason>? because = null;
        if (line?.Orphans > 0)
        {
            because = [new Reason(Code, "crypto users without an account", FormattableString.Invariant($"{line.Orphans}"), line.At)];
        }

        var leavers = subject.Settings.Leavers;
        for (var i = 0; i < verdicts.Accounts.Count; i++)
        {
            var account = verdicts.Accounts[i];
            if (account.IsMeasuredHolder() && PhaseVerdict.IsLeaver(leavers, account.Username))
            {
                (because ??= []).Add(new Reason(Code, "token holder on the list of leavers", account.Username, verdicts.TokensAt));
            }
        }

        if (because is not null)
        {
            return Judgement.Holds(Severity.Medium, EvidenceKind.Measured, because);
        }

        return line?.Orphans is null ? Judgement.Lacks(Input.Orphans)
            : leavers.Count > 0 && !verdicts.NamesEveryHolder(subject.Mac) ? Judgement.Lacks(Input.TokenHolders)
            : Judgement.Silent;
    }
}
