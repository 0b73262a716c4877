using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Macs;

/// <summary>Registers what the Macs page supplies to others.</summary>
public static class MacsPageServiceCollectionExtensions
{
    /// <summary>Adds the number of Macs for the rail.</summary>
    public static IServiceCollection AddMacsPage(this IServiceCollection services) =>
        services.AddSingleton(provider =>
        {
            var query = provider.GetRequiredService<MacsQuery>();
            return new MacCount(person => query.Count(MacFilter.None, CurrentUser.Of(person).Scope));
        });
}
