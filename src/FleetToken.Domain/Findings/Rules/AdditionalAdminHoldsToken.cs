using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>
/// FT-TOK-03: (a) an account of IT holds a token, or (b) the end user holds one and so does another administrator, as the accounts were judged.
/// The one rule that takes estimated holders too, in case (a); then it is medium.
/// </summary>
internal sealed class AdditionalAdminHoldsToken : IFindingRule
{
    public const string Code = "FT-TOK-03";

    /// <summary>The rule name in the reasons of case (a): the account is known to be IT's.</summary>
    public const string AccountOfIt = Code + " (a)";

    /// <summary>The rule name in the reasons of case (b): an administrator beside the end user.</summary>
    public const string OtherAdministrator = Code + " (b)";

    /// <summary>The words that an estimated holder is shown with (domain E.1).</summary>
    public const string Suggests = "Jamf's FileVault list suggests";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Additional admin holds a token",
        FindingSubject.Mac,
        Severity.High,
        "It widens the set of accounts that can open the disk, may show at the FileVault screen, and breaks the password handling of that account.")
    {
        Phases = Phases.JudgedAndHeadless,
        Implies = [ManagedAdministratorHoldsToken.Code, ManagementAccountHoldsToken.Code, HiddenAdminMayShow.Code],
        Controls = [Nist("AC-2(11)"), Mscp("os_filevault_authorized_users"), OursNist("AC-6(5)"), OursCisControls("5.4")],
        Sources = [SourceBook.Seed, SourceBook.JamfPre, SourceBook.ManFdesetup, SourceBook.Ours],
        Criteria = SmartGroupCriteria.Without("Selects every Mac on which an administrator holds a token, the end user too where that person is one.", "adm", ";adm=0;", ";adm=u;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var because = ReasonsOf(verdicts, EvidenceKind.Measured);
        var evidence = EvidenceKind.Measured;
        if (because is null)
        {
            because = ReasonsOf(verdicts, EvidenceKind.Estimated);
            evidence = EvidenceKind.Estimated;
        }

        if (because is null)
        {
            return MissingInput(subject.Mac, verdicts) is { } missing ? Judgement.Lacks(missing) : Judgement.Silent;
        }

        return Judgement.Holds(Severity.High, evidence, because) with { Exempt = verdicts.Phase == MacPhase.Lab };
    }

    private static List<Reason>? ReasonsOf(MacVerdicts verdicts, EvidenceKind evidence)
    {
        List<Reason>? reasons = null;
        foreach (var account in verdicts.Accounts)
        {
            if (!account.ShouldNotHold || account.TokenEvidence != evidence)
            {
                continue;
            }

            var (rule, fact) = !account.IsItAccount ? (OtherAdministrator, "administrator with a token beside the end user")
                : evidence == EvidenceKind.Measured ? (AccountOfIt, "token holder that IT adds")
                : (AccountOfIt, Suggests + " a token holder that IT adds");
            (reasons ??= []).Add(new Reason(rule, fact, account.Username, verdicts.TokensAt));
        }

        return reasons;
    }

    /// <summary>What would have to be known before "no additional admin holds a token" may be said; null where all is known.</summary>
    private static string? MissingInput(Mac mac, MacVerdicts verdicts)
    {
        if (!verdicts.HasMeasuredTokens() || verdicts.HolderCount is null)
        {
            return Input.TokenHolders;
        }

        if (verdicts.LeavesHoldersOut(mac))
        {
            return Input.AllTokenHolders;
        }

        var endUser = verdicts.MatchedAccount();
        foreach (var account in verdicts.Accounts)
        {
            if (account.Username == endUser?.Username || (account.Admin == false && !account.IsItAccount))
            {
                continue;
            }

            if (account.Token == TokenState.Unknown)
            {
                return Input.AdminToken;
            }

            if (account.IsMeasuredHolder() && MissingFor(account, endUser, verdicts) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    /// <summary>What is missing to acquit a holder who is not known to be a standard user; case (b) does not arise on shared Macs.</summary>
    private static string? MissingFor(JudgedAccount holder, JudgedAccount? endUser, MacVerdicts verdicts)
    {
        if (verdicts.Phase != MacPhase.Lab)
        {
            if (holder.Admin is null)
            {
                return Input.HolderRole;
            }

            if (endUser is null || endUser.Token == TokenState.Unknown)
            {
                return endUser is null ? Input.EndUser : Input.EndUserToken;
            }
        }

        return verdicts.ItAccountsKnown ? null : Input.ItAccounts;
    }
}
