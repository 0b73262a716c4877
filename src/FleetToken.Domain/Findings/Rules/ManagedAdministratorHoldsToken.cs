using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-04: the administrator that the PreStage made holds a token; part of FT-TOK-03.</summary>
internal sealed class ManagedAdministratorHoldsToken : IFindingRule
{
    public const string Code = "FT-TOK-04";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Managed administrator holds a token",
        FindingSubject.Mac,
        Severity.High,
        "If Jamf rotates its password by MDM, the new password neither unlocks FileVault nor authorises updates. FleetToken does not read LAPS: check whether MDM LAPS is on.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [OursNist("AC-6(5)"), Nist("IA-5")],
        Sources = [SourceBook.JamfPre, SourceBook.Seed],
        Criteria = SmartGroupCriteria.None("The name of the managed administrator differs by PreStage; look for it in FTK1 with the operator matches regex."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var (server, serial) = (subject.Server, subject.Mac.SerialNumber);
        if (server.PreStageBySerialNumber is not { } preStages || serial is null)
        {
            return Judgement.Lacks(Input.ManagedAdministrator);
        }

        return preStages.TryGetValue(serial, out var preStage) && preStage.AdminAccount is not null
            ? ItAccountToken.Judge(subject.Mac, verdicts, AccountKind.ManagedAdministrator, Code)
            : Judgement.Silent;
    }
}
