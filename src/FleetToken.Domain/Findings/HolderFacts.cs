using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>Questions about token holders that several rules ask (domain E.1, <c>holders</c>).</summary>
internal static class HolderFacts
{
    private const int NineOrMore = 9;

    /// <summary>Whether the account holds a token, a suspect one included, as its own source says.</summary>
    public static bool IsMeasuredHolder(this JudgedAccount account) =>
        account.Token is TokenState.Held or TokenState.Suspect && account.TokenEvidence == EvidenceKind.Measured;

    /// <summary>The account of the assigned user; null where none is matched or it is not among the accounts.</summary>
    public static JudgedAccount? MatchedAccount(this MacVerdicts verdicts)
    {
        if (verdicts.Assigned is not { Match: AccountMatch.Matched, Username: { } username })
        {
            return null;
        }

        foreach (var account in verdicts.Accounts)
        {
            if (account.Username == username)
            {
                return account;
            }
        }

        return null;
    }

    /// <summary>Whether holders may be missing among the accounts: more were counted than named, or nine or more and the list was shortened.</summary>
    public static bool LeavesHoldersOut(this MacVerdicts verdicts, Mac mac)
    {
        var named = 0;
        foreach (var account in verdicts.Accounts)
        {
            named += account.IsMeasuredHolder() ? 1 : 0;
        }

        var shortened = mac.Attributes?.Ftk1 is { LeftOut: > 0 } or { ListCut: true };
        return verdicts.HolderCount > named || (shortened && verdicts.HolderCount >= NineOrMore);
    }

    /// <summary>Whether every holder is known by name, so that an account that is not named holds none.</summary>
    public static bool NamesEveryHolder(this MacVerdicts verdicts, Mac mac) =>
        verdicts.HasMeasuredTokens() && verdicts.HolderCount is not null && !verdicts.LeavesHoldersOut(mac);

    /// <summary>Whether the token facts come from the Mac itself.</summary>
    public static bool HasMeasuredTokens(this MacVerdicts verdicts) =>
        verdicts.TokenSource is TokenSource.Ftk1 or TokenSource.Attribute;
}
