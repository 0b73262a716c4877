using FleetToken.Web.Fleet;

namespace FleetToken.Web.Commands;

/// <summary>Fills the index from the store; registered between the store, which makes the schema, and sync, which adds to the index.</summary>
internal sealed class IndexStart(FleetIndex index) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => index.LoadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
