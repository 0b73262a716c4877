using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-FV-03: a FileVault profile without <c>dontAllowFDEDisable</c>, where no other profile sets it for the same Macs.</summary>
internal sealed class FileVaultCanBeSwitchedOff : IObjectRule
{
    public const string Code = "FT-FV-03";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "User can switch FileVault off",
        FindingSubject.Object,
        Severity.Low,
        "An administrator of the Mac can switch FileVault off again, and nobody notices until the next report.")
    {
        Controls =
        [
            Mscp("system_settings_filevault_enforce"),
            Nist("SC-28"),
            Nist("SC-28(1)"),
            Of("NIST 800-171", "3.13.8"),
            Stig("APPL-14-005020"),
            Stig("APPL-15-005020"),
            Stig("APPL-26-005020"),
            CisBenchmark("2.6.6 (level 1)"),
            CisControls("3.6"),
            CisControls("3.11"),
            Of("CMMC", "SC.L2-3.13.16"),
        ],
        Sources = [SourceBook.Mscp],
        Criteria = SmartGroupCriteria.None("The finding is about an object; its own scope in Jamf Pro names the Macs."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration.Profiles is not { } profiles)
        {
            notes.Lacks(Input.Profiles);
            return;
        }

        ManagementProfile[] forbidding = [.. profiles.Where(profile => profile.ForbidsSwitchingOff == true)];
        if (forbidding.Any(profile => profile.Scope.IsForEveryMac()))
        {
            return;
        }

        foreach (var profile in profiles.Where(profile => profile.SetsUpFileVault() && profile.ForbidsSwitchingOff != true))
        {
            notes.Found(
                profile.Finding(Code, Severity.Low, new Reason(Code, "dontAllowFDEDisable", profile.ForbidsSwitchingOff is null ? "not set" : "false", null))
                    with { NeedsMac = forbidding.Length > 0 },
                (subject, _) => profile.Scope.Covers(subject.Mac) is not Answer.No and var covered ? Reach.And(covered, Reach.Not(Reach.OfAny(forbidding, subject.Mac))) : Answer.No);
        }
    }
}
