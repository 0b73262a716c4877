using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>Demo mode: everybody is an invented person in the role their switch was set to; admin until it is touched.</summary>
// Without a logger: the base class would tell every refusal again, and the request log has it already.
internal sealed class DemoPerson(IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
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
