using Serilog;

namespace FleetToken.Web.Operations;

/// <summary>Puts request logging, failure pages and security headers round everything else.</summary>
public static class OperationsPipeline
{
    private static readonly PathString Api = "/api";

    /// <summary>The outermost layers of the pipeline. Programs get problem details, people get a page.</summary>
    public static void UseOperations(this WebApplication app)
    {
        app.UseSerilogRequestLogging(RequestLog.Configure);
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(IsApi, api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !IsApi(context), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Api);
}
