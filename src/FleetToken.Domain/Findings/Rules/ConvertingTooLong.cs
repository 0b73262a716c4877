using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-FV-02: encrypting or decrypting in three reports or more that span over seven days.</summary>
internal sealed class ConvertingTooLong : IFindingRule
{
    public const string Code = "FT-FV-02";

    private const int Reports = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Encrypting or decrypting too long",
        FindingSubject.Mac,
        Severity.Medium,
        "The disk is not protected yet, and a conversion that hangs does not end by itself.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [Nist("SC-28")],
        Sources = [SourceBook.JamfApi],
        Criteria = SmartGroupCriteria.LikeAny("Selects every Mac that is converting, however short.", ";fv=enc;", ";fv=dec;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var counters = subject.Counters;
        if (verdicts.FileVault.Value is FileVaultState.On or FileVaultState.Off || counters.ConversionReports < Reports
            || counters.CountedReport - counters.ConvertingSince is not { } span || span <= Longest)
        {
            return verdicts.FileVault.Value == FileVaultState.Unknown ? Judgement.Lacks(Input.FileVault) : Judgement.Silent;
        }

        if (verdicts.FileVault.Value == FileVaultState.Unknown)
        {
            return Judgement.Lacks(Input.FileVault);
        }

        var value = FormattableString.Invariant($"{(verdicts.FileVault.Value == FileVaultState.Encrypting ? "encrypting" : "decrypting")} in {counters.ConversionReports} reports in a row");
        return Judgement.Holds(
            Severity.Medium,
            verdicts.FileVault.Confidence,
            [new Reason(Code, Input.FileVault, value, subject.Mac.ReportedAt), new Reason(Code, "converting since", null, counters.ConvertingSince)]);
    }
}
