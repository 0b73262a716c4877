using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about the Bootstrap Token: FT-BT-01, FT-BT-02.</summary>
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
                : new("Have a token holder log out and log in at the login window while the Mac reaches Jamf: macOS then makes and escrows the Bootstrap Token."),
            new(
                "An administrator who holds a token installs the Bootstrap Token on the Mac with the profiles command, interactively.",
                "The login did not help"),
            new("Deploy Bootstrap Buddy, which escrows it at a normal login without asking for a password.", "Several Macs are affected"),
            new("See that the MDM enrolment is approved by the user, or came by Automated Device Enrollment.", "It is still not escrowed"),
            new("Update the inventory: the Bootstrap Token reads escrowed."),
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
}
