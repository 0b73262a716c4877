using FleetToken.Simulator.Access;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>What happens to every request before its route: it is counted, struck by faults, checked for its token and privileges.</summary>
internal sealed class Reception(Server server, Faults faults, Traffic traffic)
{
    private static readonly Call NoSuchCall = new(SimulatorRoute.Unknown, true, []);

    /// <summary>Answers a request through its route.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var call = context.GetEndpoint()?.Metadata.GetMetadata<Call>() ?? NoSuchCall;
        var request = Describe(context.Request, call.Route);
        traffic.Begin(request);
        try
        {
            await faults.AnswerAsync(context, request, () => CheckedAsync(context, call, next));
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller gave up, or a fault broke the connection.
        }
        finally
        {
            traffic.End();
        }
    }

    private Task CheckedAsync(HttpContext context, Call call, RequestDelegate next)
    {
        if (call.Route == SimulatorRoute.Unknown)
        {
            return Answers.HtmlAsync(context, StatusCodes.Status404NotFound, "Not Found");
        }

        if (call.Anonymous)
        {
            return next(context);
        }

        if (server.Clients.Of(Token(context.Request)) is not { } client)
        {
            return IsClassic(context)
                ? Answers.HtmlAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized", "The request requires user authentication")
                : Answers.ErrorAsync(context, StatusCodes.Status401Unauthorized, "INVALID_TOKEN", "Unauthorized");
        }

        context.Features.Set(client);
        return Array.TrueForAll(call.Privileges, client.Privileges.Contains) ? next(context)
            : IsClassic(context) ? Answers.HtmlAsync(context, StatusCodes.Status403Forbidden, "Forbidden", "The server understood the request but refuses to authorize it")
            : Answers.ErrorAsync(context, StatusCodes.Status403Forbidden, "INVALID_PRIVILEGE", "Forbidden");
    }

    private static bool IsClassic(HttpContext context) => context.Request.Path.StartsWithSegments(ClassicRoutes.Root);

    private static string? Token(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..] : null;
    }

    private static SimulatorRequest Describe(HttpRequest request, SimulatorRoute route)
    {
        var hasPage = request.Query.ContainsKey("page") && Paging.Number(request, "page", 0, out _);
        var hasSize = request.Query.ContainsKey("page-size") && Paging.Number(request, "page-size", 0, out _);
        Paging.Number(request, "page", 0, out var page);
        Paging.Number(request, "page-size", 0, out var size);
        return new SimulatorRequest(route, request.Method, request.Path + request.QueryString, hasPage ? page : null, hasSize ? size : null);
    }
}
