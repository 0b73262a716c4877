using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Sync;

/// <summary>
/// Takes readings of Macs, judges them with their twins, commits what is new and tells the index and the pages: the only way a Mac gets into the store.
/// One batch at a time, so that a batch always sees its predecessor whole.
/// </summary>
internal sealed class MacLedger(
    KnownMacs known,
    JudgementBasis basis,
    IDbContextFactory<FleetDb> databases,
    Writer writer,
    FleetIndex index,
    FleetChanges changes,
    TimeProvider time,
    ILogger<MacLedger> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly MacReadings _readings = new(known, time, logger);

    /// <summary>Takes Macs that were read.</summary>
    /// <param name="macs">The Macs, 500 at most.</param>
    /// <param name="askedAt">UTC time from which on they were asked for; a Mac that was read by itself, or found to be gone, since then stays as it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What changed, by Mac.</returns>
    /// <exception cref="StoreException">Nothing of the batch was stored.</exception>
    public async Task<IReadOnlyDictionary<MacId, IReadOnlyList<MacChange>>> TakeAsync(
        IReadOnlyList<Mac> macs, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var readings = _readings.Of(macs, askedAt);
            known.Confirm(readings.Where(reading => !reading.IsNew).Select(reading => reading.Before).OfType<KnownMac>(), askedAt);
            var news = readings.FindAll(reading => reading.IsNew);
            if (news.Count == 0)
            {
                return new Dictionary<MacId, IReadOnlyList<MacChange>>();
            }

            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            news = await MacReadings.WithStoredAsync(db, news, cancellationToken);
            var twins = await _readings.StoredAsync(db, Twins.ToJudge(known, news), cancellationToken);
            return await JudgeAndCommitAsync(db, [.. news, .. twins], cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Judges stored Macs anew, because time, settings, rules or their server's facts moved.</summary>
    /// <exception cref="StoreException">Nothing of the batch was stored.</exception>
    public async Task RejudgeAsync(IReadOnlyList<MacId> ids, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await JudgeAndCommitAsync(db, await _readings.StoredAsync(db, ids, cancellationToken), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Marks Macs as no longer in Jamf; their history stays.</summary>
    /// <exception cref="StoreException">Nothing of the batch was stored.</exception>
    public async Task MarkGoneAsync(IReadOnlyList<MacId> ids, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var batch in ids.Select(known.Find).OfType<KnownMac>().Where(mac => mac.GoneAt is null).Chunk(Writer.MacsPerTransaction))
            {
                await MarkGoneAsync(batch, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes that a Mac was read by itself, whether or not anything was new.</summary>
    public async Task SaveReadAsync(MacId id, DateTimeOffset readAt, CancellationToken cancellationToken)
    {
        if (known.Find(id) is { } mac)
        {
            await writer.WriteAsync(session => session.SaveRead(mac.Key, readAt), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyDictionary<MacId, IReadOnlyList<MacChange>>> JudgeAndCommitAsync(
        FleetDb db, List<Reading> readings, CancellationToken cancellationToken)
    {
        var followUps = await db.OpenFollowUpsAsync(cancellationToken);
        var now = time.GetUtcNow();
        var twins = new Twins(known, readings);
        var keys = readings.ConvertAll(reading => reading.Before?.Key ?? known.NewKey());
        var judged = new Judgement[readings.Count];
        BothCores.ForEach(readings.Count, place =>
        {
            var reading = readings[place];
            var subject = new MacSubject
            {
                Mac = reading.Mac,
                Server = basis.FactsOf(reading.Mac.Id.Server),
                Twins = twins.Of(reading.Mac),
                RotationPolicyInScope = ConfigurationReview.Of(basis.FactsOf(reading.Mac.Id.Server)).IssuesNewKeyTo(reading.Mac),
                Settings = basis.Settings,
                OpenFollowUps = followUps.Contains(reading.Mac.Id) ? [.. followUps[reading.Mac.Id]] : [],
                Now = now,
            };
            judged[place] = MacJudge.Judge(reading, subject, keys[place]);
        });
        var changed = new Dictionary<MacId, IReadOnlyList<MacChange>>();
        foreach (var part in judged.Where(judgement => judgement.IsNew).Chunk(Writer.MacsPerTransaction))
        {
            await CommitAsync(part, cancellationToken);
            foreach (var judgement in part)
            {
                changed[judgement.Known.Id] = judgement.Changes;
            }
        }

        return changed;
    }

    private async Task CommitAsync(Judgement[] judged, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(
            session =>
            {
                foreach (var judgement in judged)
                {
                    session.Save(judgement.Write);
                }
            },
            cancellationToken);
        foreach (var judgement in judged)
        {
            known.Put(judgement.Known);
        }

        Tell([.. judged.Where(judgement => judgement.Write.RowChanged).Select(judgement => judgement.Write.Row)]);
    }

    private async Task MarkGoneAsync(KnownMac[] macs, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var byKey = macs.ToDictionary(mac => mac.Key);
        var keys = byKey.Keys.ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Macs.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.GoneAt = now;
            row.NextEdge = null;
        }

        await writer.WriteAsync(
            session =>
            {
                foreach (var row in rows)
                {
                    var change = new MacChange(MacJudge.GoneAtField, null, MacJudge.TimeText(now));
                    session.SaveGone(row);
                    session.Save(MacJudge.Row(change, row.Key, now, byKey[row.Key].ReadAt));
                }
            },
            cancellationToken);
        foreach (var mac in macs)
        {
            known.Put(mac.Gone(now));
        }

        Tell(rows);
    }

    private void Tell(List<MacRow> rows)
    {
        if (rows.Count > 0)
        {
            index.Apply(rows);
            changes.Publish([.. rows.Select(row => row.Id)]);
        }
    }
}
