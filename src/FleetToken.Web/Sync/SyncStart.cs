using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Sync;

/// <summary>Fills memory from the store before anyone is served: the index, what is known of each Mac, how the last runs went.</summary>
internal sealed class SyncStart(
    IDbContextFactory<FleetDb> databases, KnownMacs known, JudgementBasis basis, FleetIndex index, SyncRuns runs, SyncStatus status) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
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
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
