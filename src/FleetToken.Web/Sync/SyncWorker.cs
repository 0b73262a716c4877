using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Sync;

/// <summary>When Jamf is read: every server by its own loop, independent of the others. Fills the index from the store before anyone is served.</summary>
public sealed class SyncWorker : BackgroundService
{
    private readonly IServiceProvider _services;
    private readonly IReadOnlyList<ServerLoop> _loops;
    private readonly bool _enabled;

    /// <summary>Makes one loop for each server; nothing runs yet.</summary>
    public SyncWorker(IServiceProvider services)
    {
        _services = services;
        _enabled = services.GetRequiredService<IOptions<SyncOptions>>().Value.Enabled;
        _loops =
        [
            .. services.GetRequiredService<JamfClients>().All.Select(client =>
                ActivatorUtilities.CreateInstance<ServerLoop>(services, client, services.GetRequiredService<IOptions<SyncOptions>>().Value)),
        ];
    }

    /// <summary>Asks for a full sweep of all servers now; one that runs or waits already is enough.</summary>
    /// <returns>Whether a sweep will come; false where sync is off.</returns>
    public bool RequestSweep()
    {
        if (!_enabled)
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
        await using (var db = await _services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(cancellationToken))
        {
            await _services.GetRequiredService<KnownMacs>().LoadAsync(db, cancellationToken);
            await _services.GetRequiredService<JudgementBasis>().LoadAsync(db, cancellationToken);
        }

        await _services.GetRequiredService<FleetIndex>().LoadAsync(cancellationToken);
        var status = _services.GetRequiredService<SyncStatus>();
        foreach (var server in status.Servers)
        {
            await _services.GetRequiredService<SyncRuns>().ShowLastAsync(server.Name, status, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [_services.GetRequiredService<ClockEdges>().RunAsync(stoppingToken)];
        if (_enabled)
        {
            var probes = _services.GetRequiredService<SecretProbes>();
            running.AddRange(_loops.Select(loop => loop.RunAsync(stoppingToken)));
            running.AddRange(_services.GetRequiredService<JamfClients>().All.Select(client => probes.RunAsync(client, stoppingToken)));
        }

        await Task.WhenAll(running);
    }
}
