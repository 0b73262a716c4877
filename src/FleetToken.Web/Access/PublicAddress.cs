using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>
/// Sign-in mode's wall: FleetToken answers under its public address only, whatever a proxy or a client calls it; health and metrics
/// also under this machine's own names. Scheme and host of every request become the public ones, so that links and checks of origin rest on nothing a client sent.
/// </summary>
public sealed class PublicAddress(RequestDelegate next, IOptions<AccessOptions> options, ILogger<PublicAddress> logger)
{
    private static readonly PathString[] ForMachines = ["/health", "/metrics"];

    private readonly Uri _public = new(options.Value.PublicUrl);

    /// <summary>Passes a request on, or answers it with the reason why not.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host;
        if (!IsOurs(host) && !(LoopbackOnly.IsOwnName(host) && ForMachines.Any(path => context.Request.Path.StartsWithSegments(path))))
        {
            const string Reason = "FleetToken answers under its public address only (Access:PublicUrl).";
            Log.RequestRefused(logger, Reason);
            await RefusedRequest.AnswerAsync(context, Reason);
            return;
        }

        context.Request.Scheme = _public.Scheme;
        context.Request.Host = _public.IsDefaultPort ? new HostString(_public.Host) : new HostString(_public.Host, _public.Port);
        await next(context);
    }

    private bool IsOurs(HostString host) =>
        string.Equals(host.Host, _public.Host, StringComparison.OrdinalIgnoreCase) && (host.Port ?? DefaultPort) == _public.Port;

    private int DefaultPort => _public.Scheme == Uri.UriSchemeHttps ? 443 : 80;
}
