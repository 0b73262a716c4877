using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-SEC-01: a script, a policy or a profile carries a credential (domain E.4, C1 to C10 and C12).</summary>
internal sealed class CredentialsInConfiguration : IObjectRule
{
    public const string Code = "FT-SEC-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Script passes credentials",
        FindingSubject.Object,
        Severity.High,
        "Everything needed to use the password meets on the Mac and in Jamf, encoded or not: whoever reads either has it. Scripts that manage tokens in the old way are a last resort against wiping many Macs.")
    {
        Controls = [OursNist("IA-5(7)"), OursCisControls("3.11")],
        Sources = [SourceBook.Seed],
        Criteria = SmartGroupCriteria.None("The finding is about an object; its own scope in Jamf Pro names the Macs."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes) =>
        CredentialSearch.Review(server, notes, Code, static hit => !hit.IsRecoveryKeyShape);
}
