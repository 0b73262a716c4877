using FleetToken.Domain.Findings.Objects;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about profiles, scripts and PreStages that set up FileVault: FT-FV-03 to FT-FV-05, FT-PRK-07, FT-BUG-03, FT-BUG-05.</summary>
internal static class FileVaultObjectRecommendations
{
    private const string TryOnFive = "Do not change the scope for the whole fleet at once: try it on five Macs.";

    private const string NoSecondEscrow = "Do not add a second escrow profile on the way.";

    private const string NewProfileMayReplaceKeys =
        "A profile that is saved is installed anew on its Macs; with an escrow payload in it, macOS 26 may then replace good recovery keys.";

    public static Recommendation CanBeSwitchedOff(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Forbid switching FileVault off",
        Steps =
        [
            new("Add the MCX payload with dontAllowFDEDisable to this profile, or to another one for the same Macs.")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "Rights in Jamf to change profiles, and five Macs to try it on.",
                Risk = NewProfileMayReplaceKeys,
                HowToTell = "This finding is gone after the next sweep.",
            },
        ],
        DoNot = [TryOnFive, NoSecondEscrow],
        Sources = Sources.List(Sources.Mscp, Sources.Tahoe),
    };

    public static Recommendation NotForcedInSetupAssistant(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Force FileVault in Setup Assistant",
        Steps =
        [
            new("Set ForceEnableInSetupAssistant in the FileVault profile for the Macs of this PreStage.", Caution: "On macOS 14.0 to 14.3 it works for administrators only; from 14.4 on for everybody.")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "An escrow profile that reaches the Mac before Setup Assistant ends.",
                Risk = "On macOS 14.0 to 14.3 the Mac of a standard user stays unencrypted, and nothing says so.",
                HowToTell = "A Mac that was set up anew reads on, with a valid recovery key, before its first login.",
            },
        ],
        DoNot = ["Do not scope it without an escrow profile: a key that Jamf does not hold helps nobody."],
        Sources = Sources.List(Sources.Mscp, Sources.AppleFileVault),
    };

    public static Recommendation PassThroughLogin(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Decide on DisableFDEAutoLogin",
        Steps =
        [
            new("Decide whether people should log in again after the FileVault screen: a STIG asks for it, nothing else does.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.MacAdmin },
            new("Set DisableFDEAutoLogin in a profile.", "You want it") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Five Macs to try it on.", HowToTell = "After a start the login window appears behind the FileVault screen.", Risk = "People type two passwords, and call when they differ." },
        ],
        DoNot = [TryOnFive],
        Sources = Sources.List(Sources.Mscp),
    };

    public static Recommendation EscrowPayloads(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Leave one escrow profile",
        Steps =
        [
            new("Leave every Mac in the scope of exactly one profile with FDERecoveryKeyEscrow.")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "The scopes of all profiles with an escrow payload.",
                Risk = "A Mac that falls out of every scope escrows its next key to nobody; one that gets the profile anew may replace its key (macOS 26).",
                HowToTell = "The Macs' next reports (FTK1) say esc=1.",
            },
            new("Remove the legacy payload FDERecoveryRedirect.", "A profile still has it") { WhoCanDoIt = StepActor.MacAdmin, Risk = NewProfileMayReplaceKeys, Needs = "A profile with FDERecoveryKeyEscrow for the same Macs.", HowToTell = "Recovery keys of the Macs read Valid after two reports." },
        ],
        DoNot = ["Do not remove a profile before the other one is on the Macs: the key then reaches nobody.", KeySteps.NoFleetWidePush],
        Sources = Sources.List(Sources.AppleManagement, Sources.Tahoe),
    };

    public static Recommendation PrintedKeyExpected(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Leave the key to MDM",
        Steps =
        [
            new("Switch FileVault on by a profile with an escrow profile, and retire the script.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "A FileVault profile with Defer and an escrow profile for the same Macs.", Risk = "With Defer the disk stays unencrypted until that user has logged out and in.", HowToTell = "New Macs read on, with a valid recovery key." },
            new("Have the script ask for a property list (-outputplist) instead of words.", "The script has to stay") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Rights in Jamf to change the script.", Risk = "The key is then in the script's hands: it must not reach a log.", HowToTell = "On macOS 26 the recovery key reads Valid after two reports." },
        ],
        DoNot = ["Do not write the key to a file or a log."],
        Sources = Sources.List(Sources.DerFlounder, Sources.Fdesetup),
    };

    public static Recommendation ForcedFileVaultWantsAdmin(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Update to macOS 14.4",
        Steps =
        [
            new("Have Macs of this PreStage set up with macOS 14.4 or later, for example by a minimum version in Setup Assistant.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Rights in Jamf to change the PreStage.", Risk = "A Mac that cannot run that version does not get through Setup Assistant.", HowToTell = "No Mac of this PreStage names macOS 14.0 to 14.3." },
            new("Scope a FileVault profile with Defer to the Macs that were set up before.", "FileVault is off on them") { WhoCanDoIt = StepActor.MacAdmin, Needs = "An escrow profile for the same Macs, and a token holder who logs out and in.", Risk = FileVaultRecommendations.NoEscrowRisk, HowToTell = "FileVault reads on after the next logout." },
        ],
        DoNot = ["Do not make everybody an administrator for it."],
        Sources = Sources.List(Sources.AppleFileVault),
    };
}
