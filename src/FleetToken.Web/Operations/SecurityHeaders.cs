using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace FleetToken.Web.Operations;

/// <summary>Headers that keep pages out of frames, foreign scripts out of pages, and people's names out of caches and referrers.</summary>
internal static class SecurityHeaders
{
    private const int Year = 365 * 24 * 60 * 60;

    /// <summary>Adds them to every answer. Scripts come from our own files only: with no script inside a page there is nothing a nonce would have to allow.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.UseSecurityHeaders(Policies());
        app.Use(static (context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                if (headers.CacheControl.Count == 0)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            }, context.Response);
            return next(context);
        });
    }

    private static HeaderPolicyCollection Policies() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddStrictTransportSecurityMaxAge(Year)
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddScriptSrc().Self();

            // Styles may stand inline because MudBlazor positions its menus that way.
            policy.AddStyleSrc().Self().UnsafeInline();
            policy.AddImgSrc().Self().Data();
            policy.AddObjectSrc().None();
            policy.AddBaseUri().Self();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
        });
}
