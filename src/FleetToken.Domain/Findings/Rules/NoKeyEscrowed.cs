using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-PRK-01: the disk is encrypted and Jamf is known to hold no key for it; less grave while the Mac is in stock.</summary>
internal sealed class NoKeyEscrowed : IFindingRule
{
    public const string Code = "FT-PRK-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "FileVault on, no key escrowed",
        FindingSubject.Mac,
        Severity.Critical,
        "At the next forgotten password there is no key to give out, and the data are lost.")
    {
        Phases = [.. Phases.JudgedAndHeadless, MacPhase.Stock],
        Implies = [KeyNotInJamf.Code],
        Controls = [Nist("SC-28"), OursNist("SC-12(1)")],
        Sources = [SourceBook.Seed, SourceBook.Buddy, SourceBook.AppleSchema],
        Criteria = SmartGroupCriteria.Like("Selects Macs that never made a key for escrow; a key that Jamf lost is missed.", ";fv=on;", ";pk=0;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var (encrypted, escrowed) = (verdicts.FileVault.Value, verdicts.KeyEscrowed.Value);
        if (encrypted is not (FileVaultState.On or FileVaultState.Unknown) || escrowed == Answer.Yes)
        {
            return Judgement.Silent;
        }

        if (encrypted == FileVaultState.Unknown)
        {
            return Judgement.Lacks(Input.FileVault);
        }

        return escrowed == Answer.Unknown
            ? Judgement.Lacks(Input.KeyEscrowed)
            : Judgement.Holds(
                verdicts.Phase == MacPhase.Stock ? Severity.Medium : Severity.Critical,
                Judgement.Weaker(verdicts.FileVault.Confidence, verdicts.KeyEscrowed.Confidence),
                [.. verdicts.KeyEscrowed.Because, .. verdicts.FileVault.Because]);
    }
}
