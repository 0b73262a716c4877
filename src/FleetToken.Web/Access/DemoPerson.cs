using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>Demo mode: everybody is an invented person in the role their switch was set to; admin until it is touched.</summary>
internal sealed class DemoPerson(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Demo";
    public const string Cookie = "fleettoken-demo-role";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var role = PersonClaims.TryRole(Request.Cookies[Cookie]) ?? Role.Admin;
        var person = PersonClaims.WithEveryMac($"Demo {PersonClaims.NameOf(role)}", SchemeName, [role]);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, SchemeName)));
    }
}
