namespace FleetToken.Web.Operations;

/// <summary>Creates the gauges at start; they observe by themselves from then on.</summary>
internal sealed class MetricsStart(SyncMetrics metrics) : IHostedService
{
    private readonly SyncMetrics _metrics = metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics.Observe();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
