using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-01: measured, and no account holds a token. In phases that are not judged only where FileVault is on.</summary>
internal sealed class NoTokenHolder : IFindingRule
{
    public const string Code = "FT-TOK-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "No token holder on this Mac",
        FindingSubject.Mac,
        Severity.Critical,
        "Nobody can enable or unlock FileVault, and on Apple silicon nobody can authorise updates.")
    {
        Phases = Phases.All,
        Controls = [Nist("SC-28"), Nist("AC-3")],
        Sources = [SourceBook.Seed, SourceBook.Rules],
        Criteria = SmartGroupCriteria.Like("Also selects Macs in phases that are not judged.", ";n=0;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var fileVaultMatters = !verdicts.Phase.IsJudged();
        if (verdicts.HolderCount > 0 || (fileVaultMatters && verdicts.FileVault.Value is not (FileVaultState.On or FileVaultState.Unknown)))
        {
            return Judgement.Silent;
        }

        if (fileVaultMatters && verdicts.FileVault.Value == FileVaultState.Unknown)
        {
            return Judgement.Lacks(Input.FileVault);
        }

        if (verdicts.HolderCount is null)
        {
            return Judgement.Lacks(Input.TokenHolders);
        }

        var nobody = new Reason(Code, "token holders", "nobody", verdicts.TokensAt);
        return fileVaultMatters
            ? Judgement.Holds(
                Severity.Critical,
                Judgement.Weaker(verdicts.TokenEvidence, verdicts.FileVault.Confidence),
                [nobody, .. verdicts.FileVault.Because])
            : Judgement.Holds(Severity.Critical, verdicts.TokenEvidence, [nobody]);
    }
}
