using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>Puts the access rules into the pipeline and maps what a person does about their own access.</summary>
public static class AccessEndpoints
{
    /// <summary>Where the demo's role switch posts to.</summary>
    public const string RolePath = "/access/role";

    /// <summary>Sends a person to the provider.</summary>
    public const string SignInPath = "/access/sign-in";

    /// <summary>Where the sign-out button posts to.</summary>
    public const string SignOutPath = "/access/sign-out";

    /// <summary>The page after signing out, or after a session that ended.</summary>
    public const string SignedOutPath = "/access/signed-out";

    /// <summary>The page that says why somebody did not come in.</summary>
    public const string ProblemPath = "/access/problem";

    /// <summary>Where the provider sends people back to; the provider must know it.</summary>
    public const string CallbackPath = "/access/callback";

    /// <summary>Signing in, then going on within FleetToken.</summary>
    public static string SignInWith(string returnUrl) => $"{SignInPath}?returnUrl={Uri.EscapeDataString(Local(returnUrl))}";

    /// <summary>Giving the password again, then going on within FleetToken.</summary>
    public static string SignInAgainWith(string returnUrl) => $"{SignInWith(returnUrl)}&again=true";

    /// <summary>The page for somebody whose session ended, with the way back to where they were.</summary>
    public static string SignedOutWith(string returnUrl) => $"{SignedOutPath}?returnUrl={Uri.EscapeDataString(Local(returnUrl))}";

    /// <summary>Walls first, then who it is, then what they may do.</summary>
    public static void UseAccess(this WebApplication app)
    {
        var mode = app.Services.GetRequiredService<AccessState>().Mode;
        if (mode == AccessMode.Loopback)
        {
            app.UseMiddleware<LoopbackOnly>();
        }

        if (mode == AccessMode.SignIn)
        {
            // Without a proxy to trust the framework would trust everybody.
            if (app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.TrustedProxies.Count > 0)
            {
                app.UseForwardedHeaders();
            }

            app.UseMiddleware<PublicAddress>();
        }

        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<SocketEnd>();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Maps signing in and out, or the demo's role switch.</summary>
    public static void MapAccess(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccessState>().Mode == AccessMode.Demo)
        {
            app.MapPost(RolePath, SwitchRole).RequireAuthorization(AccessPolicies.ViewFleet).ExcludeFromDescription();
        }

        if (app.Services.GetRequiredService<AccessState>().Mode == AccessMode.SignIn)
        {
            app.MapGet(SignInPath, SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
            app.MapPost(SignOutPath, SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>The address as a browser is sent it, if it is one of ours; the overview else.</summary>
    internal static string Local(string? url)
    {
        // Looked at twice: taking the dots out of a path can bring two slashes together.
        var plain = IsLocal(url) && Uri.TryCreate("http://localhost" + url, UriKind.Absolute, out var whole) ? whole.PathAndQuery + whole.Fragment : null;
        return IsLocal(plain) ? plain : Links.Overview;
    }

    /// <summary>Gives the endpoints that Blazor adds by itself (its socket) the policy of the least page; pages bring their own.</summary>
    public static TBuilder ProtectBlazorSocket<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(AccessPolicies.ViewFleet));
            }
        });
        return builder;
    }

    private static Results<RedirectHttpResult, BadRequest<ProblemDetails>> SwitchRole(
        [FromForm] string role,
        [FromForm] string? returnUrl,
        HttpContext context)
    {
        if (PersonClaims.TryRole(role) is not { } known)
        {
            return TypedResults.BadRequest(new ProblemDetails { Title = "There is no such role.", Status = StatusCodes.Status400BadRequest });
        }

        context.Response.Cookies.Append(DemoPerson.Cookie, PersonClaims.NameOf(known), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
        });
        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    private static async Task SignInAsync(string? returnUrl, bool? again, HttpContext context, SignInEvents events)
    {
        var local = Local(returnUrl);
        if (context.User.Identity?.IsAuthenticated == true && again != true)
        {
            context.Response.Redirect(local);
            return;
        }

        try
        {
            await context.ChallengeAsync(ProviderConnection.SchemeName, ProviderConnection.Challenge(local, again == true));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            // Discovery failed: nothing was sent yet.
            var (kind, _) = SignInFailureKinds.Of(failure, recheck: false);
            await events.FailAsync(context, new SignInProblem(kind, SignInEvents.Reference(context)) { ReturnUrl = local }, SignInFailureKinds.Technical(failure));
        }
    }

    // The form makes the framework ask for the antiforgery token.
    private static async Task SignOutAsync(IFormCollection form, HttpContext context, Sessions sessions, SignInProblems problems, ILogger<Sessions> logger)
    {
        _ = form;
        var next = SignedOutPath;
        if (PersonClaims.SubjectOf(context.User) is { } subject)
        {
            try
            {
                await sessions.EndAsync(subject, CurrentUser.Of(context.User).Entry(AuditEvent.SignedOut));
            }
            catch (StoreException failure)
            {
                Log.NotWrittenDown(logger, "sign-out", failure.Message);
                next = problems.LinkTo(new SignInProblem(SignInProblemKind.SignOutNotWritten, SignInEvents.Reference(context)));
            }
        }

        await context.SignOutAsync(SessionCookie.SchemeName);
        context.Response.Redirect(next);
    }

    // A path of ours: one slash, then neither a second slash nor a backslash, which browsers take for another host; nor what they leave out before they look.
    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? url) =>
        url is ['/'] or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);
}
