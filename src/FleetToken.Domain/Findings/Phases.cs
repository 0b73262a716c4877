using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Findings;

/// <summary>The sets of phases that rules speak in, as domain E.2 writes them: U in use, L lab, X leaver, H headless.</summary>
internal static class Phases
{
    public static IReadOnlyList<MacPhase> All { get; } = Enum.GetValues<MacPhase>();

    public static IReadOnlyList<MacPhase> InUse { get; } = [MacPhase.InUse];

    public static IReadOnlyList<MacPhase> Judged { get; } = [MacPhase.InUse, MacPhase.Lab, MacPhase.Leaver];

    public static IReadOnlyList<MacPhase> JudgedAndHeadless { get; } = [.. Judged, MacPhase.Headless];
}
