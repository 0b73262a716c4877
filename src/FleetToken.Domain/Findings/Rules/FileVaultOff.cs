using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-FV-01: the disk is not encrypted though it could be.</summary>
internal sealed class FileVaultOff : IFindingRule
{
    public const string Code = "FT-FV-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "FileVault off",
        FindingSubject.Mac,
        Severity.High,
        "The data on the disk are unprotected when the Mac is lost or stolen.")
    { Phases = Phases.Judged };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) => verdicts.FileVault.Value switch
    {
        FileVaultState.Unknown => Judgement.Lacks(Input.FileVault),
        FileVaultState.Off when subject.Mac.FileVault.Partition != PartitionState.Ineligible =>
            Judgement.Holds(Severity.High, verdicts.FileVault.Confidence, verdicts.FileVault.Because),
        _ => Judgement.Silent,
    };
}
