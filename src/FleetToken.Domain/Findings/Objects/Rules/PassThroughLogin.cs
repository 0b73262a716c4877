using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-FV-05, one notice of the fleet and off by default: no profile ends the pass-through login after FileVault.</summary>
internal sealed class PassThroughLogin : IObjectRule
{
    public const string Code = "FT-FV-05";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Pass-through login at FileVault",
        FindingSubject.Fleet,
        Severity.Info,
        "Whoever unlocks the disk is logged in without a second prompt. Ending that also makes the login window easy to reach.")
    {
        OptIn = true,
        Controls =
        [
            Mscp("os_filevault_autologin_disable"),
            Nist("AC-3"),
            Nist("IA-5(13)"),
            Nist("AC-2(11)"),
            Stig("APPL-14-000033"),
            Stig("APPL-15-000033"),
            Stig("APPL-26-000033"),
            CisControls("3.3"),
            CisControls("6.7"),
        ],
        Sources = [SourceBook.Mscp],
        Criteria = SmartGroupCriteria.None("It is about a setting that no profile makes, so every Mac of the server is meant."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration.Profiles is not { } profiles)
        {
            notes.Lacks(Input.Profiles);
        }
        else if (!profiles.Any(profile => profile.DisablesAutoLogin == true))
        {
            notes.Found(
                new ObjectFinding
                {
                    Code = Code,
                    Severity = Severity.Info,
                    Because = [new Reason(Code, "DisableFDEAutoLogin", "in no profile", null)],
                },
                static (_, verdicts) => Reach.Of(verdicts.Phase.IsJudged()));
        }
    }
}
