using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Registers reading of recovery keys.</summary>
public static class RecoveryKeysServiceCollectionExtensions
{
    /// <summary>Adds requests, approvals and the one reader of keys.</summary>
    public static IServiceCollection AddRecoveryKeys(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<RevealOptions>().BindConfiguration(RevealOptions.Section);
        services.AddSingleton<IValidateOptions<RevealOptions>, RevealOptionsValidator>();
        services.AddSingleton<FingerprintKey>();
        services.AddSingleton<RevealCalls>();
        services.AddSingleton<RevealRequests>();
        services.AddSingleton<RevealRecoveryKey>();
        services.AddSingleton<CompareKeys>();
        services.AddSingleton<KeyViewsOfMac>();
        services.AddSingleton<KeyFollowUps>();
        services.AddSingleton<FollowUpWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<FollowUpWatch>());
        services.AddScoped<ConnectionWatch>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<ConnectionWatch>());
        return services;
    }
}
