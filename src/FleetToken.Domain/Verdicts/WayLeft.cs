using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>What is left of the ways into a Mac once some accounts are gone.</summary>
public enum WayLeft
{
    /// <summary>Cannot be told.</summary>
    CannotTell,

    /// <summary>None of the accounts opens this Mac, or its disk is not encrypted.</summary>
    NotAffected,

    /// <summary>Somebody else holds a token, with a password that IT does not rotate.</summary>
    AnotherHolder,

    /// <summary>Nobody else is known to open it; the recovery key is proven.</summary>
    KeyOnly,

    /// <summary>Only accounts of IT still hold a token, and the recovery key is dead.</summary>
    OnlyItAccounts,

    /// <summary>Nobody holds a token and the recovery key is dead: the data are lost.</summary>
    NoWayIn,
}

/// <summary>An account of a Mac, as far as the question needs it.</summary>
/// <param name="Username">Short name.</param>
/// <param name="Token">Whether it holds a token.</param>
/// <param name="Evidence">How well founded that is.</param>
/// <param name="IsItAccount">Whether IT adds it: its password may be rotated and proves nothing (domain J, <c>usableHolders</c>).</param>
public readonly record struct TokenAccount(string Username, TokenState Token, EvidenceKind Evidence, bool IsItAccount);

/// <summary>Who and what opens a Mac today.</summary>
/// <param name="FileVault">Whether its disk is encrypted.</param>
/// <param name="Key">Whether the escrowed key would open it.</param>
/// <param name="KeyProven">Whether that is proven (domain J, <c>keyProven</c>).</param>
/// <param name="HoldersKnown">Whether all holders are known and measured.</param>
/// <param name="Accounts">Its accounts.</param>
public sealed record WaysIn(FileVaultState FileVault, KeyState Key, bool KeyProven, bool HoldersKnown, IReadOnlyList<TokenAccount> Accounts);

/// <summary>Plays through that accounts are gone: somebody leaves, a shared account is deleted. First match; what is not known never counts as a way in.</summary>
public static class WhatIf
{
    /// <summary>What is left where <paramref name="isGone"/> tells which accounts are gone.</summary>
    public static WayLeft Of(WaysIn mac, Func<string, bool> isGone) => Judge(mac, isGone).Left;

    /// <summary>Why that cannot be told; none where it can.</summary>
    public static WayDoubts DoubtsOf(WaysIn mac, Func<string, bool> isGone) => Judge(mac, isGone).Doubts;

    private static (WayLeft Left, WayDoubts Doubts) Judge(WaysIn mac, Func<string, bool> isGone)
    {
        ArgumentNullException.ThrowIfNull(mac);
        ArgumentNullException.ThrowIfNull(isGone);
        if (mac.FileVault == FileVaultState.Off)
        {
            return (WayLeft.NotAffected, WayDoubts.None);
        }

        var (opens, mayOpen, another, onlyIt, suggested) = (false, false, false, false, false);
        foreach (var account in mac.Accounts)
        {
            var holds = account.Token is TokenState.Held or TokenState.Suspect;
            if (isGone(account.Username))
            {
                opens |= holds;
                mayOpen |= account.Token == TokenState.Unknown;
            }
            else if (account is { Token: TokenState.Held, Evidence: EvidenceKind.Measured })
            {
                another |= !account.IsItAccount;
                onlyIt |= account.IsItAccount;
            }
            else
            {
                // Estimated, suspect or unknown: perhaps a way in, but none to rely on.
                suggested |= holds || account.Token == TokenState.Unknown;
            }
        }

        if (!opens && !mayOpen)
        {
            return (WayLeft.NotAffected, WayDoubts.None);
        }

        if (another)
        {
            return (WayLeft.AnotherHolder, WayDoubts.None);
        }

        if (mac.KeyProven)
        {
            return (WayLeft.KeyOnly, WayDoubts.None);
        }

        var doubts = (opens ? WayDoubts.None : WayDoubts.TokenOfGone)
            | mac.Key switch { KeyState.Dead => WayDoubts.None, KeyState.Valid => WayDoubts.KeyNotProven, _ => WayDoubts.KeyUnknown }
            | (suggested ? WayDoubts.TokenOfStaying : WayDoubts.None)
            | (mac.HoldersKnown ? WayDoubts.None : WayDoubts.Holders);
        return (doubts != WayDoubts.None ? WayLeft.CannotTell : onlyIt ? WayLeft.OnlyItAccounts : WayLeft.NoWayIn, doubts);
    }
}
