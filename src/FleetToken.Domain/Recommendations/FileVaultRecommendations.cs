using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where the disk is not encrypted, or not yet: FT-FV-01, FT-FV-02.</summary>
internal static class FileVaultRecommendations
{
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
                    ? new("First give the person a token, as FT-TOK-01 says: without a holder FileVault cannot be switched on.")
                    : new("See that the person holds a token: without one FileVault cannot be switched on."),
                new(
                    "Scope a configuration profile that enables FileVault with Defer, together with the escrow profile.",
                    Caution: "FileVault stays off until that user has logged out and in.")
                {
                    Needs = "A token holder who logs out and in.",
                    HowToTell = "The Mac says that FileVault is on.",
                    Command = Commands.ReadFileVault,
                },
                new(
                    "For Macs that are set up anew, set ForceEnableInSetupAssistant in the FileVault profile.",
                    "macOS 14.4 or later",
                    "On macOS 14.0 to 14.3 it works for administrators only.")
                {
                    HowToTell = "A Mac that was set up anew reads on before its first login.",
                },
                new("Update the inventory: FileVault reads on, and the recovery key reads Valid.") { Command = Commands.UpdateInventory },
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
            new("Have the person leave the Mac on, on power and awake, for a day.") { WhoCanDoIt = StepActor.Helpdesk, HowToTell = "The progress has moved." },
            new("Read how far the conversion is.") { Command = Commands.ReadFileVault, WhoCanDoIt = StepActor.MacAdminAtTheMac },
            new("Copy the person's data to a safe place, and check the disk with Disk Utility.", "The progress does not move")
            {
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Risk = "A disk that cannot be converted may be failing.",
            },
            new("Update the inventory: FileVault reads on or off, no longer in between.") { Command = Commands.UpdateInventory },
        ],
        DoNot = ["Do not switch FileVault off and on again while it converts.", "Do not restart it without a recovery key that reads Valid: it may ask for a password at start."],
        Sources = Sources.List(Sources.AppleFileVault, Sources.Fdesetup, Sources.Ours),
    };
}
