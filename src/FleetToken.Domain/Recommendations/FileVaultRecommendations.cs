using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where the disk is not encrypted: FT-FV-01.</summary>
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
                    Caution: "FileVault stays off until that user has logged out and in."),
                new(
                    "For Macs that are set up anew, set ForceEnableInSetupAssistant in the FileVault profile.",
                    "macOS 14.4 or later",
                    "On macOS 14.0 to 14.3 it works for administrators only."),
                new("Update the inventory: FileVault reads on, and the recovery key reads Valid."),
            ],
            DoNot = ["Do not scope it without an escrow profile: a key that Jamf does not hold helps nobody."],
            Sources = Sources.List(Sources.AppleFileVault, Sources.AppleManagement, Sources.Fdesetup, Sources.Ours),
        };
    }
}
