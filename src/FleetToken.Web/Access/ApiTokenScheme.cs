using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FleetToken.Web.Access;

/// <summary>Lets a program in by <c>Authorization: Bearer</c>, for REST only.</summary>
// Without a logger: the base class would tell every refusal again, and the request log has it already.
internal sealed class ApiTokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    public const string SchemeName = "ApiToken";

    private const string Bearer = "Bearer";
    private static readonly PathString Api = "/api";

    /// <summary>Whether a request for REST says who it is by itself: then its cookies count for nothing.</summary>
    public static bool IsMeantBy(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Api) && context.Request.Headers.ContainsKey(HeaderNames.Authorization);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsMeantBy(Context))
        {
            return AuthenticateResult.NoResult();
        }

        var said = Request.Headers[HeaderNames.Authorization].ToString();
        var token = said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? said[Bearer.Length..].Trim() : "";
        var (program, fault) = await tokens.ReadAsync(token, Context.RequestAborted);
        return program is null ? AuthenticateResult.Fail(fault) : AuthenticateResult.Success(new AuthenticationTicket(program, SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = Bearer;
        var why = (await HandleAuthenticateOnceAsync()).Failure?.Message ?? "Send Authorization: Bearer with an API token.";
        await Context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = Context,
            ProblemDetails = new ProblemDetails { Status = StatusCodes.Status401Unauthorized, Title = "Not signed in.", Detail = why },
        });
    }
}
