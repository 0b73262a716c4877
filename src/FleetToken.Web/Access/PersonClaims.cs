using System.Collections.Frozen;
using System.Globalization;
using System.Security.Claims;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Access;

/// <summary>The one place that writes and reads the claims of a person.</summary>
internal static class PersonClaims
{
    private const string EveryMac = "fleettoken:every-mac";
    private const string Site = "fleettoken:site";
    private const string Session = "fleettoken:session";
    private const string SignedInAt = "fleettoken:signed-in-at";
    private const string PasswordAt = "fleettoken:password-at";
    private const string Account = "fleettoken:account";
    private const string SignsInAgain = "fleettoken:signs-in-again";

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

    /// <summary>A person who signed in, with all that a cookie keeps of them.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="scheme">How they signed in.</param>
    /// <param name="grant">Their roles and sites.</param>
    /// <param name="session">Their session.</param>
    /// <param name="passwordAt">UTC time they last gave the provider their password; null where nobody says.</param>
    /// <param name="accounts">What the organisation calls them: user names and addresses.</param>
    public static ClaimsPrincipal SignedIn(string name, string scheme, Grant grant, Session session, DateTimeOffset? passwordAt, IEnumerable<string> accounts)
    {
        var person = Of(name, scheme, grant.Roles, grant.Sites);
        var identity = (ClaimsIdentity)person.Identity!;
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, session.Subject));
        identity.AddClaim(new Claim(Session, session.Id));
        identity.AddClaim(new Claim(SignedInAt, session.SignedInAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        if (passwordAt is { } given)
        {
            identity.AddClaim(new Claim(PasswordAt, given.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        }

        identity.AddClaims(accounts.Select(account => new Claim(Account, account)));
        return person;
    }

    /// <summary>Nobody: who a live page is for after its session ended.</summary>
    /// <param name="signsInAgain">Whether the page goes on to sign in by itself: the person did not sign out.</param>
    public static ClaimsPrincipal Nobody(bool signsInAgain) => new(new ClaimsIdentity(signsInAgain ? [new Claim(SignsInAgain, "true")] : []));

    /// <summary>Whether this is nobody any more and the page is to sign in again by itself.</summary>
    public static bool IsToSignInAgain(ClaimsPrincipal person) => person.Identity?.IsAuthenticated != true && person.HasClaim(SignsInAgain, "true");

    /// <summary>Id of the person's session; null where there is no sign-in.</summary>
    public static string? SessionOf(ClaimsPrincipal person) => person.FindFirst(Session)?.Value;

    /// <summary>The provider's lasting id of the person; null where there is no sign-in.</summary>
    public static string? SubjectOf(ClaimsPrincipal person) => person.FindFirst(ClaimTypes.NameIdentifier)?.Value;

    /// <summary>UTC time the person signed in; null where there is no sign-in.</summary>
    public static DateTimeOffset? SignedInAtOf(ClaimsPrincipal person) => TimeOf(person, SignedInAt);

    /// <summary>UTC time the person last gave the provider their password; null where nobody says.</summary>
    public static DateTimeOffset? PasswordAtOf(ClaimsPrincipal person) => TimeOf(person, PasswordAt);

    /// <summary>What the organisation calls the person: user names and addresses; none where there is no sign-in.</summary>
    public static IReadOnlyList<string> AccountsOf(ClaimsPrincipal person) => [.. person.FindAll(Account).Select(claim => claim.Value)];

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

    private static DateTimeOffset? TimeOf(ClaimsPrincipal person, string claim) =>
        long.TryParse(person.FindFirst(claim)?.Value, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
