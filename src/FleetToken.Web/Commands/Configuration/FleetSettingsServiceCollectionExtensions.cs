using FleetToken.Domain;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>Registers what the rules compare with; the domain itself knows no configuration.</summary>
internal static class FleetSettingsServiceCollectionExtensions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Fleet";

    /// <summary>Adds the settings, bound and checked at start, as options and as themselves.</summary>
    public static IServiceCollection AddFleetSettings(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<FindingsOptions>().BindConfiguration(FindingsOptions.Section);
        services.AddSingleton<IValidateOptions<FindingsOptions>, FindingsOptionsValidator>();
        services.AddTransient<IOptionsFactory<FleetSettings>, FleetSettingsFactory>();
        services.AddOptionsWithValidateOnStart<FleetSettings>().BindConfiguration(Section);
        services.AddSingleton<IValidateOptions<FleetSettings>, FleetSettingsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<FleetSettings>>().Value);
        return services;
    }
}
