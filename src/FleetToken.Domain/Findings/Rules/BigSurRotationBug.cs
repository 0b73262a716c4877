using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-BUG-01: macOS 11.0 to 11.2.3 cannot replace the key by the key (S40).</summary>
internal sealed class BigSurRotationBug : IFindingRule
{
    public const string Code = "FT-BUG-01";

    private static readonly MacOsVersion First = new(11, 0, 0), Last = new(11, 2, 3);

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "macOS 11.0–11.2.3 rotation bug",
        FindingSubject.Mac,
        Severity.High,
        "A policy that issues a new recovery key fails on this macOS. Where it was repaired is not known; macOS 12 is not known to be affected.")
    {
        Phases = Phases.Judged,
        Controls = [OursNist("SI-2")],
        Sources = [SourceBook.Seed],
        Criteria = SmartGroupCriteria.LikeAny("Only Macs that report FTK1.", ";os=11.0", ";os=11.1", ";os=11.2"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock) => subject.Mac.OsVersion switch
    {
        null => Judgement.Lacks(Input.OsVersion),
        { } version when IsAffected(version) =>
            Judgement.Holds(Severity.High, EvidenceKind.Measured, [new Reason(Code, Input.OsVersion, version.ToString(), subject.Mac.ReportedAt)]),
        _ => Judgement.Silent,
    };

    /// <summary>Whether a version is one of those that the bug is known in.</summary>
    internal static bool IsAffected(MacOsVersion version) => version >= First && version <= Last;
}
