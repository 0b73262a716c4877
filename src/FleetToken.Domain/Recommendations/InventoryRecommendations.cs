using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where facts are missing or old: FT-USR-01 and FT-INV-01 to FT-INV-04.</summary>
internal static class InventoryRecommendations
{
    /// <summary>What a wrong user in Jamf risks.</summary>
    public const string WrongUser = "A wrong name makes somebody else's account count as the end user's.";

    /// <summary>How a user that was set right shows.</summary>
    public const string Matched = "The account counts as matched.";

    /// <summary>What the attribute FTK1 needs.</summary>
    public const string AttributeNeeds = "Rights in Jamf to add an extension attribute.";

    /// <summary>What the attribute FTK1 risks (domain F.2, B10).</summary>
    public const string AttributeRisk = "Run by hand with sudo, it can give that administrator a token on macOS 10.15: leave the run to Jamf.";

    private const string RepairRisk = "Where enrolling again is the repair, Jamf may show the former recovery key until the next report.";

    public static Recommendation EndUserNotKnown(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Set the user in Jamf",
        Steps =
        [
            verdicts.Assigned.Match == AccountMatch.Guessed
                ? new("Ask the person once whether the guessed account is theirs.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.Helpdesk }
                : new("Ask the person once which local account is theirs.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.Helpdesk },
            new("Set the user name of this Mac in Jamf to that account's short name, or to the person's UPN.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "The person's answer.", Risk = WrongUser, HowToTell = Matched },
            new("Have FleetToken read the Mac again: the account then counts as matched.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin },
        ],
        DoNot = ["Do not take a token off any account here before the end user's account is known."],
        Sources = Sources.List(Sources.Ours),
    };

    public static Recommendation NotSeen(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Contact the user",
        Steps =
        [
            new("Ask the person whether the Mac is still in use, on power and on the network.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.Helpdesk },
            new("Send a blank push from Jamf, and let the Mac update its inventory.", "The Mac is in use") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac awake and on the network.", HowToTell = "A new inventory report arrives." },
            new("Repair or renew the enrolment.", "The Mac is in use and online, and still does not report")
            {
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "A token holder who can log in; do not restart the Mac for it.",
                Risk = RepairRisk,
                HowToTell = "A new inventory report arrives by itself.",
            },
        ],
        DoNot = ["Do not delete the Jamf record: it may hold the only recovery key."],
        Sources = Sources.List(Sources.Ours),
    };

    public static Recommendation NoMeasuredEvidence(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Deploy the attribute FTK1",
        Steps =
        [
            new("Add the extension attribute FTK1 to Jamf Pro and update the inventory: each Mac then says itself who holds a token.") { WhoCanDoIt = StepActor.MacAdmin, Needs = AttributeNeeds, Risk = AttributeRisk, HowToTell = "The Mac's token facts read as measured." },
            new(
                "Name the attribute that you already have under Fleet:TokenHolderAttributes.",
                "Another attribute already reports token holders")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "Rights to change FleetToken's settings, and the attribute's exact name in Jamf.",
                Risk = "An attribute that tells something else, such as a FileVault list, makes wrong token holders.",
                HowToTell = "The Mac's token facts read as measured.",
            },
            new("Switch on the collection of local accounts, hidden ones included, in Jamf's inventory settings.", "It is off")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "Rights in Jamf to change the inventory settings.",
                Risk = "Names of accounts are personal data: agree on it where that is needed.",
                HowToTell = "The next reports list local accounts.",
            },
        ],
        DoNot = ["Do not read an empty FileVault list as “no token holder”: it proves nothing."],
        Sources = Sources.List(Sources.OldOutput, Sources.Ours),
    };

    public static Recommendation ReportContradictsJamf(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Update the inventory",
        Steps =
        [
            new("Update the inventory: a line that was cut or old is replaced.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac awake and on the network.", Command = Commands.UpdateInventory, HowToTell = "The contradiction is gone from the next report." },
            new("See that the clock of the Mac is right, and that only one extension attribute writes an FTK1 line.", "It stays") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin },
            new("Look at the Mac itself: an administrator of a Mac can print any line.", "It still stays") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdminAtTheMac },
        ],
        DoNot = ["Do not rely on good news from this Mac until the contradiction is gone.", "Do not take anybody's token on the word of this line."],
        Sources = Sources.List(Sources.Ours),
    };

    public static Recommendation ContactWithoutInventory(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Repair the inventory policy",
        Steps =
        [
            new("See in Jamf whether a policy that updates the inventory reaches this Mac, and what its log says.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin },
            new("Update the inventory by hand on the Mac.", "The policy reaches it") { Effect = StepEffect.OnlyReads, Needs = "An administrator logged in on the Mac.", Command = Commands.UpdateInventory, WhoCanDoIt = StepActor.MacAdminAtTheMac, HowToTell = "A new report arrives in Jamf." },
            new("Repair or renew the Jamf agent.", "The command fails") { WhoCanDoIt = StepActor.MacAdminAtTheMac, Needs = "An administrator logged in on the Mac.", Risk = RepairRisk, HowToTell = "The next inventory arrives by itself." },
        ],
        DoNot = ["Do not delete the Jamf record: it may hold the only recovery key."],
        Sources = Sources.List(Sources.Ours),
    };
}
