namespace FleetToken.Web.Access;

/// <summary>How a request that is not let in is answered: 403 and one sentence.</summary>
internal static class RefusedRequest
{
    public static Task AnswerAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
