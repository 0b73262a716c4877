using FleetToken.Domain.Configuration;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects;

/// <summary>Makes the finding of each kind of object.</summary>
internal static class ObjectFindings
{
    public static ObjectFinding Finding(this ManagementPolicy policy, string code, Severity severity, params Reason[] because) =>
        Of(new ObjectId(ObjectKind.Policy, policy.Id), policy.Name, code, severity, because);

    public static ObjectFinding Finding(this ManagementScript script, string code, Severity severity, params Reason[] because) =>
        Of(new ObjectId(ObjectKind.Script, script.Id), script.Name, code, severity, because);

    public static ObjectFinding Finding(this ManagementProfile profile, string code, Severity severity, params Reason[] because) =>
        Of(new ObjectId(ObjectKind.Profile, profile.Id), profile.Name, code, severity, because);

    public static ObjectFinding Finding(this PreStage preStage, string code, Severity severity, params Reason[] because) =>
        Of(new ObjectId(ObjectKind.PreStage, preStage.Id), preStage.Name, code, severity, because);

    /// <summary>Whether a profile switches FileVault on, now or in Setup Assistant.</summary>
    public static bool SetsUpFileVault(this ManagementProfile profile) => profile.EnablesFileVault || profile.ForcesInSetupAssistant == true;

    private static ObjectFinding Of(ObjectId id, string name, string code, Severity severity, Reason[] because) => new()
    {
        Code = code,
        Id = id,
        Name = name,
        Severity = severity,
        Because = because,
    };
}
