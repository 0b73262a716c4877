using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
    // More twins than that is a serial number that means nothing; the latest reports decide.
    private const int TwinsJudged = 20;

    private const int WorthTwoCores = 32;

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Takes Macs that were read.</summary>
    /// <param name="macs">The Macs, 500 at most.</param>
    /// <param name="askedAt">UTC time from which on they were asked for; a Mac that was read since then by itself keeps that reading.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What changed, by Mac.</returns>
    /// <exception cref="StoreException">Nothing of the batch was stored.</exception>
    public async Task<IReadOnlyDictionary<MacId, IReadOnlyList<MacChange>>> TakeAsync(
        IReadOnlyList<Mac> macs, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var readings = Read(macs, askedAt);
            var news = readings.Where(reading => IsNew(reading)).ToList();
            known.Confirm(readings.Where(reading => !IsNew(reading)).Select(reading => reading.Before).OfType<KnownMac>(), askedAt);
            if (news.Count == 0)
            {
                return new Dictionary<MacId, IReadOnlyList<MacChange>>();
            }

            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            news = await WithStoredAsync(db, news, cancellationToken);
            var twins = await StoredAsync(db, TwinsToJudge(news), cancellationToken);
            return await JudgeAndCommitAsync([.. news, .. twins], cancellationToken);
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
            await JudgeAndCommitAsync(await StoredAsync(db, ids, cancellationToken), cancellationToken);
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

    private static bool IsNew(Reading reading) =>
        reading.Before is not { } before || before.GoneAt is not null || before.MacHash != reading.MacHash;

    private List<Reading> Read(IReadOnlyList<Mac> macs, DateTimeOffset askedAt)
    {
        // An answer can hold a Mac twice where rows moved between its pages.
        var now = time.GetUtcNow();
        Mac[] distinct = [.. macs.Reverse().DistinctBy(mac => mac.Id)];
        var readings = new Reading?[distinct.Length];
        ForEach(distinct.Length, place =>
        {
            var mac = distinct[place];
            var before = known.Find(mac.Id);
            if (before is not null && before.ReadAt > askedAt && before.WasReadSince(askedAt, now))
            {
                return;
            }

            var json = JsonSerializer.SerializeToUtf8Bytes(mac, MacJson.Default.Mac);
            readings[place] = new Reading { Mac = mac, Json = json, MacHash = Fingerprint.Of(json), ReadAt = askedAt, Before = before };
        });
        return [.. readings.OfType<Reading>()];
    }

    private static async Task<List<Reading>> WithStoredAsync(FleetDb db, List<Reading> readings, CancellationToken cancellationToken)
    {
        var keys = readings.Select(reading => reading.Before?.Key).OfType<int>().ToList();
        if (keys.Count == 0)
        {
            return readings;
        }

        var stored = await db.MacDocuments.AsNoTracking()
            .Where(document => keys.Contains(document.MacKey))
            .Select(document => new { document.MacKey, document.Counters, document.State })
            .ToDictionaryAsync(document => document.MacKey, cancellationToken);
        return
        [
            .. readings.Select(reading => reading.Before is { } before && stored.TryGetValue(before.Key, out var document)
                ? reading with { Counters = Counters(document.Counters), State = State(document.State) }
                : reading),
        ];
    }

    private async Task<List<Reading>> StoredAsync(FleetDb db, IReadOnlyList<MacId> ids, CancellationToken cancellationToken)
    {
        var readings = new List<Reading>(ids.Count);
        foreach (var macs in ids.Select(known.Find).OfType<KnownMac>().Where(mac => mac.GoneAt is null).Chunk(Writer.MacsPerTransaction))
        {
            var byKey = macs.ToDictionary(mac => mac.Key);
            var keys = byKey.Keys.ToList();
            var documents = await db.MacDocuments.AsNoTracking().Where(document => keys.Contains(document.MacKey)).ToListAsync(cancellationToken);
            foreach (var document in documents)
            {
                if (ReadStored(document, byKey[document.MacKey]) is { } reading)
                {
                    readings.Add(reading);
                }
            }
        }

        return readings;
    }

    private Reading? ReadStored(MacDocumentRow document, KnownMac mac)
    {
        try
        {
            return new Reading
            {
                Mac = document.ReadMac(),
                Json = null,
                MacHash = mac.MacHash,
                ReadAt = mac.ReadAt,
                Before = mac,
                Counters = Counters(document.Counters),
                State = State(document.State),
            };
        }
        catch (JsonException failure)
        {
            // Another version wrote it; the next sweep does not find its fingerprint's like and writes it anew.
            Log.DocumentUnreadable(logger, mac.Id, failure);
            return null;
        }
    }

    private List<MacId> TwinsToJudge(List<Reading> news)
    {
        var batch = news.Select(reading => reading.Mac.Id).ToHashSet();
        var twins = new HashSet<MacId>();
        foreach (var reading in news)
        {
            var serialNumber = KnownMac.SerialNumberOf(reading.Mac.SerialNumber);
            if (reading.Before is { } before && before.SerialNumber == serialNumber && before.ReportedAt == reading.Mac.ReportedAt)
            {
                continue;
            }

            twins.UnionWith(known.WithSerialNumber(serialNumber));
            twins.UnionWith(known.WithSerialNumber(reading.Before?.SerialNumber));
        }

        twins.ExceptWith(batch);
        return [.. twins];
    }

    private async Task<IReadOnlyDictionary<MacId, IReadOnlyList<MacChange>>> JudgeAndCommitAsync(List<Reading> readings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var batch = readings.ToDictionary(reading => reading.Mac.Id, reading => reading.Mac);
        var batchBySerialNumber = readings
            .Where(reading => reading.Json is not null)
            .ToLookup(reading => KnownMac.SerialNumberOf(reading.Mac.SerialNumber), reading => reading.Mac);
        var keys = readings.Select(reading => reading.Before?.Key ?? known.NewKey()).ToArray();
        var judged = new Judgement[readings.Count];
        ForEach(readings.Count, place =>
        {
            var reading = readings[place];
            var subject = new MacSubject
            {
                Mac = reading.Mac,
                Server = basis.FactsOf(reading.Mac.Id.Server),
                Twins = TwinsOf(reading.Mac, batch, batchBySerialNumber),
                RotationPolicyInScope = basis.RotationReaches(reading.Mac),
                Settings = basis.Settings,
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

    private List<Twin> TwinsOf(Mac mac, Dictionary<MacId, Mac> batch, ILookup<string?, Mac> batchBySerialNumber)
    {
        var serialNumber = KnownMac.SerialNumberOf(mac.SerialNumber);
        if (serialNumber is null)
        {
            return [];
        }

        var stored = known.WithSerialNumber(serialNumber)
            .Where(id => id != mac.Id && !(batch.TryGetValue(id, out var read) && KnownMac.SerialNumberOf(read.SerialNumber) != serialNumber))
            .Select(id => new Twin(id, batch.TryGetValue(id, out var read) ? read.ReportedAt : known.Find(id)?.ReportedAt));
        var read = batchBySerialNumber[serialNumber].Where(twin => twin.Id != mac.Id).Select(twin => new Twin(twin.Id, twin.ReportedAt));
        return [.. stored.Concat(read).DistinctBy(twin => twin.Id).OrderByDescending(twin => twin.ReportedAt).ThenBy(twin => twin.Id).Take(TwinsJudged)];
    }

    private static void ForEach(int count, Action<int> act)
    {
        if (count >= WorthTwoCores)
        {
            Parallel.For(0, count, act);
            return;
        }

        for (var place = 0; place < count; place++)
        {
            act(place);
        }
    }

    private static MacCounters Counters(byte[] json) => Stored(json, StoreJson.Default.MacCounters) ?? MacCounters.None;

    private static MacState? State(byte[] json) => Stored(json, StoreJson.Default.MacState);

    // What another version wrote and this one cannot read counts as not there: the reading at hand takes its place.
    private static T? Stored<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return json.Length == 0 ? null : JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
