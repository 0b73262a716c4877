using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>The cookie of a session: what it may be used for, and what people and programs are told who have none.</summary>
internal sealed class SessionCookie(Sessions sessions, IOptions<AccessOptions> options) : CookieAuthenticationEvents, IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string SchemeName = "Session";

    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/_blazor"];

    public void Configure(string? name, CookieAuthenticationOptions cookie)
    {
        if (name != SchemeName)
        {
            return;
        }

        // The browser takes a name with this start only over TLS, for this host, for all paths, and never from a neighbour.
        cookie.Cookie.Name = "__Host-fleettoken";
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.IsEssential = true;
        cookie.ExpireTimeSpan = options.Value.SessionMax;
        cookie.SlidingExpiration = false;
        cookie.EventsType = typeof(SessionCookie);
    }

    public void Configure(CookieAuthenticationOptions cookie) => Configure(Options.DefaultName, cookie);

    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is null || !sessions.IsLive(context.Principal))
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    // A page is shown after signing in; a program cannot sign in, and a form that was sent is lost.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || ForPrograms.Any(path => request.Path.StartsWithSegments(path)))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(AccessEndpoints.SignInWith(request.Path + request.QueryString));
        }

        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
