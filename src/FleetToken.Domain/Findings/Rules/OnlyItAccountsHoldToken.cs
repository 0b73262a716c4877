using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-06: somebody holds a token, and every holder is an account of IT; less grave where nobody owns the Mac.</summary>
internal sealed class OnlyItAccountsHoldToken : IFindingRule
{
    public const string Code = "FT-TOK-06";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Only IT accounts hold a token",
        FindingSubject.Mac,
        Severity.Critical,
        "The end user is locked out at the next restart, and one shared secret guards the disk.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [Nist("AC-2(11)"), Nist("SC-28")],
        Sources = [SourceBook.Seed],
        Criteria = SmartGroupCriteria.Like("Selects Macs with one holder who is an administrator and not the last person logged in; IT with several holders is missed.", ";n=1;", ";adm=1;", ";eu=0;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        if (verdicts.TokenVerdict.Value == TokenVerdict.AdminsOnly)
        {
            return Judgement.Holds(SeverityIn(verdicts.Phase), verdicts.TokenVerdict.Confidence, ReasonsOf(verdicts));
        }

        if (verdicts.HolderCount is null or 0)
        {
            return verdicts.HolderCount is null ? Judgement.Lacks(Input.TokenHolders) : Judgement.Silent;
        }

        foreach (var account in verdicts.Accounts)
        {
            if (account.IsMeasuredHolder() && !account.IsItAccount)
            {
                return IsKnownNotToBeIts(account, verdicts) ? Judgement.Silent : Judgement.Lacks(Input.ItAccounts);
            }
        }

        return Judgement.Lacks(Input.AllTokenHolders);
    }

    // The end user, a standard user, or any other once all of IT's names are known.
    private static bool IsKnownNotToBeIts(JudgedAccount account, MacVerdicts verdicts) =>
        account.Admin == false || verdicts.ItAccountsKnown || account.Username == verdicts.MatchedAccount()?.Username;

    private static Severity SeverityIn(MacPhase phase) =>
        phase is MacPhase.InUse or MacPhase.Leaver ? Severity.Critical : Severity.Medium;

    private static Reason[] ReasonsOf(MacVerdicts verdicts) =>
    [
        .. verdicts.Accounts
            .Where(account => account.IsMeasuredHolder())
            .Select(account => new Reason(Code, "token holder that IT adds", account.Username, verdicts.TokensAt)),
    ];
}
