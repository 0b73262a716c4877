using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-PRK-04: the disk is encrypted with a recovery key that Jamf does not hold; part of FT-PRK-01.</summary>
internal sealed class KeyNotInJamf : IFindingRule
{
    public const string Code = "FT-PRK-04";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Key on the Mac but not in Jamf",
        FindingSubject.Mac,
        Severity.High,
        "FileVault was switched on before the enrolment, or on macOS 26 the key is kept with an Apple Account: IT cannot give it out.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [OursNist("SC-12(1)")],
        Sources = [SourceBook.AppleWhatsNew, SourceBook.ManFdesetup, SourceBook.Reissue],
        Criteria = SmartGroupCriteria.Like("Selects Macs that never made a key for escrow; a key that Jamf lost is missed.", ";fv=on;", ";prk=1;", ";pk=0;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var (encrypted, escrowed) = (verdicts.FileVault.Value, verdicts.KeyEscrowed.Value);
        var line = subject.Mac.Attributes?.Ftk1;
        var own = line is { PersonalKey: not Answer.Unknown };
        var onMac = own ? line!.PersonalKey : subject.Mac.Attributes?.Foreign?.PersonalKey ?? Answer.Unknown;
        if (encrypted is not (FileVaultState.On or FileVaultState.Unknown) || escrowed == Answer.Yes || onMac == Answer.No)
        {
            return Judgement.Silent;
        }

        if (encrypted == FileVaultState.Unknown || escrowed == Answer.Unknown || onMac == Answer.Unknown)
        {
            return Judgement.Lacks(encrypted == FileVaultState.Unknown ? Input.FileVault : escrowed == Answer.Unknown ? Input.KeyEscrowed : Input.PersonalKey);
        }

        return Judgement.Holds(
            Severity.High,
            Judgement.Weaker(verdicts.FileVault.Confidence, verdicts.KeyEscrowed.Confidence),
            [new Reason(Code, "recovery key on the Mac", "yes", own ? line!.At : subject.Mac.ReportedAt), .. verdicts.KeyEscrowed.Because]);
    }
}
