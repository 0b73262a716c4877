using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using static FleetToken.Domain.Recommendations.StepActor;
using static FleetToken.Domain.Runbook.RunbookWords;

namespace FleetToken.Domain.Runbook;

/// <summary>Outcomes in which the password of a running Mac is reset without the key (domain D.4: O6b, O6c, O6).</summary>
internal static class ResetAdvice
{
    private static readonly RunbookBan NoPasswordInCommands = new("No password on the command line.", "Each is typed at the prompt.");

    public static RunbookAdvice ByAdmin(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "An administrator who holds a token resets the password",
        WhoCanDoIt = decision.Inputs.AdminHolder == AdminHolder.WithMac ? RunbookActors.MacAdmin | RunbookActors.AtTheMac : RunbookActors.MacAdmin,
        Preconditions = ["The Mac is unlocked, and an administrator holds a token and knows the password."],
        Steps =
        [
            new("Reset the person's password with this command, or in Users & Groups. The token stays.", MacAdmin, "FLOCK") { Command = ResetPassword(scene) },
            ReadToken("Read the status of the person's token again.", scene),
            UserLogsIn,
            ReadToken("Check that the person's token is on.", scene),
        ],
        Say = [LeaveItOn, ColleagueWorks],
        DoNot =
        [
            RunbookBan.Of("No restart before the person has logged in and the token is on.", FailingAttempt.RestartUnproven),
            NoPasswordInCommands,
            RunbookBan.Of("No passwd and no dscl as root.", FailingAttempt.PasswordByRoot),
            NoGuessing,
            NoFailingOnPurpose,
        ],
        After = ["Replace the key and see that the new one is in Jamf.", TakeBackAdminToken(scene), .. RunbookWords.After],
    };

    public static RunbookAdvice ByTemporaryHolder(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "IT logs in, gets a token and resets the password",
        WhoCanDoIt = RunbookActors.MacAdmin | RunbookActors.AtTheMac,
        IsCaution = true,
        Preconditions = ["The Mac is unlocked and online, the Bootstrap Token is in escrow, and IT can log in with a managed administrator. It works where the person is the only holder, and takes nobody's token away."],
        Steps =
        [
            new("Keep the Mac awake, on power and on the network.", SomebodyAtTheMac, "J"),
            new("Get to the login window without a restart: “Switch User…”, else LOG_OUT_USER. Ask first: unsaved work is lost.", MacAdminAtTheMac, "JAMF-API"),
            new("IT logs in there with the managed administrator; its LAPS password is good at the login window. The login gives it a token.", MacAdminAtTheMac, "UIUC", "JAMF-BT"),
            new("Read that account's token. It must read ENABLED; if not, say that the login gave no token, and enter again.", MacAdmin, "FLOCK") { Command = Commands.ReadToken(scene.ManagedAdministrator) },
            new("Reset the person's password.", MacAdmin, "FLOCK") { Command = ResetPassword(scene with { Admin = scene.ManagedAdministrator }) },
            UserLogsIn with { Text = "The person logs in at the login window. The token has to be on, and the account on the FileVault list." },
            new("Make a new key and wait until it reads Valid.", MacAdmin, "J"),
            new("Take the administrator's token away, before LAPS rotates its password (often an hour after it was viewed).", MacAdmin, "JAMF-PRE")
            {
                Caution = "After a LAPS rotation the token stays, but no known password fits it (FT-TOK-04).",
            },
            new("Then let LAPS rotate.", MacAdmin, "JAMF-PRE"),
        ],
        Say = [LeaveItOn, ColleagueWorks],
        DoNot =
        [
            RunbookBan.Of("No restart before the person has logged in and the token is on.", FailingAttempt.RestartUnproven),
            new("Do not leave the administrator's token as a spare.", "After a LAPS rotation no known password fits it."),
            RunbookBan.Of("No SSH login instead of the login window.", FailingAttempt.SshForToken),
            NoGuessing,
            NoFailingOnPurpose,
        ],
        After = ["Its own follow-up blocks closing: the administrator's token has to be removed.", .. RunbookWords.After],
        Cautions = ["This chain was not tested on real Macs; each step has its check."],
    };

    public static RunbookAdvice TakeAndGiveBack(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Take the token away, reset, give it back",
        WhoCanDoIt = RunbookActors.MacAdmin,
        Preconditions =
        [
            "Never first line: only when the ways by profile, Escrow Buddy, admin holder and temporary holder are ruled out.",
            "The data are backed up, the Bootstrap Token works, the Mac is online, a second holder logged in here today, and the key is bad or missing.",
        ],
        Steps =
        [
            new("Plug the Mac in. Do not restart.", SomebodyAtTheMac, "J"),
            new("Policy A, scoped to this one Mac: “Disable user for FileVault” (it runs fdesetup remove -user).", MacAdmin, "SEED", "MAN-FDE"),
            TwoReports("Ask for an inventory update."),
            new("Read the person's token: it must be off. Still on: stop, do not go on to the reset.", MacAdmin, "SEED", "KC-3")
            {
                Command = Commands.ReadToken(scene.User),
                Caution = "Sources disagree whether this removes the token. If the person left the FileVault list, they must be back on it first: an admin holder resets and grants, or the person logs out and in. Until then only the second holder can start this Mac: hand over.",
            },
            new("Policy B, scoped to this one Mac: reset to a password chosen for this Mac alone. Delete the policy afterwards.", MacAdmin, "JAMF-LA")
            {
                Caution = "Jamf keeps the typed password in the policy.",
            },
            UserLogsIn with { Text = "The person logs in at the login window: this gives a new token." },
            TwoReports("Ask for an inventory update: the token has to be on and the account on the FileVault list. No restart before that. Token off: log out and in once more, else the other holder grants one, else keep the Mac awake and hand over."),
            new("The person changes the password at once.", SomebodyAtTheMac, "J"),
            new("Make a new key and wait until it reads Valid.", MacAdmin, "J"),
        ],
        Say = [LeaveItOn, ColleagueWorks],
        DoNot =
        [
            RunbookBan.Of("No restart before the token is on and the account is on the FileVault list.", FailingAttempt.RestartUnproven),
            new("Not where the person is the only holder.", "macOS does not take the last one off, and nobody else could start the Mac."),
            new("Not while the key may be good.", "Then the key is the easier way."),
            RunbookBan.Of("No SSH login instead of the login window.", FailingAttempt.SshForToken),
            RunbookBan.Of("No Jamf reset while the token is on.", FailingAttempt.JamfReset),
            RunbookBan.Of("No token for the management account.", FailingAttempt.ManagementAccountToken),
            NoGuessing,
            NoFailingOnPurpose,
        ],
        After = RunbookWords.After,
        Cautions = ["Whether taking the user off FileVault also removes the token is disputed."],
    };
}
