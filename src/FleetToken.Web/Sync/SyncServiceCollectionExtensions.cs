using FleetToken.Domain;
using FleetToken.Jamf;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Sync;

/// <summary>Registers the sync.</summary>
public static class SyncServiceCollectionExtensions
{
    /// <summary>Adds everything that reads Jamf into the store. Needs the rooms Store, Fleet and Jamf, bound <see cref="FleetSettings"/>, and a clock.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddOptions<SyncOptions>().BindConfiguration(SyncOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SyncOptions>, SyncOptionsValidator>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<FleetSettings>>().Value);
        services.AddSingleton<SyncStatus>();
        services.AddSingleton<FleetChanges>();
        services.AddSingleton<KnownMacs>();
        services.AddSingleton<JudgementBasis>();
        services.AddSingleton<MacLedger>();
        services.AddSingleton<Rejudging>();
        services.AddSingleton<VanishingConfirmations>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<ServerFactsReading>();
        services.AddSingleton<SyncRuns>();
        services.AddSingleton<FindingLedger>();
        services.AddSingleton<FleetSync>();
        services.AddSingleton<ChangesSync>();
        services.AddSingleton<ClockEdges>();
        services.AddSingleton<SecretProbes>();
        services.AddSingleton(provider => new RefreshMac(
            provider.GetRequiredService<JamfClients>(), provider.GetRequiredService<MacLedger>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SyncWorker>();
        services.AddSingleton<WebhookReadings>();
        services.AddHostedService<SyncStart>();
        services.AddHostedService<DisclosedKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<SyncWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<WebhookReadings>());
        return services;
    }
}
