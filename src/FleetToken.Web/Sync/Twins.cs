using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Sync;

/// <summary>The other records of each Mac of a batch: those that are stored, and those of the batch itself.</summary>
internal sealed class Twins
{
    // More twins than that is a serial number that means nothing; the latest reports decide.
    private const int MostJudged = 20;

    private readonly KnownMacs _known;
    private readonly Dictionary<MacId, Mac> _batch;
    private readonly ILookup<string?, Mac> _readBySerialNumber;

    /// <summary>Prepares the twins of a batch; what it holds stands for what is stored.</summary>
    public Twins(KnownMacs known, List<Reading> batch)
    {
        _known = known;
        _batch = batch.ToDictionary(reading => reading.Mac.Id, reading => reading.Mac);
        _readBySerialNumber = batch
            .Where(reading => reading.Json is not null)
            .ToLookup(reading => KnownMac.SerialNumberOf(reading.Mac.SerialNumber), reading => reading.Mac);
    }

    /// <summary>Stored Macs outside a batch that its readings change the judgement of.</summary>
    public static List<MacId> ToJudge(KnownMacs known, List<Reading> news)
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

    /// <summary>The twins of a Mac, the latest report first.</summary>
    public IReadOnlyList<Twin> Of(Mac mac)
    {
        var serialNumber = KnownMac.SerialNumberOf(mac.SerialNumber);
        if (serialNumber is null)
        {
            return [];
        }

        var stored = _known.WithSerialNumber(serialNumber);
        var read = _readBySerialNumber[serialNumber];
        return stored.All(id => id == mac.Id) && read.All(twin => twin.Id == mac.Id) ? [] : Of(mac.Id, serialNumber, stored, read);
    }

    private List<Twin> Of(MacId mac, string serialNumber, IReadOnlyList<MacId> stored, IEnumerable<Mac> read)
    {
        var here = stored
            .Where(id => id != mac && !(_batch.TryGetValue(id, out var other) && KnownMac.SerialNumberOf(other.SerialNumber) != serialNumber))
            .Select(id => new Twin(id, _batch.TryGetValue(id, out var other) ? other.ReportedAt : _known.Find(id)?.ReportedAt));
        var met = read.Where(twin => twin.Id != mac).Select(twin => new Twin(twin.Id, twin.ReportedAt));
        return [.. here.Concat(met).DistinctBy(twin => twin.Id).OrderByDescending(twin => twin.ReportedAt).ThenBy(twin => twin.Id).Take(MostJudged)];
    }
}
