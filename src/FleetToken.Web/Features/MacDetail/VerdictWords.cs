using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>The verdict on a Mac in sentences.</summary>
/// <param name="Tone">Colour of the banner.</param>
/// <param name="Symbol">Its icon.</param>
/// <param name="Title">What is true.</param>
/// <param name="Why">What it rests on.</param>
public sealed record VerdictWords(Tone Tone, string Symbol, Prose Title, Prose Why)
{
    /// <summary>The sentences for a judged Mac.</summary>
    public static VerdictWords Of(Mac mac, MacEvaluation evaluation)
    {
        var verdicts = evaluation.Verdicts;
        return verdicts.Recoverability.Value switch
        {
            Recoverability.Strong => Strong(mac, verdicts),
            Recoverability.KeyOnly => KeyOnly(mac, verdicts),
            Recoverability.Fragile => Fragile(mac, verdicts),
            Recoverability.None => NoWayIn(verdicts),
            Recoverability.NotEncrypted => NotEncrypted(mac),
            _ => Unknown(mac, verdicts),
        };
    }

    private static VerdictWords Strong(Mac mac, MacVerdicts verdicts)
    {
        var title = Who(new Prose().Say("If "), mac).Say(" forgets the password, the recovery key opens this Mac.");
        var why = new Prose();
        if (verdicts.Assigned.Username is { } account)
        {
            why.Accounts([account]).Say(" opens it with its own password, and the key in Jamf was checked on the Mac and matches.");
        }
        else
        {
            why.Say("Its users open it with their own passwords, and the key in Jamf was checked on the Mac and matches.");
        }

        return new(Tone.Good, "shield", title, AddExtraHolders(why, verdicts));
    }

    private static VerdictWords KeyOnly(Mac mac, MacVerdicts verdicts)
    {
        if (!verdicts.KeyProven.Value)
        {
            return new(
                Tone.Warn,
                "hour",
                new Prose().Say("The recovery key should open this Mac, but the proof is old."),
                AddExtraHolders(new Prose().Say("Jamf found the key valid once; since then time has passed or something happened that may have replaced it. Have the Mac report again before anyone relies on it."), verdicts));
        }

        var why = new Prose().Say("The key in Jamf was checked on the Mac and matches. ");
        why = verdicts switch
        {
            { Assigned: { Match: AccountMatch.Matched, Username: { } account } } when TokenOf(verdicts, account) == TokenState.NotHeld =>
                why.Accounts([account]).Say(" holds no token, so its password does not open the disk."),
            { TokenEvidence: not EvidenceKind.Measured } =>
                why.Say("Nothing measured says who holds a token, so that its user can open the disk is not proven."),
            { Assigned.Match: not AccountMatch.Matched } =>
                Who(why.Say("Which account belongs to "), mac).Say(" is not certain, so that this person can open the disk is not proven."),
            _ => why.Say("That its user can open the disk with the own password is not proven."),
        };
        return new(Tone.Warn, "key", new Prose().Say("The recovery key opens this Mac; no other way is proven."), AddExtraHolders(why, verdicts));
    }

    private static VerdictWords Fragile(Mac mac, MacVerdicts verdicts)
    {
        var holders = UsableHolderNames(verdicts);
        var estimated = verdicts.UsableHolders.Confidence != EvidenceKind.Measured;
        var why = KeyProblem(new Prose(), mac);
        if (holders.Count == 0)
        {
            why.Say(" Somebody can still open it with a password.");
        }
        else
        {
            why.Say(estimated ? " Jamf's FileVault list suggests that " : " Only ").Accounts(holders).Say(estimated ? " can still open it." : " can still open it.");
        }

        why.Say(" As long as that works, a new key can be made without losing anything.");
        if (verdicts.Stale)
        {
            why.Say(" These facts are old: have the Mac report again.");
        }

        var one = verdicts.UsableHolders.Value == UsableHolders.One;
        var title = one && !estimated
            ? Who(new Prose().Say("One way left: if "), mac).Say(" forgets the password, the data on this Mac can be lost.")
            : new Prose().Say("No recovery key opens this Mac: it depends on people remembering their passwords.");
        return new(one && !estimated ? Tone.Bad : Tone.Warn, one && !estimated ? "oct" : "tri", title, why);
    }

    private static VerdictWords NoWayIn(MacVerdicts verdicts)
    {
        var it = verdicts.Accounts.Where(account => account is { IsItAccount: true, Token: TokenState.Held }).Select(account => account.Username).ToList();
        var why = new Prose().Say(verdicts.KeyEscrowed.Value == Answer.No
            ? "No recovery key is in escrow, and "
            : "The recovery key in Jamf does not match the disk, and ");
        if (it.Count > 0)
        {
            why.Say("only ").Accounts(it).Say(it.Count == 1 ? " holds a token: " : " hold tokens: ").Say("a password that IT changes is not proven to open the disk.");
        }
        else
        {
            why.Say("no account holds a token that could open the disk.");
        }

        return new(Tone.Bad, "oct", new Prose().Say("No way in: after a restart the data on this Mac can be lost. Do not restart it."), why);
    }

    private static VerdictWords NotEncrypted(Mac mac) => new(
        Tone.Warn,
        "unlock",
        new Prose().Say("This Mac is not encrypted: whoever has it can read its disk."),
        new Prose().Say(mac.FileVault.Partition == PartitionState.Ineligible
            ? "Jamf says that FileVault cannot be switched on for its boot partition. No password or key is needed to reach the data."
            : "FileVault is off. No password or key is needed to reach the data, so none can be lost."));

    private static VerdictWords Unknown(Mac mac, MacVerdicts verdicts)
    {
        var why = new Prose();
        if (mac.ReportedAt is null)
        {
            why.Say("This Mac has never sent an inventory report.");
        }
        else if (verdicts.FileVault.Value == FileVaultState.Unknown)
        {
            why.Say("Jamf does not say whether the disk is encrypted.");
        }
        else if (verdicts.KeyState == KeyState.Unknown)
        {
            why.Say(verdicts.KeyEscrowed.Value == Answer.Yes
                ? "A recovery key is in escrow, but Jamf has not checked on the Mac whether it matches."
                : "Jamf has not checked a recovery key on this Mac; whether one is in escrow is not certain.");
        }
        else
        {
            KeyProblem(why, mac).Say(" Nothing measured says who holds a token.");
        }

        why.Say(" Until that is known, do not restart it if the password is in doubt.");
        return new(Tone.Unknown, "unk", new Prose().Say("We cannot tell how this Mac would be opened."), why);
    }

    private static Prose Who(Prose prose, Mac mac) =>
        (mac.User.FullName ?? mac.User.Username ?? mac.User.Email) is { } name ? prose.Person(name) : prose.Say("its user");

    private static Prose KeyProblem(Prose prose, Mac mac) => prose.Say(mac.RecoveryKey.Validity == KeyValidity.Invalid
        ? "The recovery key in Jamf no longer matches the disk."
        : "No recovery key is in escrow.");

    private static Prose AddExtraHolders(Prose prose, MacVerdicts verdicts)
    {
        var extra = verdicts.Accounts.Where(account => account.ShouldNotHold).Select(account => account.Username).ToList();
        return extra.Count == 0
            ? prose
            : prose.Say(" ").Accounts(extra).Say(extra.Count == 1 ? " holds a token too and should not." : " hold tokens too and should not.");
    }

    private static List<string> UsableHolderNames(MacVerdicts verdicts) =>
        [.. verdicts.Accounts.Where(account => account is { Token: TokenState.Held, IsItAccount: false }).Select(account => account.Username)];

    private static TokenState TokenOf(MacVerdicts verdicts, string username) =>
        verdicts.Accounts.FirstOrDefault(account => account.Username == username)?.Token ?? TokenState.Unknown;
}
