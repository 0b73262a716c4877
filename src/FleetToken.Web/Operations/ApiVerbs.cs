using Microsoft.AspNetCore.Routing.Template;

namespace FleetToken.Web.Operations;

/// <summary>HEAD is answered like GET, without the body; a verb that an address does not have is 405 and names those it has.</summary>
internal static class ApiVerbs
{
    private static readonly PathString Api = "/api";

    /// <summary>Before routing: HEAD finds what GET finds. The server sends no body to HEAD, whoever writes one.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method) && context.Request.Path.StartsWithSegments(Api))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });

    /// <summary>After routing: pages take every path, so an address of ours with another verb would be a page that is not there.</summary>
    public static void UseMethodNotAllowed(this WebApplication app)
    {
        var endpoints = ((IEndpointRouteBuilder)app).DataSources;
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Api) || context.GetEndpoint() is RouteEndpoint endpoint && IsOurs(endpoint))
            {
                return next(context);
            }

            var methods = endpoints.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(route => IsOurs(route) && Fits(route, context.Request.Path))
                .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (methods.Contains(HttpMethods.Get))
            {
                methods.Add(HttpMethods.Head);
            }

            context.Response.StatusCode = methods.Count > 0 ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
            if (methods.Count > 0)
            {
                context.Response.Headers.Allow = string.Join(", ", methods.Order(StringComparer.Ordinal));
            }

            return Task.CompletedTask;
        });
    }

    private static bool IsOurs(RouteEndpoint route) => route.RoutePattern.RawText is { } text && ("/" + text.TrimStart('/')).StartsWith("/api/", StringComparison.Ordinal);

    private static bool Fits(RouteEndpoint route, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(path, []);
}
