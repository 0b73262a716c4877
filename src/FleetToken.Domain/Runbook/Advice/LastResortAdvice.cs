using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Recommendations.StepActor;
using static FleetToken.Domain.Runbook.RunbookWords;

namespace FleetToken.Domain.Runbook;

/// <summary>Outcomes where the data come first or nothing else is left (domain D.4: O6d, O7, O9).</summary>
internal static class LastResortAdvice
{
    private static readonly RunbookBan NoEraseBeforeCopy = new("No erase before a file from the copy was opened.", "A copy nobody opened may be none.");
    private static readonly RunbookBan NoEraseAlone = new("No erase by one person alone.", "It cannot be undone.");

    public static RunbookAdvice SaveData(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Save the data while the disk is open",
        WhoCanDoIt = RunbookActors.MacAdmin,
        Preconditions = ["The Mac is unlocked, the key is bad or missing, and no easier way is left."],
        Steps =
        [
            new("Keep the Mac awake and on power. Do not restart.", SomebodyAtTheMac, "J"),
            new("Copy the data off: from the open session, by an administrator over SSH or Remote Desktop, or by an administrator without a token at the login window. Open one file from the copy.", MacAdmin, "J"),
            new("Say that the data are safe, and enter again.", Helpdesk, "J"),
            EraseChecklist.MayErase(decision)
                ? new("The data are safe and nothing is open: answer each item of the checklist, by name, and have a second person confirm. Only then the steps of the erase are shown.", MacAdmin, "J")
                : new("Still here and something is not known: hand over.", MacAdmin, "J"),
        ],
        Say = [LeaveItOn, ColleagueWorks, "Your files are safe as long as it stays on."],
        DoNot = [NoEraseBeforeCopy, NoEraseAlone, .. DefaultBans, RunbookBan.Of("No new key by the MDM command.", FailingAttempt.RotateByKey)],
        After = RunbookWords.After,
        Checklist = EraseChecklist.For(decision, scene),
    };

    public static RunbookAdvice NoWayIn(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "No way in so far: go through the checklist",
        WhoCanDoIt = RunbookActors.MacAdmin,
        Reveal = decision.Inputs is { Key: KeyStanding.Bad, Refused: KeyRefusal.No } ? RevealOffer.LastAttempt : RevealOffer.None,
        Preconditions = ["The disk is locked, no key fits, and nobody who could open it is left."],
        Steps =
        [
            new("Answer each item of the checklist, by name.", MacAdmin, "J"),
            new("If a wait of days may help, such as a holder on leave: wait. The data stay on the disk.", MacAdmin, "J"),
            new("Have a second person confirm. Only then the steps of the erase are shown.", MacAdmin, "J"),
        ],
        Say = ["We are still checking each way in. Leave the Mac as it is, and please do not try any more passwords."],
        SayWhenSettled = "Without key or password nobody, Apple included, can open this disk.",
        DoNot =
        [
            NoEraseAlone,
            new("No promise of recovery."),
            RunbookBan.Of("No policy and no command from Jamf.", FailingAttempt.RemoteAtFileVault),
            NoGuessing,
            NoFailingOnPurpose,
        ],
        After = ["Keep the old Jamf record until the case is closed."],
        Checklist = EraseChecklist.For(decision, scene),
    };

    public static RunbookAdvice Leaver(RunbookDecision decision, RunbookScene scene)
    {
        var proven = decision.Inputs.Key == KeyStanding.Good;
        return new()
        {
            Outcome = decision.Outcome,
            Row = decision.Row,
            Title = "Reach the data of somebody who left",
            WhoCanDoIt = RunbookActors.MacAdmin,
            Footnotes = proven ? ["The key is asked for in this call, and other people approve it first; a Mac admin types it."] : [],
            Reveal = proven ? RevealOffer.ThisRecord : RevealOffer.None,
            Preconditions = ["The call is about data of somebody who left, or a legal case."],
            Steps =
            [
                new("Write the approver and the legal or HR reference into the reason.", MacAdmin, "J"),
                new("Look first, live, whether the key reads Valid.", MacAdmin, "J"),
                new("Keep the record: do not delete it, unassign the Mac or wipe it, and leave it out of every clean-up.", MacAdmin, "J"),
                new("Do not restart it and do not let it run flat" + (proven ? " before you have the key." : ": the key is not proven."), MacAdmin, "J"),
                .. proven
                    ? [
                        new("Type the key at the FileVault screen. Reset the leaver's account only if your rules allow it, or make another account that gets its token by a login (Bootstrap Token).", MacAdmin, "J"),
                        .. KeyEntry.Strokes(scene),
                    ]
                    : new RunbookStep[] { new("The key is not proven: go on as for a lock-out.", MacAdmin, "J") },
                new("Copy the data and hand them over; write down to whom.", MacAdmin, "J"),
                new("End with an erase and a closed follow-up.", MacAdmin, "J"),
            ],
            Say = ["We open it together; you get the data, not the key."],
            DoNot =
            [
                new("Never hand the key to a manager.", "It opens the whole disk until it is replaced."),
                new("Do not delete the Jamf record.", "The key goes with it."),
                NoRestart with { Text = "No restart unless the key is proven." },
                NoGuessing,
                NoFailingOnPurpose,
            ],
            After =
            [
                "When the data are handed over, erase the Mac, or replace the key and prove that the new one is in Jamf; the follow-up stays open until then.",
                TicketAfter,
            ],
        };
    }
}
