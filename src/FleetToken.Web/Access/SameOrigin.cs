using Microsoft.Net.Http.Headers;

namespace FleetToken.Web.Access;

/// <summary>
/// Keeps other web sites from acting in a person's name: an <c>Origin</c> that is present must be our own for everything but a GET;
/// the Blazor socket must bring one; a change that carries a cookie must too, since only a browser sends cookies and browsers send both.
/// A browser gets nothing of REST, exports among it, for a page elsewhere.
/// </summary>
public sealed class SameOrigin(RequestDelegate next, ILogger<SameOrigin> logger)
{
    private static readonly PathString Socket = "/_blazor";
    private static readonly PathString Api = "/api";

    /// <summary>Passes a request on, or answers it with the reason why not.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (WhyNot(context) is { } reason)
        {
            Log.RequestRefused(logger, reason);
            await RefusedRequest.AnswerAsync(context, reason);
            return;
        }

        await next(context);
    }

    private static string? WhyNot(HttpContext context)
    {
        var request = context.Request;
        var opensSocket = request.Path.StartsWithSegments(Socket) && (context.WebSockets.IsWebSocketRequest || IsUpgrade(request));

        // What leaves as a file is written down in the person's name; a page elsewhere must not cause that. A program sends no such header.
        if (request.Path.StartsWithSegments(Api) && request.Headers["Sec-Fetch-Site"].ToString() is ("cross-site" or "same-site"))
        {
            return "Another web site asked for this. Open it from FleetToken's own pages.";
        }

        if (HttpMethods.IsGet(request.Method) && !opensSocket)
        {
            return null;
        }

        var origin = request.Headers.Origin;
        if (origin.Count == 0)
        {
            return opensSocket || request.Headers.ContainsKey(HeaderNames.Cookie)
                ? "The request brings no Origin; a browser sends one, and a program leaves its cookies out."
                : null;
        }

        return origin.Count == 1 && IsOurs(origin[0], request) ? null : "The request comes from another web site (its Origin is not this one).";
    }

    private static bool IsUpgrade(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);

    private static bool IsOurs(string? origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var theirs)
        && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var ours)
        && theirs.Scheme == ours.Scheme
        && string.Equals(theirs.Host, ours.Host, StringComparison.OrdinalIgnoreCase)
        && theirs.Port == ours.Port;
}
