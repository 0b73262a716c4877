using FleetToken.Domain.Recommendations;
using static FleetToken.Domain.Recommendations.StepActor;
using static FleetToken.Domain.Runbook.RunbookWords;

namespace FleetToken.Domain.Runbook;

/// <summary>Outcomes of the gate (domain D.4: O0, O1, O1p, fvOff, sessionOpen, waitAndRetry).</summary>
internal static class GateAdvice
{
    public static RunbookAdvice NotVerified(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "First find out who is calling",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["The caller is not verified."],
        Steps =
        [
            new("Stop here.", Helpdesk, "J"),
            new("Verify the caller by your own method, or pass the call up.", Helpdesk, "J"),
        ],
        Say = ["I cannot help with this Mac before I know it is you."],
        DoNot = [new("No key, and no hint which key or account exists.", "An impostor learns from it.")],
    };

    public static RunbookAdvice NotForgotten(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "The password is not forgotten: type it again",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["A former password, Caps Lock or the keyboard layout explains it."],
        Steps =
        [
            new("Have them type it slowly, with Caps Lock off and the right keyboard layout; the FileVault screen may use another layout.", Helpdesk, "J"),
            new("If the company password was changed: log in with the old one and sync at the login window.", Helpdesk, "ADDIGY"),
            new("If failed tries locked the account: wait the time shown. At the login window only, a Mac admin may open the account again from Jamf (command UNLOCK_USER_ACCOUNT).", MacAdmin, "ADM", "JAMF-API")
            {
                Caution = "It needs a supervised Mac.",
            },
        ],
        Say = ["Let us try it once more, slowly, before we change anything."],
        DoNot = [NoReveal, .. DefaultBans],
    };

    public static RunbookAdvice ChangedAtProvider(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Use the old password once, then sync",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["The company password was changed, and the old one is known."],
        Steps =
        [
            new("Type the old password at the FileVault screen or lock screen: FileVault still knows the old one.", SomebodyAtTheMac, "ADDIGY"),
            .. Sync,
            new("Log out and in once with the new password, before the next restart.", SomebodyAtTheMac, "J"),
        ],
        Say = ["The start screen does not know your new password yet. Use the old one once."],
        DoNot = [new("No reset.", "The password is known."), NoReveal, .. DefaultBans],
        After = ["If the old password is refused: enter again with “forgotten”."],
        Cautions = scene.OsVersion?.IsAtLeast(15) == false
            ? []
            : ["Platform SSO on macOS 15 or later: a FileVault policy may want the company password at the FileVault screen; what it then asks for is not confirmed. Offline grace periods apply."],
    };

    /// <summary>Step 2 of O1p, for company and mobile accounts.</summary>
    public static RunbookStep[] Sync { get; } =
    [
        new("Get on the network and log in. Jamf Connect, Platform SSO or the mobile account asks for the new and the old password: let it sync.", SomebodyAtTheMac, "ADDIGY"),
    ];

    public static RunbookAdvice Off(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "FileVault is off: only the password has to be new",
        WhoCanDoIt = RunbookActors.MacAdmin | RunbookActors.AtTheMac,
        Preconditions = ["FileVault is off: there is no unlock screen, and a recovery key is of no use."],
        Steps =
        [
            new("An administrator resets the password in Users & Groups. If the account holds a token, so must the administrator; if it holds none, a Jamf policy can reset it.", MacAdminAtTheMac, "SEED", "JAMF-LA")
            {
                Command = ResetPassword(scene),
            },
            new("Or start recoveryOS and use Recovery Assistant. A restart is harmless here.", SomebodyAtTheMac, "ECL"),
            new("Afterwards switch FileVault on (FT-FV-01).", MacAdmin, "J"),
        ],
        Say = ["This disk is not locked; we only need a new password."],
        DoNot = [NoReveal],
        After = ["Switch FileVault on and see that the new key is in Jamf and Valid."],
        Footnotes = ["Helpdesk can say the words; a Mac admin and somebody at the Mac act."],
    };

    public static RunbookAdvice SessionOpen(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "The Mac is open: use that first",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["The desktop is open, so the person is not locked out yet."],
        Steps =
        [
            new("Save everything, and copy what matters to a place off the Mac.", SomebodyAtTheMac, "J"),
            new("Plug it in. No long sleep, no restart and no log-out yet.", SomebodyAtTheMac, "J"),
            new("Look for the password in the own keychain or password manager, and type it slowly.", SomebodyAtTheMac, "J"),
            new("Then enter again with the login window as the screen.", Helpdesk, "J"),
        ],
        Say = ["You are in now: let us use that before anything is switched off."],
        DoNot = [new("Do not restart this Mac.", "Touch ID does not work after it."), new("No log-out yet."), NoGuessing, NoFailingOnPurpose],
        After = ["Enter again with the login window as the screen."],
    };

    public static RunbookAdvice Wait(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Wait the time shown",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["The screen says “disabled” or “try again in … minutes”."],
        Steps =
        [
            new("Wait the time shown, with the Mac on and on power.", SomebodyAtTheMac, "ECL"),
            new("No try meanwhile.", SomebodyAtTheMac, "ECL"),
            new("Enter again with the screen that follows.", Helpdesk, "J"),
            new("At the login window a Mac admin may shorten the wait from Jamf (command UNLOCK_USER_ACCOUNT).", MacAdmin, "ADM", "JAMF-API") { Caution = "It needs a supervised Mac." },
        ],
        Say = ["Each wrong try makes the wait longer."],
        DoNot = DefaultBans,
        After = ["Enter again with the screen that follows."],
    };
}
