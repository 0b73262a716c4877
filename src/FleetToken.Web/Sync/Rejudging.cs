using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>Judges all Macs of a server anew where rules, settings or its configuration facts are no longer those they were judged with.</summary>
internal sealed class Rejudging(KnownMacs known, JudgementBasis basis, MacLedger ledger, ILogger<Rejudging> logger)
{
    /// <summary>Does so where it is needed; cut off, it begins again at the next start or sweep.</summary>
    /// <exception cref="StoreException">The store refused; what was judged before stays.</exception>
    public async Task EnsureAsync(string server, CancellationToken cancellationToken)
    {
        if (basis.IsCurrent(server))
        {
            return;
        }

        var macs = known.Where(mac => mac.Id.Server == server && mac.GoneAt is null);
        if (macs.Count > 0)
        {
            Log.JudgedAnew(logger, server);
        }

        foreach (var batch in macs.Chunk(Writer.MacsPerTransaction))
        {
            await ledger.RejudgeAsync([.. batch.Select(mac => mac.Id)], cancellationToken);
        }

        await basis.SaveJudgedAsync(server, cancellationToken);
    }
}
