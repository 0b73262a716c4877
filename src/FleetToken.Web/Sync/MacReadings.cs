using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Sync;

/// <summary>A Mac to judge, with what was stored of it before.</summary>
internal sealed record Reading
{
    /// <summary>The Mac's facts.</summary>
    public required Mac Mac { get; init; }

    /// <summary>The facts as JSON; null where they are the stored ones and only judged anew.</summary>
    public required byte[]? Json { get; init; }

    /// <summary>Fingerprint of the facts.</summary>
    public required long MacHash { get; init; }

    /// <summary>UTC time from which on the record was asked for.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The Mac as known; null for a new one.</summary>
    public required KnownMac? Before { get; init; }

    /// <summary>Its counters before.</summary>
    public MacCounters Counters { get; init; } = MacCounters.None;

    /// <summary>Its state before; null for a new one.</summary>
    public MacState? State { get; init; }

    /// <summary>Whether it says anything that is not stored, or that the Mac is back.</summary>
    public bool IsNew => Before is not { } before || before.GoneAt is not null || before.MacHash != MacHash;
}

/// <summary>Makes readings: of Macs that Jamf just described, and of those that are stored.</summary>
internal sealed class MacReadings(KnownMacs known, TimeProvider time, ILogger<MacLedger> logger)
{
    /// <summary>Readings of Macs that were asked for from a UTC time on, without those of which something later is known.</summary>
    public List<Reading> Of(IReadOnlyList<Mac> macs, DateTimeOffset askedAt)
    {
        // An answer can hold a Mac twice where rows moved between its pages.
        var now = time.GetUtcNow();
        Mac[] distinct = [.. macs.Reverse().DistinctBy(mac => mac.Id)];
        var readings = new Reading?[distinct.Length];
        BothCores.ForEach(distinct.Length, place =>
        {
            var mac = distinct[place];
            var before = known.Find(mac.Id);
            if (before is not null && IsOvertaken(before, askedAt, now))
            {
                return;
            }

            var json = JsonSerializer.SerializeToUtf8Bytes(mac, MacJson.Default.Mac);
            readings[place] = new Reading { Mac = mac, Json = json, MacHash = Fingerprint.Of(json), ReadAt = askedAt, Before = before };
        });
        return [.. readings.OfType<Reading>()];
    }

    /// <summary>The same readings with the counters and the state that are stored.</summary>
    public static async Task<List<Reading>> WithStoredAsync(FleetDb db, List<Reading> readings, CancellationToken cancellationToken)
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

    /// <summary>Readings of stored Macs, but for those that are gone or cannot be read.</summary>
    public async Task<List<Reading>> StoredAsync(FleetDb db, IReadOnlyList<MacId> ids, CancellationToken cancellationToken)
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

    // Read by itself, or answered with 404, after this reading was asked for. What a clock that was set back since says does not count.
    private static bool IsOvertaken(KnownMac mac, DateTimeOffset askedAt, DateTimeOffset now) =>
        (mac.ReadAt > askedAt && mac.WasReadSince(askedAt, now)) || (mac.GoneAt > askedAt && mac.GoneAt <= now);

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
