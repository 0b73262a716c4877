using FleetToken.Web.Access;
using FleetToken.Web.Commands;
using FleetToken.Web.Operations;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;

return await CommandLine.Build().Parse(args).InvokeAsync();

/// <summary>The table of contents: each room adds its services and maps its routes here, once.</summary>
internal static partial class Program
{
    public static void AddRooms(WebApplicationBuilder builder, AccessMode mode)
    {
        builder.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStore();
        builder.Services.AddAccess(mode);
        builder.Services.AddSingleton<SyncStatus>();
        builder.Services.AddOperations();
    }

    public static void MapRooms(WebApplication app)
    {
        app.UseOperations();
        app.UseAccess();
        app.MapStaticAssets().AllowAnonymous();
        app.MapOperations(AccessPolicies.ViewFleet);
        app.MapAccess();
    }
}
