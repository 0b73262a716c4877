using FleetToken.Jamf;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Sync;

/// <summary>When Jamf is read: every server by its own loop, independent of the others. Fills the index from the store before anyone is served.</summary>
internal sealed class SyncWorker(
    IServiceProvider services,
    JamfClients clients,
    IDbContextFactory<FleetDb> databases,
    KnownMacs known,
    JudgementBasis basis,
    FleetIndex index,
    SyncRuns runs,
    SyncStatus status,
    ClockEdges edges,
    SecretProbes probes,
    IOptions<SyncOptions> options) : BackgroundService
{
    private readonly List<ServerLoop> _loops =
        [.. clients.All.Select(client => ActivatorUtilities.CreateInstance<ServerLoop>(services, client, options.Value))];

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

    /// <summary>Reads the store: the index, what is known of each Mac, how the last runs went.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            await known.LoadAsync(db, cancellationToken);
            await basis.LoadAsync(db, cancellationToken);
        }

        await index.LoadAsync(cancellationToken);
        foreach (var server in status.Servers)
        {
            await runs.ShowLastAsync(server.Name, status, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

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
