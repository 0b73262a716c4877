using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using static FleetToken.Domain.Recommendations.StepActor;
using static FleetToken.Domain.Runbook.RunbookWords;

namespace FleetToken.Domain.Runbook;

/// <summary>Outcomes in which another account or an institutional key opens a locked disk (domain D.4: O3, O3b, O3c).</summary>
internal static class HolderAdvice
{
    private static readonly RunbookBan NoLaps = RunbookBan.Of("No LAPS password at the FileVault screen.", FailingAttempt.LapsAtFileVault);

    public static RunbookAdvice Admin(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "An administrator who holds a token opens the disk",
        WhoCanDoIt = RunbookActors.MacAdmin | RunbookActors.AtTheMac,
        Preconditions = ["No key fits, and an administrator holds a token and knows the password."],
        Steps =
        [
            new("Bring Mac and administrator together: from afar nobody reaches a locked Mac.", MacAdminAtTheMac, "SEED", "MAN-SSH"),
            new("The administrator types the password that belongs to the token at the FileVault screen.", MacAdminAtTheMac, "SEED")
            {
                Caution = "The LAPS password of a managed administrator does not work here.",
            },
            new("Reset the person's password in Users & Groups, or with this command.", MacAdminAtTheMac, "FLOCK") { Command = ResetPassword(scene) },
            UserLogsIn,
            ReadToken("Check that the person's token is on.", scene),
        ],
        Say = [ColleagueWorks],
        DoNot = [RunbookBan.Of("No restart before the person has logged in and the token is on.", FailingAttempt.RestartUnproven), NoLaps, NoGuessing, NoFailingOnPurpose],
        After = [TakeBackAdminToken(scene), .. RunbookWords.After],
        Footnotes = [SshUnlock(scene)],
    };

    public static RunbookAdvice Other(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Another user of this Mac opens the disk",
        WhoCanDoIt = RunbookActors.AtTheMac | RunbookActors.Helpdesk,
        Preconditions = ["No key fits, and another token holder knows their password. A standard user is enough."],
        Steps =
        [
            new("That person chooses their own name and types their own password: the disk opens.", SomebodyAtTheMac, "SEED"),
            new("They log out. They do not restart.", SomebodyAtTheMac, "SEED"),
            new("The caller is now at the login window: enter again with that screen, and with this person logged in today.", Helpdesk, "J"),
        ],
        Say = ["Everybody types only their own password."],
        DoNot = [RunbookBan.Of("No restart once the disk is open.", FailingAttempt.RestartUnproven), NoGuessing, NoFailingOnPurpose],
        After = RunbookWords.After,
        Footnotes = [SshUnlock(scene), "Helpdesk leads on the phone; the person at the Mac acts."],
    };

    public static RunbookAdvice Institutional(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "The institutional key opens this Intel Mac",
        WhoCanDoIt = RunbookActors.MacAdmin | RunbookActors.AtTheMac,
        Preconditions = ["An Intel Mac with an institutional key, and its private key is at hand."],
        Steps =
        [
            new("Data first: start in recoveryOS or in target disk mode.", MacAdminAtTheMac, "DF-19"),
            new("Bring the keychain with the private key on a USB disk, and unlock it.", MacAdminAtTheMac, "DF-19"),
            new("Unlock the volume.", MacAdminAtTheMac, "DF-19") { Command = new("diskutil apfs unlockVolume VOLUME -recoverykeychain FILE") },
            new("Copy the data, or reset the password in recoveryOS.", MacAdminAtTheMac, "DF-19"),
        ],
        Say = [ColleagueWorks],
        DoNot =
        [
            new("The private key never leaves IT.", "It opens every Mac that has this institutional key."),
            RunbookBan.Of("Not on Apple silicon.", FailingAttempt.InstitutionalKeyOnAppleSilicon),
            .. DefaultBans,
        ],
        After = ["First a recovery key that reads Valid, then retire the institutional key (FT-KEY-01).", .. RunbookWords.After],
    };

    /// <summary>Footnote O4: until tested it is never a step.</summary>
    private static string SshUnlock(RunbookScene scene)
    {
        var shut = scene.Architecture is MacArchitecture.IntelT2 or MacArchitecture.IntelWithoutT2 || scene.OsVersion?.IsAtLeast(26) == false || scene.RemoteLogin == Answer.No;
        return (shut ? "Not for this Mac as far as we know: " : "")
            + "SSH unlock, not tested by us. On Apple silicon with macOS 26, Remote Login on and a network it knows (open or WPA2 Wi-Fi, or Ethernet without 802.1X), "
            + "a Mac admin may type ssh NAME@HOST with the password of a token holder; the connection drops, then SSH is back. The forgotten password does not work, and a recovery key is not known to.";
    }
}
