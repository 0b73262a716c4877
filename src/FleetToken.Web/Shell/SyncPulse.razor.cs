using FleetToken.Web.Components;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Shell;

/// <summary>The state of sync in the bar.</summary>
public sealed partial class SyncPulse : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    private IDisposable? _subscription;
    private ITimer? _timer;

    [Inject]
    public required SyncStatus Sync { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string Symbol { get; set; } = "loop";

    private string Text { get; set; } = "";

    private Tone Tone { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        _timer?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Read();
        _subscription = Sync.Subscribe(Refresh);
        _timer = Time.CreateTimer(_ => Refresh(), null, Tick, Tick);
    }

    private void Refresh() => _ = InvokeAsync(() =>
    {
        var before = (Symbol, Text, Tone);
        Read();
        if (before != (Symbol, Text, Tone))
        {
            StateHasChanged();
        }
    });

    private void Read() => (Symbol, Text, Tone) = Describe(Sync.Servers, Clock.Now);

    /// <summary>The worst news first: failed, backing off, reading, read.</summary>
    internal static (string Symbol, string Text, Tone Tone) Describe(IReadOnlyList<ServerSync> servers, DateTimeOffset now)
    {
        if (servers.Count == 0)
        {
            return ("na", "No Jamf server configured", Tone.Warn);
        }

        if (servers.FirstOrDefault(server => server.State == SyncState.Failed) is { } failed)
        {
            return ("oct", servers.Count == 1 ? "Jamf cannot be read" : $"{failed.Name} cannot be read", Tone.Bad);
        }

        if (servers.Any(server => server.State == SyncState.BackingOff))
        {
            return ("hour", "Jamf asked us to slow down", Tone.Warn);
        }

        if (servers.Where(server => server.State == SyncState.Running).ToList() is { Count: > 0 } running)
        {
            return ("loop", Reading(running), Tone.Neutral);
        }

        if (servers.All(server => server.State == SyncState.Off))
        {
            return ("na", "Sync is off", Tone.Neutral);
        }

        return LastRead(servers) is { } at
            ? ("check", $"Jamf read {AgeWords.Ago(now - at)}", Tone.Neutral)
            : ("clock", "Jamf not read yet", Tone.Neutral);
    }

    private static string Reading(List<ServerSync> running)
    {
        var sweeps = running.Select(server => server.LastSweep).ToList();
        if (sweeps.Any(sweep => sweep?.TotalCount is null or 0))
        {
            return "Reading Jamf";
        }

        var read = sweeps.Sum(sweep => (long)sweep!.Macs);
        var total = sweeps.Sum(sweep => (long)sweep!.TotalCount!.Value);
        return $"Reading Jamf, {Math.Min(99, 100 * read / total)} %";
    }

    // The oldest of the servers' latest readings: a fleet is as fresh as its stalest part.
    private static DateTimeOffset? LastRead(IReadOnlyList<ServerSync> servers)
    {
        var reads = servers.Select(server => Later(server.LastComplete?.FinishedAt, server.LastChangesAt)).ToList();
        return reads.Contains(null) ? null : reads.Min();
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null ? right : right is null || left > right ? left : right;
}
