using FleetToken.Domain.Findings.Objects;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about policies, profiles and PreStages that work against tokens: FT-CFG-01 to FT-CFG-05.</summary>
internal static class PolicyRecommendations
{
    private static readonly RecommendationStep GiveItBack = new(
        "Before any restart, have the person log in at the login window and see that the account holds a token again.")
    {
        WhoCanDoIt = StepActor.Helpdesk,
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
            new("Have the person reset the password with the recovery key instead: nobody's token is touched.") { WhoCanDoIt = StepActor.Helpdesk, Needs = "A recovery key that is proven, and no rotation under way.", Risk = "The key opens the disk until it is replaced. What is not saved is lost at the restart.", HowToTell = "The person is logged in with a new password." },
            new("Take the account off FileVault by a policy with “Disable user for FileVault” first, and reset the password in a second one.", "The recovery key is not an option", "Sources disagree whether the first policy also takes the token away: read it before you go on.")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "A second token holder on the Mac: macOS leaves the last one on the list. A backup of the data, and an escrowed Bootstrap Token that works.",
                Risk = "Between the two policies the person cannot open the disk: a restart then is a lock-out. The login keychain stays closed with the new password.",
                HowToTell = "The token reads as not held before the second policy runs.",
            },
            GiveItBack with { Condition = "The account was taken off FileVault" },
            new("Take the Macs with a token on this account out of the policy's scope, or end the policy.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Rights in Jamf to change the policy.", Risk = "The Macs that leave the scope no longer get what else the policy does.", HowToTell = "This finding is gone after the next sweep." },
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
            new("Take every restart out of this policy.", "It has one") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Rights in Jamf to change the policy.", Risk = "A restart that is already under way on a Mac is not stopped by it.", HowToTell = "The policy's restart options read as not set." },
            new("Take Macs without an escrowed Bootstrap Token out of its scope: there a login gives no token back.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Rights in Jamf to change the policy.", Risk = "A Mac on which it already ran stays without the token: look at those first.", HowToTell = "This finding is gone after the next sweep." },
            GiveItBack,
        ],
        DoNot = ["Do not restart a Mac that this policy ran on before the token is back."],
        Sources = Sources.List(Sources.Seed, Sources.JamfLocalAccounts),
    };

    public static Recommendation NewKeyPolicyMayFail(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Use Escrow Buddy instead",
        Steps = [KeySteps.DeployEscrowBuddy, new("End the policy once the Macs report Escrow Buddy.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Reports (FTK1) that say eb=1 and esc=1.", Risk = "Macs without Escrow Buddy then have no way to a new key at all.", HowToTell = "Recovery keys of the Macs read Valid after two reports." }],
        DoNot = ["Do not give the management account a token for it.", "Do not take a completed policy for a new key: only Valid in a newer report counts."],
        Sources = Sources.List(Sources.Seed, Sources.JamfManagementAccounts, Sources.EscrowBuddy),
    };

    public static Recommendation RetiredLapsUser(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Remove the setting LAPSUser",
        Steps = [new("Remove LAPSUser from this Jamf Connect profile.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Rights in Jamf to change the profile, and one new Mac to try it on.", Risk = "Macs that are being set up at that moment may still follow the old order.", HowToTell = "This finding is gone after the next sweep, and the first person to log in on a new Mac holds a token." }],
        DoNot = ["Do not replace it by a login of IT at the login window."],
        Sources = Sources.List(Sources.JamfConnect, Sources.Seed),
    };

    public static Recommendation PreStageAdminLogsIn(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "End logins of this account",
        Steps =
        [
            new("Have IT work over SSH with this account, or with its own one: only a login at the login window gives a token.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Remote Login on the Macs, for accounts of IT only.", Risk = "At the FileVault screen SSH does not answer before macOS 26: that is what the recovery key is for.", HowToTell = "The account is no longer the console user of any report." },
            new("Take the token off where it was given, as FT-TOK-04 says, its guards included.", "The account holds a token") { WhoCanDoIt = StepActor.MacAdmin, Needs = "The guards that FT-TOK-03 names.", Risk = "Where a guard does not hold, the last way into that Mac goes with the token.", HowToTell = "The account reads as not holding a token." },
        ],
        DoNot = ["Do not leave it as a spare way in: after a rotation no known password fits its token.", TokenSteps.NoPasswordInScripts],
        Sources = Sources.List(Sources.Seed, Sources.JamfPreStage),
    };
}
