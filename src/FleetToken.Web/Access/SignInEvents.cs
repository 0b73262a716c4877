using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace FleetToken.Web.Access;

/// <summary>What happens when a person comes back from the provider: a role and a session, or a page that says why not.</summary>
internal sealed class SignInEvents(
    Grants grants, Sessions sessions, RoleRecheck recheck, SignInProblems problems, SignInFailures failures, IOptions<AccessOptions> options) : OpenIdConnectEvents
{
    private const int MostValuesTold = 10;

    private static readonly string[] AccountClaims = ["preferred_username", "upn", "email"];
    private const int LongestText = 100;

    // From one event of a sign-in to the next: what is put into the properties could end in a cookie.
    private string? _refreshToken;

    public override Task TokenValidated(TokenValidatedContext context)
    {
        // The framework checks a signature that is there, but lets a token without one pass where it came straight from the provider.
        if (context.TokenEndpointResponse?.IdToken?.Split('.') is not [_, _, { Length: > 0 }])
        {
            context.Fail(new SecurityTokenInvalidSignatureException("The ID token is not signed."));
        }
        else if (options.Value.Oidc.RecheckRoles && context.TokenEndpointResponse.RefreshToken is { Length: > 0 } token)
        {
            _refreshToken = token;
        }

        return Task.CompletedTask;
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        var failure = context.Failure ?? new InvalidDataException("Nothing is known.");
        var (kind, word) = SignInFailureKinds.Of(failure, options.Value.Oidc.RecheckRoles);
        var technical = SignInFailureKinds.Technical(failure);
        if (kind == SignInProblemKind.RecheckRefused)
        {
            technical = $"allow FleetToken the scope {ProviderConnection.OfflineScope} at the provider, or set Access:Oidc:RecheckRoles to false; {technical}";
        }

        context.HandleResponse();
        await FailAsync(context.HttpContext, new SignInProblem(kind, Reference(context.HttpContext)) { Word = word, ReturnUrl = AccessEndpoints.Local(context.Properties?.RedirectUri) }, technical);
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var claims = context.Principal ?? new ClaimsPrincipal();
        var subject = claims.FindFirst("sub")?.Value ?? "";
        var name = NameOf(claims, subject);
        var claim = options.Value.Oidc.RoleClaim;
        var values = grants.ValuesIn(claims.Claims);
        var grant = grants.Of(values);
        var problem = new SignInProblem(SignInProblemKind.NoRole, Reference(context.HttpContext)) { Person = name, ReturnUrl = AccessEndpoints.Local(context.ReturnUri) };
        if (subject.Length == 0 || grant.Roles.Count == 0)
        {
            context.HandleResponse();
            await FailAsync(
                context.HttpContext,
                problem with { Claim = claim, Values = [.. values.Order(StringComparer.Ordinal).Take(MostValuesTold).Select(Bounded)] },
                $"the claim {claim} has {values.Count} values, and none gives a role");
            return;
        }

        try
        {
            var session = await sessions.OpenAsync(subject, Entry(context, name, subject, grant), _refreshToken is { } token ? new Vouching(name, grant, token) : null);
            if (IsWithoutToken)
            {
                recheck.TellNoToken();
            }

            context.Principal = PersonClaims.SignedIn(name, SessionCookie.SchemeName, grant, session, PasswordAt(claims, session.SignedInAt, ProviderConnection.IsAgain(context.Properties)), AccountsOf(claims));
            context.Properties = new AuthenticationProperties();
        }
        catch (StoreException failure)
        {
            context.HandleResponse();
            await FailAsync(context.HttpContext, problem with { Kind = SignInProblemKind.NotWritten, Person = null }, failure.Message);
        }
    }

    /// <summary>Writes a failure down and shows its page.</summary>
    public async Task FailAsync(HttpContext context, SignInProblem problem, string technical)
    {
        await failures.WriteDownAsync(context, problem, technical);
        context.Response.Redirect(problems.LinkTo(problem));
    }

    public static string Reference(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private bool IsWithoutToken => options.Value.Oidc.RecheckRoles && _refreshToken is null;

    private AuditEntry Entry(TicketReceivedContext context, string name, string subject, Grant grant)
    {
        var details = new Dictionary<string, string>
        {
            ["sites"] = grant.SitesInWords,
            ["address"] = context.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        };
        if (IsWithoutToken)
        {
            details["roles re-checked"] = "no, the provider gave no refresh token: allow FleetToken offline_access there, or set Access:Oidc:RecheckRoles to false";
        }

        return new AuditEntry(AuditEvent.SignedIn, name) { Person = subject, Roles = grant.RolesInWords, Details = details };
    }

    // Two people may share a name, and some may choose their own, even that of a program: beside it stands what the organisation gave them.
    private static string NameOf(ClaimsPrincipal claims, string subject)
    {
        var name = Text(claims, "name");
        var account = Text(claims, "preferred_username") ?? Text(claims, "upn") ?? Text(claims, "email");
        return (name, account) switch
        {
            (null, null) => Bounded(subject),
            (null, _) => account,
            (_, null) => Bounded($"{name} ({subject})"),
            _ => name == account ? name : $"{name} ({account})",
        };
    }

    private static string[] AccountsOf(ClaimsPrincipal claims) =>
        [.. AccountClaims.Select(type => Text(claims, type)).OfType<string>().Distinct(StringComparer.Ordinal)];

    // Who is still signed in at the provider comes back without a password: the provider says when it was given. A time to come counts as now.
    // Where it does not say, only a sign-in for which the password was asked counts; another one may have needed none.
    private static DateTimeOffset? PasswordAt(ClaimsPrincipal claims, DateTimeOffset now, bool again) =>
        long.TryParse(claims.FindFirst("auth_time")?.Value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? seconds < now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now
            : again ? now : null;

    private static string? Text(ClaimsPrincipal claims, string type) =>
        claims.FindFirst(type)?.Value is { } value && Bounded(value) is { Length: > 0 } text ? text : null;

    private static string Bounded(string text)
    {
        var plain = new string([.. text.Where(letter => !char.IsControl(letter))]).Trim();
        return plain.Length <= LongestText ? plain : plain[..(LongestText - 1)] + "…";
    }
}
