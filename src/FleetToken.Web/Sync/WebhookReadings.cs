using System.Collections.Concurrent;
using System.Threading.Channels;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Sync;

/// <summary>Macs that a webhook named, read one after the other. A Mac that is named again while it waits is read once. A hint that is lost costs nothing: the next reading of changes finds the Mac.</summary>
internal sealed class WebhookReadings(RefreshMac refresh, ILogger<WebhookReadings> logger) : BackgroundService
{
    private const int MostWaiting = 5_000;

    // Of Jamf's five places; a sweep and a person go on beside it.
    private const int AtOnce = 2;

    private readonly Channel<MacId> _queue = Channel.CreateBounded<MacId>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<MacId, bool> _waiting = new();

    /// <summary>Puts a Mac on the list; false where it is on it already.</summary>
    public bool Ask(MacId id)
    {
        if (!_waiting.TryAdd(id, true))
        {
            return false;
        }

        if (_waiting.Count > MostWaiting || !_queue.Writer.TryWrite(id))
        {
            _waiting.TryRemove(id, out _);
        }

        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken };
            await Parallel.ForEachAsync(_queue.Reader.ReadAllAsync(stoppingToken), options, ReadAsync);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async ValueTask ReadAsync(MacId id, CancellationToken cancellationToken)
    {
        // Off the list first: what is named while it is read may be newer than what is read.
        _waiting.TryRemove(id, out _);
        try
        {
            if (await refresh.LaterAsync(id, cancellationToken) is RefreshOutcome.Failed failed)
            {
                Log.WebhookReadFailed(logger, id, failed.Message);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.WebhookReadBroke(logger, id, failure);
        }
    }
}
