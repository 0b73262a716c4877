using System.Collections.Concurrent;

namespace FleetToken.Web.Sync;

/// <summary>That an administrator said of a server: the Macs held back by the vanishing guard are really gone. Good for one sweep, within the hour, and for no more Macs than were held back.</summary>
internal sealed class VanishingConfirmations(TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, int> _heldBack = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, int Macs)> _said = new();

    /// <summary>Remembers how many Macs a sweep did not meet and held back.</summary>
    public void HeldBack(string server, int macs) => _heldBack[server] = macs;

    /// <summary>Keeps it for the next sweep of the server; false where this program has held nothing back there.</summary>
    public bool Confirm(string server)
    {
        if (!_heldBack.TryRemove(server, out var macs))
        {
            return false;
        }

        _said[server] = (time.GetUtcNow(), macs);
        return true;
    }

    /// <summary>How many Macs may be taken for gone by what was said; 0 where nothing was. It is used up by asking.</summary>
    public int Take(string server) => _said.TryRemove(server, out var said) && time.GetUtcNow() - said.At <= GoodFor ? said.Macs : 0;
}
