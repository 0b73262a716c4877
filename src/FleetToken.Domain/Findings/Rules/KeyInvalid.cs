using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-PRK-02: a restart may ask for a password, and the escrowed key does not match.</summary>
internal sealed class KeyInvalid : IFindingRule
{
    public const string Code = "FT-PRK-02";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Key invalid",
        FindingSubject.Mac,
        Severity.Critical,
        "The escrowed recovery key does not open this disk: helpdesk would hand out a dead key.")
    {
        Phases = [.. Phases.JudgedAndHeadless, MacPhase.Stock, MacPhase.Vm],
        Controls = [OursNist("SC-12(1)")],
        Sources = [SourceBook.Seed, SourceBook.JamfApi],
        Criteria = SmartGroupCriteria.None("Jamf Pro has a criterion for the validity of the individual key; pick it in the group editor, as no source of ours spells its name."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var validity = subject.Mac.RecoveryKey.Validity;
        if (validity is KeyValidity.Valid or KeyValidity.NotApplicable || verdicts.FileVault.Value == FileVaultState.Off)
        {
            return Judgement.Silent;
        }

        if (verdicts.FileVault.Value == FileVaultState.Unknown)
        {
            return Judgement.Lacks(Input.FileVault);
        }

        return validity == KeyValidity.Unknown
            ? Judgement.Lacks(Input.KeyValidity)
            : Judgement.Holds(
                Severity.Critical,
                verdicts.FileVault.Confidence,
                [new Reason(Code, Input.KeyValidity, "invalid", subject.Mac.ReportedAt), .. verdicts.FileVault.Because]);
    }
}
