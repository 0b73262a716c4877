using FleetToken.Jamf;

namespace FleetToken.Web.Sync;

/// <summary>The configured Jamf servers.</summary>
internal sealed class JamfClients(IEnumerable<JamfClient> clients)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<JamfClient> All { get; } = [.. clients];

    /// <summary>The server of this name; null where none is configured.</summary>
    public JamfClient? Find(string server) => All.FirstOrDefault(client => client.Server == server);
}
