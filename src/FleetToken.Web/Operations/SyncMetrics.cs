using System.Diagnostics.Metrics;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Operations;

/// <summary>The sync of each server in numbers. Labels hold the configured server name only: no Mac, serial number or person.</summary>
internal sealed class SyncMetrics(SyncStatus status, IMeterFactory meters) : IDisposable
{
    public const string MeterName = "FleetToken.Sync";

    private readonly Meter _meter = meters.Create(MeterName);

    /// <summary>Registers the gauges.</summary>
    public void Observe()
    {
        Gauge("fleettoken.sync.macs", "{mac}", "Macs read by the last complete sweep.", server => server.LastComplete?.Macs);
        Gauge("fleettoken.sync.duration", "s", "How long the last complete sweep took.", server => Seconds(server.LastComplete));
        Gauge("fleettoken.sync.requests", "{request}", "Requests of the sweep that runs, or else of the last one.", server => server.LastSweep?.Requests);
        Gauge("fleettoken.sync.received", "By", "Bytes received by the sweep that runs, or else by the last one.", server => server.LastSweep?.Bytes);
        Gauge("fleettoken.sync.skipped", "{record}", "Records the last sweep could not read.", server => server.LastSweep?.SkippedRecords.Count);
        Gauge("fleettoken.sync.failed", "1", "1 where the last try failed, else 0.", server => server.State == SyncState.Failed ? 1 : 0);
        Gauge("fleettoken.sync.alarms", "1", "Red lines of the server, such as a polling client that may read secrets.", server => server.Problems.Count(problem => problem.IsAlarm));
        Gauge("fleettoken.sync.finished", "s", "Unix time at which the last complete sweep ended.", server => server.LastComplete?.FinishedAt?.ToUnixTimeSeconds());
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static double? Seconds(Sweep? sweep) => (sweep?.FinishedAt - sweep?.StartedAt)?.TotalSeconds;

    private void Gauge(string name, string unit, string description, Func<ServerSync, double?> value) =>
        _meter.CreateObservableGauge(name, () => Measure(value), unit, description);

    // What is not known yet is left out: no sample is not the same as zero.
    private IEnumerable<Measurement<double>> Measure(Func<ServerSync, double?> value) =>
        from server in status.Servers
        let number = value(server)
        where number is not null
        select new Measurement<double>(number.Value, new KeyValuePair<string, object?>("server", server.Name));
}
