using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where the disk is not encrypted, or not yet: FT-FV-01, FT-FV-02.</summary>
internal static class FileVaultRecommendations
{
    /// <summary>What a FileVault profile risks.</summary>
    public const string NoEscrowRisk = "Where the escrow profile is missing, the new recovery key reaches nobody.";

    public static Recommendation FileVaultOff(Finding finding, MacVerdicts verdicts)
    {
        var nobodyHolds = verdicts.TokenVerdict.Value == TokenVerdict.Nobody;
        return new()
        {
            Code = finding.Code,
            NextStep = nobodyHolds ? "Give the user a token" : "Scope a FileVault profile",
            Steps =
            [
                nobodyHolds
                    ? TokenSteps.FirstGiveOne("without a holder FileVault cannot be switched on.")
                    : new("See that the person holds a token: without one FileVault cannot be switched on.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin },
                new(
                    "Scope a configuration profile that enables FileVault with Defer, together with the escrow profile.",
                    Caution: "FileVault stays off until that user has logged out and in.")
                {
                    WhoCanDoIt = StepActor.MacAdmin,
                    Needs = "A token holder who logs out and in.",
                    Risk = NoEscrowRisk,
                    HowToTell = "The Mac says that FileVault is on.",
                    Command = Commands.ReadFileVault,
                },
                new(
                    "For Macs that are set up anew, set ForceEnableInSetupAssistant in the FileVault profile.",
                    "macOS 14.4 or later",
                    "On macOS 14.0 to 14.3 it works for administrators only.")
                {
                    WhoCanDoIt = StepActor.MacAdmin,
                    Needs = "An escrow profile that reaches the Mac before Setup Assistant ends.",
                    Risk = NoEscrowRisk,
                    HowToTell = "A Mac that was set up anew reads on before its first login.",
                },
                new("Update the inventory: FileVault reads on, and the recovery key reads Valid.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac awake and on the network.", Command = Commands.UpdateInventory },
            ],
            DoNot = ["Do not scope it without an escrow profile: a key that Jamf does not hold helps nobody."],
            Sources = Sources.List(Sources.AppleFileVault, Sources.AppleManagement, Sources.Fdesetup, Sources.Ours),
        };
    }

    public static Recommendation ConvertingTooLong(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Keep it on power",
        Steps =
        [
            new("Have the person leave the Mac on, on power and awake, for a day.") { WhoCanDoIt = StepActor.Helpdesk, Needs = "A power adapter.", Risk = "A Mac that runs flat asks for a password at its next start.", HowToTell = "The progress has moved." },
            new("Read how far the conversion is.") { Effect = StepEffect.OnlyReads, Command = Commands.ReadFileVault, WhoCanDoIt = StepActor.MacAdminAtTheMac },
            new("Copy the person's data to a safe place, and check the disk with Disk Utility.", "The progress does not move")
            {
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "The person, who says what matters, and a place for the copy.",
                Risk = "A disk that cannot be converted may be failing: copy first, check then.",
                HowToTell = "One file from the copy was opened, and Disk Utility names no fault.",
            },
            new("Update the inventory: FileVault reads on or off, no longer in between.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac awake and on the network.", Command = Commands.UpdateInventory },
        ],
        DoNot = ["Do not switch FileVault off and on again while it converts.", "Do not restart it without a recovery key that reads Valid: it may ask for a password at start."],
        Sources = Sources.List(Sources.AppleFileVault, Sources.Fdesetup, Sources.Ours),
    };
}
