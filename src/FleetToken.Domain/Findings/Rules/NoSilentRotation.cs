using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-PRK-06: the disk is encrypted, and no way is known to replace the key without somebody's password in a script.</summary>
internal sealed class NoSilentRotation : IFindingRule
{
    public const string Code = "FT-PRK-06";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "No rotation without credentials",
        FindingSubject.Mac,
        Severity.Medium,
        "A key that was used or shown must be replaced, and doing that must not need a password in a script.")
    {
        Phases = Phases.Judged,
        Controls = [OursNist("IA-5(7)")],
        Sources = [SourceBook.Seed],
        Criteria = SmartGroupCriteria.Like("Selects Macs without Escrow Buddy, those that macOS 26 could rotate by profile among them.", ";fv=on;", ";eb=0;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var (encrypted, way) = (verdicts.FileVault.Value, verdicts.CanRotateSilently.Value);
        if (encrypted is not (FileVaultState.On or FileVaultState.Unknown) || way is SilentRotation.Profile or SilentRotation.EscrowBuddy)
        {
            return Judgement.Silent;
        }

        if (encrypted == FileVaultState.Unknown)
        {
            return Judgement.Lacks(Input.FileVault);
        }

        return way is not (SilentRotation.No or SilentRotation.PolicyMaybe)
            ? Judgement.Lacks(Input.SilentRotation)
            : Judgement.Holds(
                Severity.Medium,
                Judgement.Weaker(verdicts.FileVault.Confidence, verdicts.CanRotateSilently.Confidence),
                [.. verdicts.CanRotateSilently.Because, .. verdicts.FileVault.Because]);
    }
}
