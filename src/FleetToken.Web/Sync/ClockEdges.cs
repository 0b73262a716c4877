using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>Judges a Mac anew when time alone changes its verdicts, such as a report that is no longer fresh; the only timer for that.</summary>
internal sealed class ClockEdges(KnownMacs known, MacLedger ledger, TimeProvider time, ILogger<ClockEdges> logger)
{
    // A commit can bring an earlier edge than the one that is waited for; so the wait is never longer than a reader would mind.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    /// <summary>Walks the edges until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await PassAsync(cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                Log.EdgesFailed(logger, failure);
                await Task.Delay(LongestWait, time, cancellationToken);
            }

            await Task.Delay(Wait(), time, cancellationToken);
        }
    }

    /// <summary>Judges the Macs whose edge has passed.</summary>
    /// <exception cref="StoreException">The store refused; the edges stay where they are.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var batch in known.Where(mac => mac.NextEdge <= now).Chunk(Writer.MacsPerTransaction))
        {
            await ledger.RejudgeAsync([.. batch.Select(mac => mac.Id)], cancellationToken);
        }
    }

    /// <summary>How long to wait until the next edge.</summary>
    internal TimeSpan Wait()
    {
        var wait = known.EarliestEdge() - time.GetUtcNow();

        // An edge that a pass left behind, such as that of a document that cannot be read, must not be tried again every second.
        return wait is null || wait <= TimeSpan.Zero || wait > LongestWait ? LongestWait : wait < ShortestWait ? ShortestWait : wait.Value;
    }
}
