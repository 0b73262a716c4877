using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FleetToken.Web.Access;

/// <summary>Puts the access rules into the pipeline and maps what a person does about their own access.</summary>
public static class AccessEndpoints
{
    /// <summary>Where the demo's role switch posts to.</summary>
    public const string RolePath = "/access/role";

    /// <summary>Walls first, then who it is, then what they may do.</summary>
    public static void UseAccess(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccessState>().Mode == AccessMode.Loopback)
        {
            app.UseMiddleware<LoopbackOnly>();
        }

        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Maps the demo's role switch; in other modes there is nothing to map.</summary>
    public static void MapAccess(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccessState>().Mode == AccessMode.Demo)
        {
            app.MapPost(RolePath, SwitchRole).RequireAuthorization(AccessPolicies.ViewFleet).ExcludeFromDescription();
        }
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
        return TypedResults.LocalRedirect(IsLocal(returnUrl) ? returnUrl : Links.Overview);
    }

    // A path of ours: one slash, then neither a second slash nor a backslash, which browsers take for another host.
    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? url) =>
        url is ['/'] or ['/', not ('/' or '\\'), ..];
}
