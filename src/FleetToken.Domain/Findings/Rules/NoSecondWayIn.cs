using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-09: the disk is encrypted, at most one holder could open it, and the key (a) is dead or (b) stays unproven.</summary>
internal sealed class NoSecondWayIn : IFindingRule
{
    public const string Code = "FT-TOK-09";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "No second way in",
        FindingSubject.Mac,
        Severity.Critical,
        "The next forgotten password means data loss. One end user who holds a token beside a valid key is the desired state; here the key is missing, invalid or not known to be valid: each Mac says which.")
    {
        Phases = Phases.JudgedAndHeadless,
        Implies = [NoKeyEscrowed.Code, KeyInvalid.Code, KeyValidityUnknown.Code],
        Controls = [Nist("SC-28"), OursNist("CP-9")],
        Sources = [SourceBook.Ours, SourceBook.Seed],
        Criteria = SmartGroupCriteria.None("Jamf Pro cannot count the holders whose password IT does not rotate."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var dead = verdicts.KeyState == KeyState.Dead;
        var staysUnknown = KeyValidityUnknown.StaysUnknown(subject);
        var encrypted = verdicts.FileVault.Value;
        if (!(dead || staysUnknown) || encrypted is not (FileVaultState.On or FileVaultState.Unknown)
            || verdicts.UsableHolders.Value == UsableHolders.Several)
        {
            return Judgement.Silent;
        }

        if (encrypted == FileVaultState.Unknown)
        {
            return Judgement.Lacks(Input.FileVault);
        }

        // An estimated count is a lower bound: one may be several.
        if (verdicts.UsableHolders is { Value: UsableHolders.Unknown } or { Confidence: not EvidenceKind.Measured })
        {
            return Judgement.Lacks(Input.UsableHolders);
        }

        var holders = verdicts.UsableHolders.Value == UsableHolders.None ? "none" : "one";
        var evidence = Judgement.Weaker(verdicts.FileVault.Confidence, KeyEvidence(subject, verdicts));
        return Judgement.Holds(
            dead ? Severity.Critical : Severity.High,
            evidence,
            [KeyReason(subject, dead), new Reason(Code, "holders who could open the disk", holders, verdicts.TokensAt), .. verdicts.FileVault.Because]);
    }

    private static EvidenceKind KeyEvidence(MacSubject subject, MacVerdicts verdicts) =>
        verdicts.KeyState == KeyState.Dead && subject.Mac.RecoveryKey.Validity != KeyValidity.Invalid
            ? verdicts.KeyEscrowed.Confidence
            : EvidenceKind.Measured;

    private static Reason KeyReason(MacSubject subject, bool dead) => dead
        ? new Reason(
            Code + " (a)",
            "recovery key",
            subject.Mac.RecoveryKey.Validity == KeyValidity.Invalid ? "invalid" : "none in escrow",
            subject.Mac.ReportedAt)
        : new Reason(
            Code + " (b)",
            "recovery key",
            FormattableString.Invariant($"unknown in {subject.Counters.UnknownValidityReports} reports in a row"),
            subject.Mac.ReportedAt);
}
