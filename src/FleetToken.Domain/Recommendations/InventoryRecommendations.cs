using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where facts are missing or old: FT-USR-01, FT-INV-01, FT-INV-02.</summary>
internal static class InventoryRecommendations
{
    public static Recommendation EndUserNotKnown(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Set the user in Jamf",
        Steps =
        [
            verdicts.Assigned.Match == AccountMatch.Guessed
                ? new("Ask the person once whether the guessed account is theirs.")
                : new("Ask the person once which local account is theirs."),
            new("Set the user name of this Mac in Jamf to that account's short name, or to the person's UPN."),
            new("Have FleetToken read the Mac again: the account then counts as matched."),
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
            new("Ask the person whether the Mac is still in use, on power and on the network."),
            new("Send a blank push from Jamf, and let the Mac update its inventory.", "The Mac is in use"),
            new("Repair or renew the enrolment.", "The Mac is in use and online, and still does not report"),
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
            new("Add the extension attribute FTK1 to Jamf Pro and update the inventory: each Mac then says itself who holds a token."),
            new(
                "Name the attribute that you already have under Fleet:TokenHolderAttributes.",
                "Another attribute already reports token holders"),
            new("Switch on the collection of local accounts, hidden ones included, in Jamf's inventory settings.", "It is off"),
        ],
        DoNot = ["Do not read an empty FileVault list as “no token holder”: it proves nothing."],
        Sources = Sources.List(Sources.Ours),
    };
}
