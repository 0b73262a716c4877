using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>Loopback mode: whoever sits at the machine is viewer, auditor and admin; <see cref="LoopbackOnly"/> lets nobody else come this far.</summary>
internal sealed class LoopbackPerson(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Loopback";

    private static readonly Role[] Roles = [Role.Viewer, Role.Auditor, Role.Admin];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var person = PersonClaims.WithEveryMac("You, at this machine", SchemeName, Roles);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, SchemeName)));
    }
}
