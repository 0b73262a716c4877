using FleetToken.Domain;
using FleetToken.Jamf;
using FleetToken.Web.Store;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>The roots of the configuration: ours with the type each is bound to, and the framework's, which are the framework's to check.</summary>
internal static class ConfigurationRoots
{
    /// <summary>Ours. A root without a type is kept for what is to come: every key below it is unknown until then.</summary>
    public static IReadOnlyDictionary<string, Type?> Ours { get; } = new Dictionary<string, Type?>(StringComparer.OrdinalIgnoreCase)
    {
        [JamfOptions.Section] = typeof(JamfOptions),
        [StoreOptions.Section] = typeof(StoreOptions),
        ["Fleet"] = typeof(FleetSettings),
        ["Sync"] = typeof(TemporarySync),
        ["Keys"] = null,
        ["Access"] = null,
        ["Audit"] = null,
        ["Findings"] = null,
        ["Reveal"] = null,
    };

    /// <summary>The framework's.</summary>
    public static IReadOnlySet<string> Frameworks { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Logging", "Serilog", "Kestrel", "AllowedHosts", "Urls" };
}

/// <summary>Stands in until the sync room brings its options.</summary>
internal sealed record TemporarySync
{
    public bool Enabled { get; init; } = true;
    public TimeSpan FullSweepEvery { get; init; }
    public TimeSpan ChangesEvery { get; init; }
}
