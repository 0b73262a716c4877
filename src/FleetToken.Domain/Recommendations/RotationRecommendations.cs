using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where the way to a new key is missing or broken: FT-PRK-06, FT-PRK-07 on a Mac, FT-BUG-01, FT-BUG-04.</summary>
internal static class RotationRecommendations
{
    public static Recommendation NoSilentRotation(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Deploy Escrow Buddy",
        Steps =
        [
            KeySteps.DeployEscrowBuddy,
            new("Plan the update to macOS 26: there a new installation of the escrow profile makes a new key.", "The Mac can run macOS 26", KeySteps.ProfileAgain.Caution)
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "An escrowed Bootstrap Token that works, and a recovery key that reads Valid before the update starts.",
                Risk = "From then on each new installation of the profile may replace a good key.",
                HowToTell = "This finding is gone after the update.",
            },
        ],
        DoNot =
        [
            "Do not count on Jamf's policy that issues a new key: sources disagree on what it needs.",
            "Do not give the management account a token for it.",
            TokenSteps.NoPasswordInScripts,
        ],
        Sources = Sources.List(Sources.Seed, Sources.EscrowBuddy, Sources.Tahoe, Sources.Ours),
    };

    public static Recommendation EscrowPayloadsOnMac(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Leave one escrow profile",
        Steps =
        [
            new("Find the profiles with an escrow payload whose scopes both hold this Mac, and leave it in one.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "The list of profiles on this Mac.", Risk = "Without any of them the next key reaches nobody; macOS 26 may replace the key when one comes anew.", HowToTell = "The next report (FTK1) says esc=1." },
            KeySteps.WaitForValid,
        ],
        DoNot = ["Do not remove both at once: the key then reaches nobody.", KeySteps.NoFleetWidePush],
        Sources = Sources.List(Sources.AppleManagement, Sources.Ours),
    };

    public static Recommendation BigSurRotationBug(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Update to macOS 12 or later",
        Steps =
        [
            new("Update macOS: macOS 12 and later are not known to be affected.", Caution: "Which macOS 11 repaired it is not known.")
            {
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "A recovery key that reads Valid before the update starts, and a person who opened the disk at the last start.",
                Risk = "The update restarts the Mac: without a key and without a password that opens the disk it stays closed.",
                HowToTell = "The next report names macOS 12 or later.",
            },
            KeySteps.EscrowBuddy with { Condition = "The key has to be replaced before the update" },
        ],
        DoNot = ["Do not rely on a policy that issues a new key here.", "Do not give the management account a token to work round it."],
        Sources = Sources.List(Sources.Seed, Sources.EscrowBuddy),
    };

    public static Recommendation EscrowProfileInstalledAgain(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Send two inventory updates",
        Steps =
        [
            new("Send two inventory updates, and wait until the recovery key reads Valid in a report that is newer than the profile.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac awake and on the network.", Command = Commands.UpdateInventory },
            KeySteps.EscrowBuddy with { Condition = "It reads Invalid" },
        ],
        DoNot = ["Do not count on the key that Jamf shows before a newer report proves it.", KeySteps.NoFleetWidePush],
        Sources = Sources.List(Sources.SequoiaTests, Sources.Tahoe),
    };
}
