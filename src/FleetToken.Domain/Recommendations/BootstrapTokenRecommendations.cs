using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about the Bootstrap Token: FT-BT-01 to FT-BT-05.</summary>
internal static class BootstrapTokenRecommendations
{
    private const string Works = "The next check on the Mac (FTK1) says btv=1.";

    private const string EnrolmentRisk =
        "Until the next report Jamf may show the former recovery key. From macOS 26 on, the escrow profile that comes anew may replace the key on the Mac.";

    private const string Agree = "Jamf and the Mac say the same.";

    private static readonly RecommendationStep HolderLogsIn = new(
        "Have a token holder log out and log in at the login window while the Mac reaches Jamf: macOS then makes and escrows the Bootstrap Token.")
    {
        WhoCanDoIt = StepActor.Helpdesk,
        Needs = "A token holder at the Mac, who knows the password, and the network up at the login window.",
        Risk = "What is not saved is lost at the log-out.",
        HowToTell = "The Bootstrap Token reads escrowed.",
    };

    private static readonly RecommendationStep Install = new("An administrator who holds a token installs the Bootstrap Token on the Mac with the profiles command, interactively.")
    {
        Command = Commands.InstallBootstrapToken,
        WhoCanDoIt = StepActor.MacAdminAtTheMac,
        Needs = "An administrator who holds a token and types the own password at the prompt.",
        Risk = "A password that is given as an option can be read by others on the Mac: at the prompt only.",
        HowToTell = "The Mac says that the Bootstrap Token is escrowed.",
    };

    private static readonly RecommendationStep Buddy = new("Deploy Bootstrap Buddy, which escrows it at a normal login without asking for a password.")
    {
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "Bootstrap Buddy as a package in Jamf, and a token holder who then logs in at the login window.",
        Risk = "It is a plug-in of the login window: try it on five Macs before a wider scope.",
        HowToTell = "The Bootstrap Token reads escrowed after the next login.",
    };

    private static readonly RecommendationStep ReadEscrow = new("Update the inventory: the Bootstrap Token reads escrowed.")
    {
        Effect = StepEffect.OnlyReads,
        Command = Commands.ReadBootstrapToken,
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The Mac awake and on the network.",
    };

    public static Recommendation NotEscrowed(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = verdicts.TokenVerdict.Value == TokenVerdict.Nobody ? "Give the user a token" : "Have a token holder log in",
        Steps =
        [
            verdicts.TokenVerdict.Value == TokenVerdict.Nobody
                ? TokenSteps.FirstGiveOne("only a holder's login escrows the Bootstrap Token.")
                : HolderLogsIn,
            Install with { Condition = "The login did not help" },
            Buddy with { Condition = "Several Macs are affected" },
            new("See that the MDM enrolment is approved by the user, or came by Automated Device Enrollment.", "It is still not escrowed") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin },
            ReadEscrow,
        ],
        DoNot = [TokenSteps.NoPasswordInScripts],
        Sources = Sources.List(Sources.AppleTokens, Sources.JamfBootstrap, Sources.BootstrapBuddy),
    };

    public static Recommendation NotSupported(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Renew the MDM profile",
        Steps =
        [
            new("See how the Mac was enrolled: a Bootstrap Token needs supervision, by Automated Device Enrollment or by an enrolment that the user approved.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin },
            new("Renew the MDM profile.", "The enrolment is supervised, and the profile is old") { WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac online.", Risk = "Where the renewal fails, the Mac may no longer answer: wait for its next report before you go on.", HowToTell = "Jamf reads the Bootstrap Token as supported." },
            new(
                "Enrol the Mac again, by Automated Device Enrollment where that is possible.",
                "Renewing did not help, or the Mac is not supervised",
                "After enrolling again Jamf may show the former recovery key until the next report: check that it reads Valid.")
            {
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "A recovery key that reads Valid before you start, and a token holder who can log in.",
                Risk = EnrolmentRisk,
                HowToTell = "Jamf reads the Bootstrap Token as supported, and the recovery key reads Valid in a report after the enrolment.",
            },
            HolderLogsIn,
            ReadEscrow,
        ],
        DoNot = ["Do not delete the old Jamf record before the new one has a valid recovery key."],
        Sources = Sources.List(Sources.AppleManagement, Sources.JamfBootstrap, Sources.Tahoe, Sources.Ours),
    };

    public static Recommendation NotAllowed(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Allow management in recoveryOS",
        Steps =
        [
            new("Enrol the Mac again by Automated Device Enrollment: that allows it by itself.", "It was enrolled by hand")
            {
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "The Mac in Automated Device Enrollment, and a recovery key that reads Valid.",
                Risk = EnrolmentRisk,
                HowToTell = "Jamf reads the Bootstrap Token as allowed.",
            },
            new("In recoveryOS, allow remote management to handle software updates and kernel extensions.", "Enrolling again is not possible")
            {
                WhoCanDoIt = StepActor.SomebodyAtTheMac,
                Needs = "A recovery key that reads Valid: the way there is a restart. With Recovery Lock, its password too.",
                Risk = "Without a valid key the Mac may end at the FileVault screen, where nobody gets on.",
                HowToTell = "Jamf reads the Bootstrap Token as allowed.",
            },
        ],
        DoNot = ["Do not start recoveryOS while the recovery key does not read Valid."],
        Sources = Sources.List(Sources.AppleManagement, Sources.AppleTokens, Sources.Tahoe),
    };

    public static Recommendation Broken(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Escrow the Bootstrap Token again",
        Steps =
        [
            Buddy with { HowToTell = Works },
            Install with { Condition = "Bootstrap Buddy is not an option", HowToTell = Works },
            new("Update the inventory after the next daily check of the Mac.") { Effect = StepEffect.OnlyReads, Command = Commands.UpdateInventory, WhoCanDoIt = StepActor.MacAdmin, HowToTell = Works },
        ],
        DoNot = ["Do not count on the Bootstrap Token here: neither an update nor a lost token.", TokenSteps.NoPasswordInScripts],
        Sources = Sources.List(Sources.BootstrapBuddy, Sources.JamfBootstrap),
    };

    public static Recommendation Disputed(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Update the inventory",
        Steps =
        [
            new("Update the inventory, and ask the Mac itself.") { Effect = StepEffect.OnlyReads, Command = Commands.ReadBootstrapToken, WhoCanDoIt = StepActor.MacAdmin, HowToTell = Agree },
            new("Escrow the Bootstrap Token again: a token holder logs out and in at the login window, or Bootstrap Buddy does it.", "They still disagree")
            {
                WhoCanDoIt = StepActor.Helpdesk,
                Needs = HolderLogsIn.Needs,
                Risk = HolderLogsIn.Risk,
                HowToTell = Agree,
            },
        ],
        DoNot = ["Do not count on the Bootstrap Token while the two disagree."],
        Sources = Sources.List(Sources.BootstrapBuddy, Sources.JamfBootstrap),
    };
}
