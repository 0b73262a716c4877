using FleetToken.Jamf;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Commands;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Features.AuditTrail;
using FleetToken.Web.Features.Findings;
using FleetToken.Web.Features.Followups;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.MacDetail;
using FleetToken.Web.Features.Macs;
using FleetToken.Web.Features.Overview;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Features.Settings;
using FleetToken.Web.Fleet;
using FleetToken.Web.Operations;
using FleetToken.Web.Shell;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;

return await CommandLine.Build().Parse(args).InvokeAsync(CommandLine.Invocation);

/// <summary>The table of contents: each room adds its services and maps its routes here, once.</summary>
internal static partial class Program
{
    /// <summary>Adds every room. What starts with the host starts in this order: schema, then sync, which fills the index.</summary>
    public static void AddRooms(WebApplicationBuilder builder, AccessMode mode)
    {
        builder.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddFleetSettings();
        builder.Services.AddStore();
        builder.Services.AddAudit();
        builder.Services.AddFleet();
        builder.Services.AddJamf();
        builder.Services.AddSync();
        builder.AddAccess(mode);
        builder.Services.AddOperations();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(CircuitLimits.Set);
        builder.Services.AddShell();
        builder.Services.AddMacsPage();
        builder.Services.AddRecoveryKeys();
        builder.Services.AddHelpdesk();
        builder.Services.AddFollowUps();
    }

    /// <summary>Puts the walls up and maps every room.</summary>
    public static void MapRooms(WebApplication app)
    {
        app.UseOperations();

        // After the failure pages, so that what they run again is routed again.
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseAccess();
        app.UseMethodNotAllowed();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapOperations(documentPolicy: AccessPolicies.ViewFleet);
        app.MapAccess();
        app.MapMacsApi();
        app.MapTokenHoldersApi();
        app.MapMacDetailApi();
        app.MapRunbookApi();
        app.MapFindingsApi();
        app.MapOverviewApi();
        app.MapSyncApi();
        app.MapWebhooks();
        app.MapAuditApi();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(CircuitLimits.Set)
            .ProtectBlazorSocket();
    }
}
