using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about the Bootstrap Token: FT-BT-01 to FT-BT-05.</summary>
internal static class BootstrapTokenRecommendations
{
    public static Recommendation NotEscrowed(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = verdicts.TokenVerdict.Value == TokenVerdict.Nobody ? "Give the user a token" : "Have a token holder log in",
        Steps =
        [
            verdicts.TokenVerdict.Value == TokenVerdict.Nobody
                ? new("First give the person a token, as FT-TOK-01 says: only a holder's login escrows the Bootstrap Token.")
                : new("Have a token holder log out and log in at the login window while the Mac reaches Jamf: macOS then makes and escrows the Bootstrap Token.") { WhoCanDoIt = StepActor.Helpdesk, HowToTell = "The Bootstrap Token reads escrowed." },
            new(
                "An administrator who holds a token installs the Bootstrap Token on the Mac with the profiles command, interactively.",
                "The login did not help")
            {
                Command = Commands.InstallBootstrapToken,
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "An administrator who holds a token and types the own password at the prompt.",
                HowToTell = "The Mac says that the Bootstrap Token is escrowed.",
            },
            new("Deploy Bootstrap Buddy, which escrows it at a normal login without asking for a password.", "Several Macs are affected"),
            new("See that the MDM enrolment is approved by the user, or came by Automated Device Enrollment.", "It is still not escrowed"),
            new("Update the inventory: the Bootstrap Token reads escrowed.") { Command = Commands.ReadBootstrapToken },
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
            new("See how the Mac was enrolled: a Bootstrap Token needs supervision, by Automated Device Enrollment or by an enrolment that the user approved."),
            new("Renew the MDM profile.", "The enrolment is supervised, and the profile is old"),
            new(
                "Enrol the Mac again, by Automated Device Enrollment where that is possible.",
                "Renewing did not help, or the Mac is not supervised",
                "After enrolling again Jamf may show the former recovery key until the next report: check that it reads Valid."),
            new("Have a token holder log in at the login window, update the inventory, and see that the Bootstrap Token reads escrowed."),
        ],
        DoNot = ["Do not delete the old Jamf record before the new one has a valid recovery key."],
        Sources = Sources.List(Sources.AppleManagement, Sources.JamfBootstrap, Sources.Ours),
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
                Risk = "After enrolling again Jamf may show the former recovery key until the next report.",
                HowToTell = "Jamf reads the Bootstrap Token as allowed.",
            },
            new("In recoveryOS, allow remote management to handle software updates and kernel extensions.", "Enrolling again is not possible")
            {
                WhoCanDoIt = StepActor.SomebodyAtTheMac,
                Needs = "A recovery key that reads Valid: the way there is a restart.",
                HowToTell = "Jamf reads the Bootstrap Token as allowed.",
            },
        ],
        DoNot = ["Do not start recoveryOS while the recovery key does not read Valid."],
        Sources = Sources.List(Sources.AppleManagement, Sources.AppleTokens),
    };

    public static Recommendation Broken(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Escrow the Bootstrap Token again",
        Steps =
        [
            new("Deploy Bootstrap Buddy: it makes and escrows a new Bootstrap Token at a normal login without asking for a password.") { HowToTell = "The next check on the Mac (FTK1) says btv=1." },
            new("An administrator who holds a token installs the Bootstrap Token on the Mac with the profiles command, interactively.", "Bootstrap Buddy is not an option")
            {
                Command = Commands.InstallBootstrapToken,
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                HowToTell = "The next check on the Mac (FTK1) says btv=1.",
            },
            new("Update the inventory after the next daily check of the Mac.") { Command = Commands.UpdateInventory },
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
            new("Update the inventory, and ask the Mac itself.") { Command = Commands.ReadBootstrapToken, HowToTell = "Jamf and the Mac say the same." },
            new("Escrow the Bootstrap Token again: a token holder logs out and in at the login window, or Bootstrap Buddy does it.", "They still disagree") { HowToTell = "Jamf and the Mac say the same." },
        ],
        DoNot = ["Do not count on the Bootstrap Token while the two disagree."],
        Sources = Sources.List(Sources.BootstrapBuddy, Sources.JamfBootstrap),
    };
}
