using FleetToken.Domain;
using FleetToken.Jamf;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>The roots of the configuration: ours with the type each is bound to, and the framework's, which are the framework's to check.</summary>
internal static class ConfigurationRoots
{
    /// <summary>Ours. A root without a type is kept for what is to come: every key below it is unknown until then.</summary>
    public static IReadOnlyDictionary<string, Type?> Ours { get; } = new Dictionary<string, Type?>(StringComparer.OrdinalIgnoreCase)
    {
        [JamfOptions.Section] = typeof(JamfOptions),
        [SyncOptions.Section] = typeof(SyncOptions),
        [StoreOptions.Section] = typeof(StoreOptions),
        [FleetSettingsServiceCollectionExtensions.Section] = typeof(FleetSettings),
        [FindingsOptions.Section] = typeof(FindingsOptions),
        [KeyOptions.Section] = typeof(KeyOptions),
        [AccessOptions.Section] = typeof(AccessOptions),
        [AuditOptions.Section] = typeof(AuditOptions),
        [RevealOptions.Section] = typeof(RevealOptions),
    };

    /// <summary>The framework's.</summary>
    public static IReadOnlySet<string> Frameworks { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Logging", "Serilog", "Kestrel", "AllowedHosts", "Urls" };
}
