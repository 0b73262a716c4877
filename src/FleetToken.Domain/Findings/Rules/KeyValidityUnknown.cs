using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-PRK-03: the disk is encrypted and nobody has checked the key; info at first, as two reports may pass after a rotation.</summary>
internal sealed class KeyValidityUnknown : IFindingRule
{
    public const string Code = "FT-PRK-03";

    private const int ReportsUntilMedium = 3;

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Key validity unknown",
        FindingSubject.Mac,
        Severity.Medium,
        "Nobody has proven that the escrowed key opens this disk, so it cannot be trusted before a restart.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [OursNist("SC-12(1)")],
        Sources = [SourceBook.Reissue],
        Criteria = SmartGroupCriteria.None("Jamf Pro has a criterion for the validity of the individual key; pick it in the group editor, as no source of ours spells its name."),
    };

    /// <summary>Whether the validity is unknown, and was in three reports in a row.</summary>
    public static bool StaysUnknown(MacSubject subject) =>
        subject.Mac.RecoveryKey.Validity == KeyValidity.Unknown && subject.Counters.UnknownValidityReports >= ReportsUntilMedium;

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        if (subject.Mac.RecoveryKey.Validity != KeyValidity.Unknown || verdicts.KeyEscrowed.Value == Answer.No
            || verdicts.FileVault.Value is not (FileVaultState.On or FileVaultState.Unknown))
        {
            return Judgement.Silent;
        }

        if (verdicts.FileVault.Value == FileVaultState.Unknown)
        {
            return Judgement.Lacks(Input.FileVault);
        }

        var reports = FormattableString.Invariant($"unknown in {subject.Counters.UnknownValidityReports} reports in a row");
        return Judgement.Holds(
            StaysUnknown(subject) ? Severity.Medium : Severity.Info,
            verdicts.FileVault.Confidence,
            [new Reason(Code, Input.KeyValidity, reports, subject.Mac.ReportedAt), .. verdicts.FileVault.Because]);
    }
}
