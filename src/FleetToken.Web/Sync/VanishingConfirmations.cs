using System.Collections.Concurrent;

namespace FleetToken.Web.Sync;

/// <summary>That an administrator said of a server: the Macs held back by the vanishing guard are really gone. Good for one sweep, within the hour.</summary>
internal sealed class VanishingConfirmations(TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _saidAt = new();

    /// <summary>Keeps it for the next sweep of the server.</summary>
    public void Confirm(string server) => _saidAt[server] = time.GetUtcNow();

    /// <summary>Whether it was said; it is used up by asking.</summary>
    public bool Take(string server) => _saidAt.TryRemove(server, out var at) && time.GetUtcNow() - at <= GoodFor;
}
