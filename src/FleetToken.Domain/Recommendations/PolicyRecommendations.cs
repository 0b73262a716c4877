using FleetToken.Domain.Findings.Objects;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about policies, profiles and PreStages that work against tokens: FT-CFG-01 to FT-CFG-05.</summary>
internal static class PolicyRecommendations
{
    private static readonly RecommendationStep GiveItBack = new(
        "Before any restart, have the person log in at the login window and see that the account holds a token again.")
    {
        Needs = "An escrowed Bootstrap Token, and the network up at the login window.",
        Risk = "A restart before that locks the person out.",
        HowToTell = "The next report (FTK1) shows the token and the account on the FileVault list.",
    };

    public static Recommendation ResetsTokenHolder(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Give out the recovery key",
        Steps =
        [
            new("Have the person reset the password with the recovery key instead: nobody's token is touched.") { WhoCanDoIt = StepActor.Helpdesk, Needs = "A recovery key that is proven.", HowToTell = "The person is logged in with a new password." },
            new("Take the account off FileVault by a policy with “Disable user for FileVault” first, and reset the password in a second one.", "The recovery key is not an option", "Sources disagree whether the first policy also takes the token away: read it before you go on.")
            {
                Needs = "A second token holder on the Mac: macOS leaves the last one on the list.",
                HowToTell = "The token reads as not held before the second policy runs.",
            },
            GiveItBack with { Condition = "The account was taken off FileVault" },
            new("Take the Macs with a token on this account out of the policy's scope, or end the policy.") { HowToTell = "This finding is gone after the next sweep." },
        ],
        DoNot = ["Do not give the management account a token for it: Jamf still cannot reset another token holder.", "Do not restart a Mac between the two policies."],
        Sources = Sources.List(Sources.JamfLocalAccounts, Sources.Seed),
    };

    public static Recommendation FileVaultTakenAway(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Stop the restart",
        Steps =
        [
            new("Take every restart out of this policy.", "It has one") { HowToTell = "The policy's restart options read as not set." },
            new("Take Macs without an escrowed Bootstrap Token out of its scope: there a login gives no token back.") { HowToTell = "This finding is gone after the next sweep." },
            GiveItBack,
        ],
        DoNot = ["Do not restart a Mac that this policy ran on before the token is back."],
        Sources = Sources.List(Sources.Seed, Sources.JamfLocalAccounts),
    };

    public static Recommendation NewKeyPolicyMayFail(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Use Escrow Buddy instead",
        Steps = [KeySteps.DeployEscrowBuddy, new("End the policy once the Macs report Escrow Buddy.") { HowToTell = "Recovery keys of the Macs read Valid after two reports." }],
        DoNot = ["Do not give the management account a token for it.", "Do not take a completed policy for a new key: only Valid in a newer report counts."],
        Sources = Sources.List(Sources.Seed, Sources.JamfManagementAccounts, Sources.EscrowBuddy),
    };

    public static Recommendation RetiredLapsUser(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Remove the setting LAPSUser",
        Steps = [new("Remove LAPSUser from this Jamf Connect profile.") { HowToTell = "This finding is gone after the next sweep, and the first person to log in on a new Mac holds a token." }],
        DoNot = ["Do not replace it by a login of IT at the login window."],
        Sources = Sources.List(Sources.JamfConnect, Sources.Seed),
    };

    public static Recommendation PreStageAdminLogsIn(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "End logins of this account",
        Steps =
        [
            new("Have IT work over SSH with this account, or with its own one: only a login at the login window gives a token.") { HowToTell = "The account is no longer the console user of any report." },
            new("Take the token off where it was given, as FT-TOK-04 says, its guards included.", "The account holds a token") { HowToTell = "The account reads as not holding a token." },
        ],
        DoNot = ["Do not leave it as a spare way in: after a rotation no known password fits its token.", TokenSteps.NoPasswordInScripts],
        Sources = Sources.List(Sources.Seed, Sources.JamfPreStage),
    };
}
