using System.Net;
using System.Net.Sockets;
using FleetToken.Web.Access;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Web.Commands;

/// <summary>Looks whether the wanted addresses can be listened on, before anything else of the start is done.</summary>
internal static class AddressCheck
{
    private const string Advice = "choose another address with --urls, such as --urls http://localhost:5081.";

    /// <summary>Lets go of them again at once; that another program takes one in between is still noticed when it is bound.</summary>
    /// <exception cref="StartRefusedException">One sentence that says which address cannot be had and why.</exception>
    public static void Check(IReadOnlyList<string> wanted, AccessMode mode)
    {
        foreach (var address in wanted)
        {
            var binding = Parse(address);
            if (mode == AccessMode.Loopback && Local(binding) is null)
            {
                throw OpenToOthers($"{binding.Host}:{binding.Port}");
            }

            Bind(address, Local(binding) ?? (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Any), binding.Port);
        }
    }

    /// <summary>Why an address that other machines can reach is not served on.</summary>
    public static StartRefusedException OpenToOthers(string authority) => new(
        $"FleetToken does not serve on {authority}: other machines could reach it, and no sign-in is set up. "
        + "Set Access:Oidc (README, Sign-in), or use a loopback address, such as --urls http://localhost:5080.");

    private static BindingAddress Parse(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return (binding.Scheme.ToLowerInvariant(), binding) switch
            {
                (not ("http" or "https"), _) => throw Refused(address, "only http and https can be served"),
                (_, { PathBase.Length: > 0 }) => throw Refused(address, "an address has no path"),
                (_, { IsUnixPipe: true } or { IsNamedPipe: true }) => throw Refused(address, "a pipe is not an address that a browser opens"),
                (_, { Port: < 0 or > IPEndPoint.MaxPort }) => throw Refused(address, "a port is a number up to 65535"),
                _ => binding,
            };
        }
        catch (FormatException)
        {
            throw Refused(address, "it is not an address");
        }
    }

    private static IPAddress? Local(BindingAddress binding) =>
        string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip) ? ip : null;

    private static void Bind(string address, IPAddress ip, int port)
    {
        try
        {
            using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(ip, port));
            socket.Listen(1);
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartRefusedException($"Another program already listens on {address}: {Advice}");
        }
        catch (SocketException failure)
        {
            throw Refused(address, failure.Message.TrimEnd('.'));
        }
    }

    private static StartRefusedException Refused(string address, string why) => new($"FleetToken cannot listen on {address} ({why}): {Advice}");
}
