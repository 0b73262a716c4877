using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-02: the assigned user's account holds no token; critical where it is known not to open the disk either.</summary>
internal sealed class EndUserWithoutToken : IFindingRule
{
    public const string Code = "FT-TOK-02";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "End user has no token",
        FindingSubject.Mac,
        Severity.Critical,
        "The person who uses this Mac cannot unlock it after a restart.")
    {
        Phases = Phases.InUse,
        Controls = [Nist("AC-2(11)"), Nist("SC-28")],
        Sources = [SourceBook.Seed],
        Criteria = SmartGroupCriteria.Like("Selects by the console user or the last person logged in, who is not always the assigned user.", ";eu=0;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        if (verdicts.Assigned.Match != AccountMatch.Matched)
        {
            return Judgement.Lacks(Input.EndUser);
        }

        var account = verdicts.MatchedAccount();
        if (account is null || account.Token == TokenState.Unknown)
        {
            return Judgement.Lacks(Input.EndUserToken);
        }

        return account.Token == TokenState.NotHeld ? Holds(account, subject.Mac, verdicts) : Judgement.Silent;
    }

    private static Judgement Holds(JudgedAccount account, Mac mac, MacVerdicts verdicts)
    {
        var noToken = new Reason(Code, "token of the end user", "no", verdicts.TokensAt);
        // Only measured facts escalate; an estimated disk leaves the finding as it is.
        var cannotOpenDisk = verdicts.FileVault is { Value: FileVaultState.On, Confidence: EvidenceKind.Measured }
            && verdicts.TokenSource == TokenSource.Ftk1
            && LocalAccounts.Find(mac.Attributes?.Ftk1?.Accounts, account.Username)?.FileVault == Answer.No;
        return cannotOpenDisk
            ? Judgement.Holds(
                Severity.Critical,
                account.TokenEvidence,
                [noToken, new Reason(Code, "end user on the FileVault list", "no", verdicts.TokensAt), .. verdicts.FileVault.Because])
            : Judgement.Holds(Severity.High, account.TokenEvidence, [noToken]);
    }
}
