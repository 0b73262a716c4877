using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about tokens that nobody should have any more: FT-TOK-07, FT-TOK-08.</summary>
internal static class LeftoverRecommendations
{
    public static Recommendation TokenOfNobody(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Ask the data's owner",
        Steps =
        [
            new("Archive the home folder, and ask whoever owns the data now.")
            {
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "Somebody who may decide about the data, and a place for the archive.",
                Risk = "What the archive does not hold is lost with the account.",
                HowToTell = "One file from the archive was opened.",
            },
            new("Delete the account by a Jamf policy.", "The token is that of a person who left")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "The consent of whoever owns the data, and another token holder on this Mac: macOS refuses to delete the last one.",
                Risk = "What was not archived is lost with the account.",
                HowToTell = "The account is gone from the next inventory.",
            },
            new("Read type and UUID of every crypto user on the Mac, and find the one of the type Local Open Directory User that has no account.", "The token has no account")
            {
                Effect = StepEffect.OnlyReads,
                Command = Commands.ListCryptoUsers,
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
            },
            new("Have FileVault take its list of users from the directory again.", "The token has no account")
            {
                Command = Commands.SyncDirectory,
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "An administrator on the Mac, and the directory within reach.",
                Risk = "It looks at every account on the list: see afterwards that the person still stands on it.",
                HowToTell = "The crypto user is gone from the list.",
            },
            new("Remove that one crypto user by the UUID that was read on the Mac.", "It is still there")
            {
                Command = Commands.RemoveCryptoUser,
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "Its UUID and its type, Local Open Directory User, both read on this very Mac and compared by a second person.",
                Risk = "The UUID of the recovery key, of MDM, of iCloud or of the institutional key in its place takes away a way in for good.",
                HowToTell = "The next report (FTK1) says orph=0.",
            },
        ],
        DoNot =
        [
            "Never remove EBC6C064-0000-11AA-AA11-00306543ECAC (recovery key) or 2457711A-523C-4604-B75A-F48A571D5036 (MDM), nor one of iCloud or the institutional key.",
            "Do not remove the last token holder.",
        ],
        Sources = Sources.List(Sources.Fdesetup, Sources.Ours),
    };

    public static Recommendation MoreThanTwoHolders(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Review the token holders",
        Steps =
        [
            new("Go through the token holders with the person whose Mac it is, and note who still works on it.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.Helpdesk },
            new("Take the tokens of IT's accounts as FT-TOK-03 says, and those of people who left as FT-TOK-07 says.")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "The guards that FT-TOK-03 names, and the consent of the data's owner.",
                Risk = "A token that is taken by mistake may have been the only one whose password somebody knows.",
                HowToTell = "The next report names two holders at most.",
            },
        ],
        DoNot = ["Do not take a token off an account on suspicion: it may be the only one whose password somebody knows."],
        Sources = Sources.List(Sources.Ours),
    };
}
