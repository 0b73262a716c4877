using FleetToken.Jamf;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Sync;

/// <summary>When Jamf is read: every server by its own loop, independent of the others.</summary>
internal sealed class SyncWorker(
    IServiceProvider services,
    JamfClients clients,
    VanishingConfirmations confirmations,
    ClockEdges edges,
    SecretProbes probes,
    IOptions<SyncOptions> options) : BackgroundService
{
    private readonly List<ServerLoop> _loops =
        [.. clients.All.Select(client => ActivatorUtilities.CreateInstance<ServerLoop>(services, client, options.Value))];

    /// <summary>Whether a sweep comes when it is asked for; false where sync is off.</summary>
    public bool IsOn => options.Value.Enabled;

    /// <summary>Asks for a full sweep of all servers now; one that runs or waits already is enough.</summary>
    /// <returns>Whether a sweep will come; false where sync is off.</returns>
    public bool RequestSweep()
    {
        if (!options.Value.Enabled)
        {
            return false;
        }

        foreach (var loop in _loops)
        {
            loop.RequestSweep();
        }

        return true;
    }

    /// <summary>Takes the Macs that the vanishing guard holds back on a server for gone, and sweeps again.</summary>
    /// <returns>Whether a sweep will come; false where sync is off, or where nothing was held back since this start: the next sweep holds it back again.</returns>
    public bool ConfirmVanished(string server) => options.Value.Enabled && confirmations.Confirm(server) && RequestSweep();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [edges.RunAsync(stoppingToken)];
        if (options.Value.Enabled)
        {
            running.AddRange(_loops.Select(loop => loop.RunAsync(stoppingToken)));
            running.AddRange(clients.All.Select(client => probes.RunAsync(client, stoppingToken)));
        }

        await Task.WhenAll(running);
    }
}
