using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

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
    {
        Phases = Phases.Judged,
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
        Criteria = SmartGroupCriteria.LikeAny("Only Macs that report FTK1; def is FileVault that waits for the next logout.", ";fv=off;", ";fv=def;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) => verdicts.FileVault.Value switch
    {
        FileVaultState.Unknown => Judgement.Lacks(Input.FileVault),
        FileVaultState.Off when subject.Mac.FileVault.Partition != PartitionState.Ineligible =>
            Judgement.Holds(Severity.High, verdicts.FileVault.Confidence, verdicts.FileVault.Because),
        _ => Judgement.Silent,
    };
}
