using Serilog.AspNetCore;
using Serilog.Events;

namespace FleetToken.Web.Operations;

/// <summary>One line per request: method, path, status, time. Never the query string, which holds what people searched for.</summary>
internal static class RequestLog
{
    public static void Configure(RequestLoggingOptions options)
    {
        options.IncludeQueryInRequestPath = false;
        options.MessageTemplate = "{RequestMethod} {RequestPath} answered {StatusCode} in {Elapsed:0.0} ms";
        options.GetLevel = (context, _, failure) =>
            failure is not null ? LogEventLevel.Error
            : IsNoise(context.Request.Path) ? LogEventLevel.Debug
            : context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : LogEventLevel.Information;
    }

    // Probes, which are told the state in their answer, and the files of a page would drown what people did.
    private static bool IsNoise(PathString path) =>
        path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics")
        || path.StartsWithSegments("/_framework") || path.StartsWithSegments("/_content") || path.StartsWithSegments("/_blazor")
        || Path.HasExtension(path.Value);
}
