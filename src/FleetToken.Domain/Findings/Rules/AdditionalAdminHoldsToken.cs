using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>
/// FT-TOK-03: (a) an account of IT holds a token, or (b) the end user holds one and so does another administrator.
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
    { Phases = Phases.JudgedAndHeadless };

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
            return MissingInput(subject, verdicts) is { } missing ? Judgement.Lacks(missing) : Judgement.Silent;
        }

        return Judgement.Holds(Severity.High, evidence, because) with { Exempt = verdicts.Phase == MacPhase.Lab };
    }

    private static List<Reason>? ReasonsOf(MacVerdicts verdicts, EvidenceKind evidence)
    {
        List<Reason>? reasons = null;
        foreach (var account in verdicts.Accounts)
        {
            if (account.TokenEvidence != evidence || account.Token is not (TokenState.Held or TokenState.Suspect))
            {
                continue;
            }

            if (account.IsItAccount)
            {
                var fact = evidence == EvidenceKind.Measured ? "token holder that IT adds" : Suggests + " a token holder that IT adds";
                (reasons ??= []).Add(new Reason(AccountOfIt, fact, account.Username, verdicts.TokensAt));
            }
            else if (evidence == EvidenceKind.Measured && IsOtherAdministrator(account, verdicts))
            {
                (reasons ??= []).Add(new Reason(OtherAdministrator, "administrator with a token beside the end user", account.Username, verdicts.TokensAt));
            }
        }

        return reasons;
    }

    private static bool IsOtherAdministrator(JudgedAccount account, MacVerdicts verdicts) =>
        account.Admin == true
        && verdicts.MatchedAccount() is { Token: TokenState.Held, TokenEvidence: EvidenceKind.Measured } endUser
        && account.Username != endUser.Username;

    /// <summary>What would have to be known before "no additional admin holds a token" may be said; null where all is known.</summary>
    private static string? MissingInput(MacSubject subject, MacVerdicts verdicts)
    {
        if (!verdicts.HasMeasuredTokens() || verdicts.HolderCount is null)
        {
            return Input.TokenHolders;
        }

        if (verdicts.LeavesHoldersOut())
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

            if (account.IsMeasuredHolder() && MissingFor(account, endUser, subject) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    /// <summary>What is missing to acquit a holder who is not known to be a standard user.</summary>
    private static string? MissingFor(JudgedAccount holder, JudgedAccount? endUser, MacSubject subject) =>
        holder.Admin is null ? Input.HolderRole
        : endUser is null ? Input.EndUser
        : endUser.Token == TokenState.Unknown ? Input.EndUserToken
        : !subject.Server.KnowsItAccounts() ? Input.ItAccounts
        : null;
}
