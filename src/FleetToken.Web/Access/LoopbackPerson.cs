using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>Loopback mode: whoever sits at the machine is viewer, auditor and admin, and helpdesk where keys can be read; <see cref="LoopbackOnly"/> lets nobody else come this far.</summary>
// Without a logger: the base class would tell every refusal again, and the request log has it already.
internal sealed class LoopbackPerson(IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, AccessState access)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    public const string SchemeName = "Loopback";

    private static readonly Role[] Roles = [Role.Viewer, Role.Auditor, Role.Admin];
    private static readonly Role[] WithHelpdesk = [.. Roles, Role.Helpdesk];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var person = PersonClaims.WithEveryMac("You, at this machine", SchemeName, access.CanReveal ? WithHelpdesk : Roles);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, SchemeName)));
    }
}
