using FleetToken.Domain.Macs;
using static FleetToken.Domain.Recommendations.StepActor;
using static FleetToken.Domain.Runbook.RunbookWords;

namespace FleetToken.Domain.Runbook;

/// <summary>Outcomes in which a key is typed at the FileVault screen (domain D.4: O2, O2x, O2t, O2u).</summary>
internal static class KeyAdvice
{
    private const string DoNotKeep = "This key opens your disk until we replace it. Do not keep it.";

    public static RunbookAdvice AtFileVault(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Type the recovery key at the FileVault screen",
        WhoCanDoIt = RunbookActors.Helpdesk,
        IsCaution = decision.Inputs.Key != KeyStanding.Good,
        Reveal = RevealOffer.ThisRecord,
        Preconditions = ["The disk is locked, and a key may be in Jamf."],
        Steps =
        [
            .. KeyEntry.Reveal(scene, "Reveal the key; a reason is asked, and the audit log is written first."),
            .. KeyEntry.Type(scene, decision.Inputs.Screen),
        ],
        Say = [DoNotKeep],
        DoNot =
        [
            .. KeyEntry.Bans(scene),
            RunbookBan.Of("No Jamf policy and no MDM command.", FailingAttempt.RemoteAtFileVault),
            RunbookBan.Of("No admin or LAPS password read out for this screen.", FailingAttempt.LapsAtFileVault),
        ],
        After = ["If the key is refused: say so here, and read it once more.", .. RunbookWords.After],
        Cautions =
        [
            .. decision.Inputs.Key == KeyStanding.Good ? Array.Empty<string>() : ["This key may be outdated; it is worth the try."],
            .. decision.Inputs.Heard == Answer.Yes ? KeyEntry.HeardCaution(scene) : [],
        ],
    };

    public static RunbookAdvice Refused(RunbookDecision decision) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Read the key once more, group by group",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["The Mac refused the key once."],
        Steps =
        [
            new("Read the key again in its groups; the caller reads each back. Letters such as O and I, hardly ever a zero.", Helpdesk, "MAN-FDE") { Caution = "The exact alphabet is not confirmed." },
            new("Check the keyboard layout: hyphen, Y and Z sit elsewhere on a German and on other keyboards.", SomebodyAtTheMac, "J"),
            new("Is it the right Mac? Compare the serial number again.", Helpdesk, "J"),
            new("Was the key replaced since the last report? Look live.", Helpdesk, "J"),
            new("Type it once more. If it opens the disk, go on as after a login; if not, say “refused again”.", SomebodyAtTheMac, "J"),
        ],
        Say = ["We read it once more, group by group; you repeat each."],
        DoNot =
        [
            new("No third try of the same key.", "Twice refused, it is the wrong one."),
            new("No new reveal.", "It would show the same key."),
            .. DefaultBans,
        ],
        After = ["Refused again: enter again; the key then counts as bad.", .. RunbookWords.After],
    };

    public static RunbookAdvice OfTwin(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "Try the key of the other record of this Mac",
        WhoCanDoIt = RunbookActors.Helpdesk | RunbookActors.MacAdmin,
        Reveal = RevealOffer.OtherRecord,
        Preconditions = ["The key of this record is bad or missing, and another record has the same serial number."],
        Steps =
        [
            .. KeyEntry.Reveal(scene, "Reveal the key of the newest other record: a reveal of its own, with its own line in the audit log."),
            .. KeyEntry.Type(scene, decision.Inputs.Screen),
            new("Refused? Say so here, record by record. A key that nobody here can read counts as not known: a Mac admin settles it before anything is erased.", Helpdesk, "J"),
        ],
        Say = ["There is an older key for this Mac; we try that one."],
        DoNot = [new("Delete no record of this serial number before the case is closed.", "It may hold the only key that fits."), .. KeyEntry.Bans(scene)],
        After = RunbookWords.After,
        Cautions = ["Before macOS 26, enrolling again does not by itself change the key, so an older record may hold the right one; that this is so for every way of enrolling is not confirmed."],
        Footnotes = ["Helpdesk can do it; a record on another server needs a Mac admin there."],
    };

    public static RunbookAdvice OwnCopy(RunbookDecision decision, RunbookScene scene) => new()
    {
        Outcome = decision.Outcome,
        Row = decision.Row,
        Title = "The person types their own copy of the key",
        WhoCanDoIt = RunbookActors.Helpdesk,
        Preconditions = ["The person has an own copy: in the Passwords app (macOS 26 and later), iCloud, or on paper."],
        Steps =
        [
            new("Have the caller open the copy on another device or on paper, and read it alone.", SomebodyAtTheMac, "SIX-25", "SIX-26"),
            .. KeyEntry.Type(scene, decision.Inputs.Screen),
        ],
        Say = ["Look in Passwords on your phone for this Mac's recovery key; do not tell it to me."],
        DoNot = [new("Neither ask for that key nor write it down.", "It is the person's own."), .. KeyEntry.Bans(scene)],
        After = ["Replace the key and bring the new one into Jamf: Jamf never had this one (FT-PRK-04).", .. RunbookWords.After],
        Cautions = ["Copies of the older iCloud escrow were moved by macOS 26.4."],
    };
}
