using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>Registers who may come in and what they may do.</summary>
public static class AccessServiceCollectionExtensions
{
    private const string PeopleOrPrograms = "PeopleOrPrograms";

    /// <summary>Adds authentication for the mode, the named policies, and denial of everything that has no policy.</summary>
    public static void AddAccess(this WebApplicationBuilder builder, AccessMode mode)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddSingleton(new AccessState(mode) { CanReveal = HasRevealClient(builder.Configuration) });
        services.AddOptionsWithValidateOnStart<AccessOptions>().BindConfiguration(AccessOptions.Section);
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddSingleton<Sessions>();
        services.AddHostedService(provider => provider.GetRequiredService<Sessions>());
        services.AddSingleton<Refusals>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler>(provider => provider.GetRequiredService<Refusals>());
        services.AddSingleton<SignInProblems>();
        services.AddScoped<PersonNow>();
        services.AddSingleton<LookupLimits>();
        services.AddSingleton<ApiTokens>();
        var people = mode switch
        {
            AccessMode.SignIn => SessionCookie.SchemeName,
            AccessMode.Demo => DemoPerson.SchemeName,
            _ => LoopbackPerson.SchemeName,
        };
        var authentication = services.AddAuthentication(PeopleOrPrograms);
        authentication.AddPolicyScheme(PeopleOrPrograms, null, options =>
            options.ForwardDefaultSelector = context => ApiTokenScheme.IsMeantBy(context) ? ApiTokenScheme.SchemeName : people);
        authentication.AddScheme<AuthenticationSchemeOptions, ApiTokenScheme>(ApiTokenScheme.SchemeName, null);
        if (mode == AccessMode.SignIn)
        {
            AddSignIn(services, authentication, builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.DataProtectionCertificate)}"] ?? "");
        }
        else
        {
            AddWithoutSignIn(services, authentication, mode);
        }

        services.AddSingleton<IAuthorizationHandler, LiveSessionHandler>();
        services.AddRateLimits();
        services.AddAuthorization(AddPolicies);
        services.AddCascadingAuthenticationState();
    }

    private static bool HasRevealClient(ConfigurationManager configuration) =>
        configuration.GetSection("Jamf:Servers").GetChildren().Any(server => !string.IsNullOrEmpty(server["Reveal:ClientId"]));

    private static void AddWithoutSignIn(IServiceCollection services, AuthenticationBuilder authentication, AccessMode mode)
    {
        if (mode == AccessMode.Demo)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, DemoPerson>(DemoPerson.SchemeName, null);
        }
        else
        {
            authentication.AddScheme<AuthenticationSchemeOptions, LoopbackPerson>(LoopbackPerson.SchemeName, null);
        }

        services.AddAntiforgery(options => options.Cookie.SameSite = SameSiteMode.Strict);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeysInMemory());
    }

    private static void AddSignIn(IServiceCollection services, AuthenticationBuilder authentication, string certificateFile)
    {
        CookieKeys.Add(services, certificateFile);
        services.AddSingleton<Grants>();
        services.AddSingleton<SignInFailures>();
        services.AddSingleton<SessionCookie>();
        services.AddScoped<SignInEvents>();
        services.AddSingleton<ProviderQuestion>();
        services.AddSingleton<RoleRecheck>();
        services.AddHostedService(provider => provider.GetRequiredService<RoleRecheck>());
        authentication.AddCookie(SessionCookie.SchemeName).AddOpenIdConnect(ProviderConnection.SchemeName, _ => { });
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(provider => provider.GetRequiredService<SessionCookie>());
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, ProviderConnection>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<AccessOptions>>((antiforgery, access) => Harden(antiforgery.Cookie, access.Value.PublicUrl));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<AccessOptions>>((forwarded, access) => TrustProxies(forwarded, access.Value.TrustedProxies));
    }

    // For an http address of this machine the framework makes no cookie that is for TLS only.
    private static void Harden(CookieBuilder cookie, string publicUrl)
    {
        cookie.SameSite = SameSiteMode.Strict;
        cookie.Path = "/";
        if (publicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            cookie.Name = "__Host-fleettoken-antiforgery";
            cookie.SecurePolicy = CookieSecurePolicy.Always;
        }
    }

    // The scheme is never taken from a header: the public address says it.
    private static void TrustProxies(ForwardedHeadersOptions forwarded, IReadOnlyList<string> proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }
    }

    private static void AddPolicies(AuthorizationOptions options)
    {
        var nobody = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        options.DefaultPolicy = nobody;
        options.FallbackPolicy = nobody;
        foreach (var (name, roles) in AccessPolicies.Roles)
        {
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(PersonClaims.NameOf)).AddRequirements(new LiveSession()));
        }
    }
}
