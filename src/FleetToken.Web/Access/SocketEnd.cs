namespace FleetToken.Web.Access;

/// <summary>Cuts the sockets of live pages whose session has ended. They get a moment first, to show that it has.</summary>
public sealed class SocketEnd(RequestDelegate next, Sessions sessions, TimeProvider time)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
    private static readonly PathString Socket = "/_blazor";

    /// <summary>Watches over a socket for as long as it is open.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.Path.StartsWithSegments(Socket) || context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        await using var cut = time.CreateTimer(_ => context.Abort(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var ended = sessions.EndOf(context.User).Register(() => cut.Change(Farewell, Timeout.InfiniteTimeSpan));
        await next(context);
    }
}
