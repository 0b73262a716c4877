using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-BUG-05: FileVault is forced in Setup Assistant for a standard user, and Macs run macOS 14.0 to 14.3, which ask administrators only.</summary>
internal sealed class ForcedFileVaultWantsAdmin : IObjectRule
{
    public const string Code = "FT-BUG-05";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "macOS 14.0–14.3 forced FileVault wants an admin",
        FindingSubject.Object,
        Severity.Low,
        "On these versions Setup Assistant hides the FileVault pane from a standard user, so the disk silently stays unencrypted.")
    {
        Controls = [OursNist("SI-2")],
        Sources = [SourceBook.AppleFv],
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
        if (forcing.Length == 0)
        {
            return;
        }

        foreach (var preStage in preStages)
        {
            if (preStage.SetupAccount == SetupAccount.Unknown)
            {
                notes.Lacks(Input.PreStageAccounts);
            }
            else if (preStage.SetupAccount == SetupAccount.Standard)
            {
                notes.Found(
                    preStage.Finding(Code, Severity.Low, [.. forcing.Select(profile => new Reason(Code, "profile that forces FileVault", profile.Name, null)), new Reason(Code, "account of Setup Assistant", "standard", null)])
                        with { NeedsMac = true },
                    (subject, _) => Reach.And(
                        Reach.And(Reach.OfPreStage(preStage.Id, subject), Reach.OfAny(forcing, subject.Mac)),
                        Reach.And(Reach.OfVersion(subject.Mac, 14), Reach.Not(Reach.OfVersion(subject.Mac, 14, 4)))));
            }
        }
    }
}
