using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-FV-04: a PreStage in use, and no profile for its Macs that forces FileVault in Setup Assistant.</summary>
internal sealed class NotForcedInSetupAssistant : IObjectRule
{
    public const string Code = "FT-FV-04";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Not forced in Setup Assistant",
        FindingSubject.Object,
        Severity.Info,
        "FileVault is switched on late, at some logout after the set-up, or not at all.")
    {
        Controls = [Mscp("os_setup_assistant_filevault_enforce"), Nist("SC-28"), Nist("SC-28(1)")],
        Sources = [SourceBook.Mscp, SourceBook.AppleFv],
        Criteria = SmartGroupCriteria.None("The finding is about an object; its own scope in Jamf Pro names the Macs."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration is not { PreStages: { } preStages, Profiles: { } profiles })
        {
            notes.Lacks(server.Configuration.PreStages is null ? Input.PreStages : Input.Profiles);
            return;
        }

        ManagementProfile[] forcing = [.. profiles.Where(profile => profile.ForcesInSetupAssistant == true)];
        if (forcing.Any(profile => profile.Scope.IsForEveryMac()))
        {
            return;
        }

        foreach (var preStage in preStages)
        {
            if (preStage.MacCount is null)
            {
                notes.Lacks(Input.PreStageMacs);
            }
            else if (preStage.MacCount > 0)
            {
                notes.Found(
                    preStage.Finding(Code, Severity.Info, new Reason(Code, "ForceEnableInSetupAssistant", forcing.Length == 0 ? "in no profile" : "not for all its Macs", null))
                        with { NeedsMac = forcing.Length > 0 },
                    (subject, _) => Reach.And(Reach.OfPreStage(preStage.Id, subject), Reach.Not(Reach.OfAny(forcing, subject.Mac))));
            }
        }
    }
}
