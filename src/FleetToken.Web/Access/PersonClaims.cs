using System.Collections.Frozen;
using System.Security.Claims;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Access;

/// <summary>The one place that writes and reads the claims of a person.</summary>
internal static class PersonClaims
{
    private const string EveryMac = "fleettoken:every-mac";
    private const string Site = "fleettoken:site";

    /// <summary>A signed-in person who sees every Mac.</summary>
    public static ClaimsPrincipal WithEveryMac(string name, string scheme, IEnumerable<Role> roles) =>
        Of(name, scheme, roles, sites: null);

    /// <summary>Somebody who sees the Macs of these sites; null for every Mac.</summary>
    public static ClaimsPrincipal Of(string name, string scheme, IEnumerable<Role> roles, IEnumerable<string>? sites)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaims(sites is null ? [new Claim(EveryMac, "true")] : sites.Select(site => new Claim(Site, site)));
        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, NameOf(role))));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The roles a person has; names that are none of ours give none.</summary>
    public static IReadOnlySet<Role> RolesOf(ClaimsPrincipal person) =>
        person.FindAll(ClaimTypes.Role)
            .Select(claim => TryRole(claim.Value))
            .OfType<Role>()
            .ToFrozenSet();

    /// <summary>The Macs a person sees; without a claim none.</summary>
    public static FleetScope ScopeOf(ClaimsPrincipal person) =>
        person.HasClaim(EveryMac, "true")
            ? FleetScope.Everything
            : FleetScope.OfSites(person.FindAll(Site).Select(claim => claim.Value));

    /// <summary>A role's name in claims, cookies and configuration: lower case.</summary>
    public static string NameOf(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Helpdesk => "helpdesk",
        Role.Approver => "approver",
        Role.Auditor => "auditor",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has no name."),
    };

    /// <summary>The role of that exact name; null where there is none.</summary>
    public static Role? TryRole(string? name)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (NameOf(role) == name)
            {
                return role;
            }
        }

        return null;
    }
}
