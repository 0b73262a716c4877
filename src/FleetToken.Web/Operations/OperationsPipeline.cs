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
        app.UseSecurityHeaders();
        app.UseWhen(IsForAProgram, programs =>
        {
            programs.UseExceptionHandler();
            programs.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForAProgram(context), people =>
        {
            people.UseExceptionHandler("/error", createScopeForErrors: true);
            people.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        });
    }

    // A form that is refused has no page to go back to; answering it with one would read the form again.
    private static bool IsForAProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Api) || !HttpMethods.IsGet(context.Request.Method);
}
