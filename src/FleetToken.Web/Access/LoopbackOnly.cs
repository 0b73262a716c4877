using System.Net;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Web.Access;

/// <summary>Loopback mode's wall: only programs on this machine are answered, under this machine's own names, and never through a proxy.</summary>
public sealed class LoopbackOnly(RequestDelegate next, ILogger<LoopbackOnly> logger)
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

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

    /// <summary>Whether an address a server listens on can be reached from this machine only.</summary>
    public static bool IsLoopback(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IsLoopback(ip));
    }

    /// <summary>Whether a host is one of this machine's own names.</summary>
    internal static bool IsOwnName(HostString host) => Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static string? WhyNot(HttpContext context)
    {
        if (!IsLoopback(context.Connection.RemoteIpAddress))
        {
            return "Without sign-in (Access:Oidc) FleetToken answers only programs on its own machine.";
        }

        if (!IsOwnName(context.Request.Host))
        {
            return "Without sign-in (Access:Oidc) FleetToken answers only to the names localhost, 127.0.0.1 and [::1].";
        }

        return context.Request.Headers.Keys.Any(IsFromProxy)
            ? "Without sign-in (Access:Oidc) FleetToken answers nothing that came through a proxy (Forwarded, X-Forwarded-*)."
            : null;
    }

    private static bool IsFromProxy(string header) =>
        string.Equals(header, "Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);
}
