using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace FleetToken.Web.Access;

/// <summary>Registers who may come in and what they may do.</summary>
public static class AccessServiceCollectionExtensions
{
    private const string PeopleOrPrograms = "PeopleOrPrograms";

    /// <summary>Adds authentication for the mode, the named policies, and denial of everything that has no policy.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessMode mode)
    {
        services.AddSingleton(new AccessState(mode));
        services.AddSingleton<ApiTokens>();
        var people = mode == AccessMode.Demo ? DemoPerson.SchemeName : LoopbackPerson.SchemeName;
        var authentication = services.AddAuthentication(PeopleOrPrograms);
        authentication.AddPolicyScheme(PeopleOrPrograms, null, options =>
            options.ForwardDefaultSelector = context => ApiTokenScheme.IsMeantBy(context) ? ApiTokenScheme.SchemeName : people);
        authentication.AddScheme<AuthenticationSchemeOptions, ApiTokenScheme>(ApiTokenScheme.SchemeName, null);
        if (mode == AccessMode.Demo)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, DemoPerson>(DemoPerson.SchemeName, null);
        }
        else
        {
            authentication.AddScheme<AuthenticationSchemeOptions, LoopbackPerson>(LoopbackPerson.SchemeName, null);
        }

        services.AddRateLimits();
        services.AddAuthorization(AddPolicies);
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options => options.Cookie.SameSite = SameSiteMode.Strict);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeysInMemory());
        return services;
    }

    private static void AddPolicies(AuthorizationOptions options)
    {
        var nobody = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        options.DefaultPolicy = nobody;
        options.FallbackPolicy = nobody;
        foreach (var (name, roles) in AccessPolicies.Roles)
        {
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(PersonClaims.NameOf)));
        }
    }
}
