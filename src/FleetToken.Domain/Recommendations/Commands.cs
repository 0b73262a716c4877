using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>The commands that the domain file names. Every password is typed at a prompt: its option is <c>-</c>, or it has none.</summary>
internal static class Commands
{
    private const string User = "USER", Admin = "ADMIN", Holder = "HOLDER";

    public static CopyableCommand UpdateInventory { get; } = new("sudo jamf recon");

    public static CopyableCommand InstallBootstrapToken { get; } = new("sudo profiles install -type bootstraptoken");

    public static CopyableCommand ReadBootstrapToken { get; } = new("sudo profiles status -type bootstraptoken");

    public static CopyableCommand ChangeRecoveryKey { get; } = new("sudo fdesetup changerecovery -personal");

    public static CopyableCommand AskEscrowBuddy { get; } =
        new("sudo defaults write /Library/Preferences/com.netflix.Escrow-Buddy GenerateNewKey -bool true");

    public static CopyableCommand ReadFileVault { get; } = new("fdesetup status");

    public static CopyableCommand ListCryptoUsers { get; } = new("diskutil apfs listUsers /");

    public static CopyableCommand SyncDirectory { get; } = new("sudo fdesetup sync");

    public static CopyableCommand UpdatePreboot { get; } = new("sudo diskutil apfs updatePreboot /");

    /// <summary>Removes one crypto user; its UUID is read on the Mac, never filled in.</summary>
    public static CopyableCommand RemoveCryptoUser { get; } = new("sudo fdesetup remove -uuid UUID");

    /// <summary>Reads whether an account holds a token.</summary>
    public static CopyableCommand ReadToken(string? username) => CopyableCommand.Of("sysadminctl -secureTokenStatus " + User, (User, username));

    /// <summary>An administrator who holds a token gives one to an account.</summary>
    public static CopyableCommand GiveToken(string? username, string? holder) => CopyableCommand.Of(
        $"sudo sysadminctl -secureTokenOn {User} -password - -adminUser {Holder} -adminPassword -", (User, username), (Holder, holder));

    /// <summary>An administrator who holds a token takes one from an account; the name is filled in for IT's accounts only.</summary>
    public static CopyableCommand TakeToken(JudgedAccount? account, string? holder)
    {
        var confirmed = account is { IsItAccount: true };
        var command = CopyableCommand.Of(
            $"sudo sysadminctl -secureTokenOff {Admin} -password - -adminUser {Holder} -adminPassword -",
            (Admin, confirmed ? account!.Username : null),
            (Holder, holder));
        return account is null || confirmed ? command : command with { Warning = CopyableCommand.Unconfirmed };
    }

    /// <summary>Short name of the one administrator who is measured as a token holder; null where there is none or more than one.</summary>
    public static string? AdminHolder(MacVerdicts verdicts, string? except)
    {
        string? only = null;
        foreach (var account in verdicts.Accounts)
        {
            if (account is not { Admin: true, Token: TokenState.Held, TokenEvidence: EvidenceKind.Measured, SuspiciousName: false } || account.Username == except)
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = account.Username;
        }

        return only;
    }

    /// <summary>Short name of the end user's account; null where nobody is matched or the name equals nothing.</summary>
    public static string? EndUser(MacVerdicts verdicts) => verdicts.MatchedAccount() is { SuspiciousName: false } account ? account.Username : null;
}
