namespace FleetToken.Web.Access;

/// <summary>How a request that is not let in is answered: 403 and one sentence; to a program as problem details.</summary>
internal static class RefusedRequest
{
    public static Task AnswerAsync(HttpContext context, string reason)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "This request is not let in.", detail: reason).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
