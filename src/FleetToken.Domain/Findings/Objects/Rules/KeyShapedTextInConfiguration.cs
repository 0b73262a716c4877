using FleetToken.Domain.Findings.Rules;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-SEC-04 in a script, a policy or a profile: a text in the shape of a recovery key (domain E.4, C11).</summary>
internal sealed class KeyShapedTextInConfiguration : IObjectRule
{
    /// <inheritdoc/>
    public FindingDescription Description => KeyShapedText.Told;

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes) =>
        CredentialSearch.Review(server, notes, KeyShapedText.Code, static hit => hit.IsRecoveryKeyShape);
}
