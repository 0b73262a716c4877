using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Simulator;
using FleetToken.Web.Access;

namespace FleetToken.Web.Tests.Architecture;

/// <summary>Everything we compiled, as the architecture tests read it.</summary>
internal static class CompiledCode
{
    private static readonly ArchUnitNET.Domain.Architecture Code = new ArchLoader()
        .LoadAssemblies(typeof(Mac).Assembly, typeof(JamfOptions).Assembly, typeof(JamfSimulator).Assembly, typeof(CurrentUser).Assembly)
        .Build();

    /// <summary>Our own types; what the compiler put into a global namespace (Program, extensions of nothing) is left out.</summary>
    public static IReadOnlyList<IType> Types { get; } =
        [.. Code.Types.Where(type => type.FullName.StartsWith("FleetToken.", StringComparison.Ordinal))];

    /// <summary>What a type names of ours, each once.</summary>
    public static IEnumerable<string> NamesOf(IType type) =>
        type.Dependencies
            .Select(dependency => dependency.Target.FullName)
            .Where(name => name.StartsWith("FleetToken.", StringComparison.Ordinal))
            .Distinct();
}
