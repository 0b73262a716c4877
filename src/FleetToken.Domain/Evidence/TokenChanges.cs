using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>Something that would give an account a token, take it or break it.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Rule">Row or principle of the domain, such as <c>B18</c>.</param>
/// <param name="Sources">Marks and source tags as the domain lists them.</param>
/// <param name="Condition">What has to be so, where it is not known to be so now; null for nothing.</param>
/// <param name="Caution">What is not certain, or has a side effect; null for nothing.</param>
public sealed record TokenChange(string Text, string Rule, string Sources, string? Condition = null, string? Caution = null);

/// <summary>What would give or take a token, from the principles and rows of domain B and the claims S10, S11, S24, S25.</summary>
internal static class TokenChanges
{
    private const string LastHolder = "macOS refuses to take the token of the last holder (B-P6).";

    /// <summary>The easiest first: a login, a grant by hand, the first token, recoveryOS.</summary>
    public static IReadOnlyList<TokenChange> ThatGive(GrantCase asked, JudgedAccount account, MacVerdicts verdicts)
    {
        if (account.Token == TokenState.Held || asked.Made is AccountOrigin.Service || asked.Os < new MacOsVersion(10, 15, 0))
        {
            return [];
        }

        var changes = new List<TokenChange>(4);
        AddLogin(changes, asked);
        changes.Add(new(
            "An administrator who holds a token grants one: in Users & Groups, or by sysadminctl -secureTokenOn with both passwords typed at a prompt.",
            "B-P2", "S DF-18",
            AnotherHolds(account, verdicts) ? null : "An administrator on this Mac holds a token",
            "sysadminctl can report success although it was refused: read the status again (B-P7)."));
        AddFirstToken(changes, asked, verdicts);
        var reset = GrantRows.Find("B31");
        changes.Add(new(
            "A password reset in recoveryOS, with the recovery key or by another holder, makes the token anew.",
            reset.Id, reset.Sources, null, reset.Caution));
        return changes;
    }

    /// <summary>Only of a token that its own source states; nobody takes away what is merely estimated (E.1).</summary>
    public static IReadOnlyList<TokenChange> ThatTake(JudgedAccount account, MacVerdicts verdicts)
    {
        if (account is not { Token: TokenState.Held or TokenState.Suspect, TokenEvidence: EvidenceKind.Measured })
        {
            return [];
        }

        var last = verdicts.HolderCount == 1 ? "This account is the only holder: " + LastHolder : LastHolder;
        return
        [
            new("Jamf's \"disable user for FileVault\" (fdesetup remove -user) takes its right to unlock the disk, and by some sources its token.",
                "S24, S25", "SEED; P MAN-FDE; S KC-3", null, last + " Whether the token goes too is disputed: read it again afterwards."),
            new("A holder takes it with sysadminctl -secureTokenOff, interactively.",
                "FT-TOK-03", "SEED", null, last + " sysadminctl can report success although it was refused: read the status again (B-P7)."),
            new("Deleting the account takes it.", "B-P6", "P MAN-FDE; S", null, last),
            new("A password changed by the wrong tool (a package, dscl or passwd as root, an old LAPS script) breaks it: it still reads ENABLED but authorises nothing.",
                "B-P8", "S PCUP-62, LAPSforMac README, FLOCK"),
        ];
    }

    private static void AddLogin(List<TokenChange> changes, GrantCase asked)
    {
        var escrowed = asked.BootstrapToken == Answer.Yes ? null : "The Bootstrap Token is in escrow and works";
        var managed = asked.Made == AccountOrigin.ManagedAdministrator;
        if (asked.Os is { Major: 10 })
        {
            var served = managed || asked.Made == AccountOrigin.Mobile;
            var row = GrantRows.Find(managed ? "B13" : "B12");
            changes.Add(new(
                "Log out (not restart) and log in at the login window, with the network up.", row.Id, row.Sources, Both(escrowed, served ? null : "It is a mobile account"),
                managed ? "One IT login is enough to do this unasked." : "macOS 10.15 serves mobile accounts and the managed administrator only (B14)."));
            return;
        }

        var login = GrantRows.Find(managed ? "B17" : "B18");
        changes.Add(new(
            "Log out (not restart) and log in at the login window, with the network up.", login.Id, login.Sources,
            Both(escrowed, asked.Os is null ? "macOS 11 or later" : null),
            managed ? "One IT login is enough to do this unasked." : "SSH, su, a script or the FileVault screen do not do it (B-P3)."));
    }

    private static void AddFirstToken(List<TokenChange> changes, GrantCase asked, MacVerdicts verdicts)
    {
        if (verdicts.HolderCount is > 0 || asked.Os is not { } os)
        {
            return;
        }

        var condition = verdicts.HolderCount == 0 ? null : "Nobody on this Mac holds a token";
        if (os.Major < 11)
        {
            var row = GrantRows.Find("B10");
            changes.Add(new("The next local administrator who authenticates gets the first token.", row.Id, row.Sources, condition, row.Caution));
            return;
        }

        var first = GrantRows.Find("B15");
        changes.Add(new(
            "The very first user whose password is set gets the first token at creation.", first.Id, first.Sources, condition,
            os.Major >= 15 && asked.AppleSilicon == true ? "Not by sysadminctl -secureTokenOn of an administrator without a token: in one author's single test on Apple silicon that gave none (B25)." : null));
    }

    private static bool AnotherHolds(JudgedAccount account, MacVerdicts verdicts)
    {
        foreach (var other in verdicts.Accounts)
        {
            if (other.Admin == true && other.Token == TokenState.Held && other.TokenEvidence == EvidenceKind.Measured && other.Username != account.Username)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Both(string? left, string? right) => left is null ? right : right is null ? left : left + "; " + right;
}
