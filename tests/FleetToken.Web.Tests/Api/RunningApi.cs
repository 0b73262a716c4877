using System.Security.Claims;
using System.Text.Encodings.Web;
using FleetToken.Jamf;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Findings;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.MacDetail;
using FleetToken.Web.Features.Macs;
using FleetToken.Web.Features.Overview;
using FleetToken.Web.Features.Settings;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Fleet;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Api;

/// <summary>The REST endpoints on a free port over a stored fleet; who asks is said in a header.</summary>
internal sealed class RunningApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningApi(WebApplication app, HttpClient client)
    {
        _app = app;
        Client = client;
    }

    public HttpClient Client { get; }

    public SyncStatus Sync => _app.Services.GetRequiredService<SyncStatus>();

    public static async Task<RunningApi> StartAsync(StoredFleet fleet, bool syncEnabled = true)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Sync:Enabled", syncEnabled ? "true" : "false"),
            new("Store:ConnectionString", $"Data Source={Path.Combine(Path.GetTempPath(), "never-opened.db")}"),
            new("Jamf:Servers:main:Url", "https://127.0.0.1:9"),
            new("Jamf:Servers:main:ClientId", "poll"),
            new("Jamf:Servers:main:ClientSecret", "secret"),
        ]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(fleet.Time);
        builder.Services.AddFleet();
        builder.Services.AddSingleton(await fleet.AuditAsync());
        builder.Services.AddRateLimits();
        builder.Services.AddSingleton(fleet.Index);
        builder.Services.AddSingleton(fleet.Lists);
        builder.Services.AddSingleton(fleet.Macs);
        builder.Services.AddSingleton(fleet.Findings);
        builder.Services.AddSingleton<FleetToken.Web.Features.Helpdesk.RunbookViews>();
        AddSyncAtRest(builder.Services);

        // The last one counts: what reads the store reads the fleet's.
        builder.Services.AddSingleton(fleet.Store);
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderPerson>("test", null);
        builder.Services.AddAuthorization(options =>
        {
            foreach (var (policy, roles) in AccessPolicies.Roles)
            {
                options.AddPolicy(policy, one => one.RequireRole(roles.Select(role => role.ToString().ToLowerInvariant())));
            }
        });
        var app = builder.Build();
        app.MapMacsApi().MapTokenHoldersApi().MapMacDetailApi().MapRunbookApi().MapOverviewApi().MapFindingsApi().MapSyncApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        var client = new HttpClient { BaseAddress = new Uri(Assert.Single(addresses?.Addresses ?? [])) };
        client.DefaultRequestHeaders.Add("X-Role", "viewer");
        return new RunningApi(app, client);
    }

    /// <summary>The same client as somebody with this role, limited to these sites.</summary>
    public RunningApi As(string? role, params string[] sites)
    {
        Client.DefaultRequestHeaders.Remove("X-Role");
        Client.DefaultRequestHeaders.Remove("X-Sites");
        if (role is not null)
        {
            Client.DefaultRequestHeaders.Add("X-Role", role);
        }

        if (sites.Length > 0)
        {
            Client.DefaultRequestHeaders.Add("X-Sites", string.Join(',', sites));
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Sync without its loops: what is asked of it is answered, nothing runs.</summary>
    private static void AddSyncAtRest(IServiceCollection services)
    {
        var before = services.Count(service => service.ServiceType == typeof(IHostedService));
        services.AddStore();
        services.AddJamf();
        services.AddSync();
        foreach (var started in services.Where(service => service.ServiceType == typeof(IHostedService)).Skip(before).ToList())
        {
            services.Remove(started);
        }
    }

    private sealed class HeaderPerson(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Role"].ToString() is not { Length: > 0 } role)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity(Scheme.Name);
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
            var sites = Request.Headers["X-Sites"].ToString();
            if (sites.Length == 0)
            {
                identity.AddClaim(new Claim("fleettoken:every-mac", "true"));
            }

            identity.AddClaims(sites.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(site => new Claim("fleettoken:site", site)));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
