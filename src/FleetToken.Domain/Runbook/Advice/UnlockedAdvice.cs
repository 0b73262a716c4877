using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Recommendations.StepActor;
using static FleetToken.Domain.Runbook.RunbookWords;

namespace FleetToken.Domain.Runbook;

/// <summary>Outcomes of a running Mac that lead to the key (domain D.4: O5, O5a, O8, O6p, O6a).</summary>
internal static class UnlockedAdvice
{
    public static RunbookAdvice Restart(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Restart, then type the recovery key",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Reveal = RevealOffer.ThisRecord,
        Preconditions = ["The key is proven to open this disk, and no new key is on its way."],
        Steps =
        [
            new("No new key is on its way to this Mac, and none may be asked for until the person is back in.", Helpdesk, "J"),
            new("Save what is open: unsaved work is lost.", SomebodyAtTheMac, "J"),
            .. KeyEntry.Reveal(scene, "Reveal the key now, before the restart, so that a failed reveal strands nobody; a reason is asked, and the audit log is written first."),
            KeyEntry.Restart,
            .. KeyEntry.Type(scene, MacScreen.FileVault),
        ],
        Say = ["A screen that looks almost the same appears: that is the right one.", "This key opens your disk until we replace it. Do not keep it."],
        DoNot =
        [
            new("No restart if the reveal gave no key.", "Say so here and enter again: then there is none."),
            .. scene.Architecture is MacArchitecture.AppleSilicon or MacArchitecture.Unknown ? [KeyEntry.NoPowerButton with { Text = "No power button." }] : Array.Empty<RunbookBan>(),
            NoGuessing,
            NoFailingOnPurpose,
        ],
        After = RunbookWords.After,
    };

    public static RunbookAdvice Refresh(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "First find out whether the key works",
        WhoCanDoIt = RunbookActors.MacAdmin,
        Preconditions = ["The Mac is unlocked and online, and the key may be good but is not proven, or a new one may be on its way."],
        Steps =
        [
            new("Keep the Mac awake and on the network.", SomebodyAtTheMac, "J"),
            TwoReports("Ask the Mac for its security state (Jamf's command SECURITY_INFO) and for an inventory update; do it twice, as Jamf often needs two reports after a new key."),
            .. decision.Inputs.Rotation == KeyRotation.None ? [] : new RunbookStep[]
            {
                new("If a new key is on its way: let it end, or stop it (policy scope, GenerateNewKey off). Then ask for a report again.", MacAdmin, "EB"),
            },
            new("Enter again when a report came; if none came in 30 minutes, enter again with that.", Helpdesk, "J"),
        ],
        Say = ["I am checking that the key works before you switch off.", LeaveItOn, ColleagueWorks],
        DoNot = [NoReveal with { Why = "Nobody knows yet whether it works." }, .. DefaultBans],
        After = ["Enter again with the new report."],
        Footnotes = ["Helpdesk can do it too where FleetToken may send these requests."],
    };

    public static RunbookAdvice GetOnline(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Get the Mac online",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["The Mac is unlocked, and Jamf does not hear from it."],
        Steps =
        [
            new("Use the Wi-Fi menu at the login window, a cable, or a phone's hotspot.", SomebodyAtTheMac, "J"),
            new("Wait for a contact; look live.", Helpdesk, "J"),
            new("Enter again. After two ways that failed, say that it cannot get online.", Helpdesk, "J"),
        ],
        Say = [LeaveItOn],
        DoNot = [RunbookBan.Of("No restart “to get Wi-Fi”.", FailingAttempt.RestartUnproven), NoGuessing, NoFailingOnPurpose],
    };

    public static RunbookAdvice ByProfile(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Make a new key by the escrow profile",
        WhoCanDoIt = RunbookActors.MacAdmin,
        IsCaution = true,
        Preconditions = ["macOS 26 or later, the Bootstrap Token in escrow, exactly one escrow profile, and a key that is bad or missing."],
        Steps =
        [
            new("Install the one escrow profile again, on this Mac only.", MacAdmin, "ODM", "FLOCK", "AEN26") { Caution = NotConfirmed },
            TwoReports("Ask for two inventory updates."),
            new("Does the key read Valid? Enter again. Not Valid in 60 minutes: say that the profile did not work, and enter again.", MacAdmin, "J"),
        ],
        Say = [LeaveItOn, ColleagueWorks],
        DoNot =
        [
            new("No push to the whole fleet.", "It would replace good keys."),
            new("No second escrow profile.", "It fails to install, or the key reaches nobody."),
            RunbookBan.Of("No restart before the key reads Valid.", FailingAttempt.RestartUnproven),
            new("Never while the key may be good.", "A good key would be replaced."),
            NoGuessing,
            NoFailingOnPurpose,
        ],
        After = RunbookWords.After,
        Cautions = [NotConfirmed, "Removing the profile does not bring the old key back."],
    };

    public static RunbookAdvice ByAnotherHolder(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Another user's login makes a new key",
        WhoCanDoIt = RunbookActors.MacAdmin | RunbookActors.AtTheMac,
        Preconditions = ["Escrow Buddy and one escrow profile are on the Mac, and another token holder can log in."],
        Steps =
        [
            new("Set GenerateNewKey on this Mac.", MacAdmin, "EB") { Command = Commands.AskEscrowBuddy },
            new("The other person logs in at the login window, with their password.", SomebodyAtTheMac, "EB")
            {
                Caution = "A login with a smart card alone gives no password, and nothing happens while the disk is being decrypted.",
            },
            TwoReports("Ask for two inventory updates. When the key reads Valid, enter again."),
        ],
        Say = [LeaveItOn, ColleagueWorks],
        DoNot = [RunbookBan.Of("No restart in between.", FailingAttempt.RestartUnproven), NoGuessing, NoFailingOnPurpose],
        After = RunbookWords.After,
    };

    private const string NotConfirmed =
        "Seen in one live test: a file for escrow was made; that the new key reaches Jamf, how fast, and whether it also works when the old key was not valid, is not confirmed.";
}
