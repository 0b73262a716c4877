using System.Diagnostics.CodeAnalysis;

namespace FleetToken.Jamf;

/// <summary>The client of each configured server, by its name.</summary>
public sealed class JamfClients : IDisposable
{
    private readonly SortedDictionary<string, JamfClient> _clients;

    internal JamfClients(IEnumerable<JamfClient> clients) => _clients = new(clients.ToDictionary(client => client.Server), StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyCollection<JamfClient> All => _clients.Values;

    /// <summary>The client of one server; false where no server has this name.</summary>
    public bool TryGet(string server, [NotNullWhen(true)] out JamfClient? client) => _clients.TryGetValue(server, out client);

    /// <summary>The door to recovery keys of one server; null where revealing is off or no server has this name.</summary>
    public RecoveryKeyClient? KeyClient(string server) => TryGet(server, out var client) ? client.Keys : null;

    /// <summary>Gives back their connections.</summary>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }
}
