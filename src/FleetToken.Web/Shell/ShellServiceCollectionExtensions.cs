using FleetToken.Web.Components;
using MudBlazor.Services;

namespace FleetToken.Web.Shell;

/// <summary>Registers what the shell and the shared components need.</summary>
public static class ShellServiceCollectionExtensions
{
    /// <summary>Adds MudBlazor and, per circuit, the reader's clock and browser preferences.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddCascadingAuthenticationState();
        services.AddScoped<ReaderClock>();
        services.AddScoped<BrowserPreferences>();
        return services;
    }
}
