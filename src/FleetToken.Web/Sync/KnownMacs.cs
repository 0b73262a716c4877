using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Sync;

/// <summary>All stored Macs in short form, by id and by serial number. Only <see cref="MacLedger"/> changes it, in its turn.</summary>
internal sealed class KnownMacs
{
    private readonly Lock _changing = new();
    private readonly Dictionary<MacId, KnownMac> _byId = [];
    private readonly Dictionary<string, MacId[]> _bySerialNumber = [];
    private int _lastKey;

    /// <summary>Reads all Macs of the store.</summary>
    public async Task LoadAsync(FleetDb db, CancellationToken cancellationToken)
    {
        var confirmed = await ConfirmedSweepsAsync(db, cancellationToken);
        var stored = db.Macs.AsNoTracking()
            .Join(db.MacDocuments, row => row.Key, document => document.MacKey, (row, document) => new
            {
                row.Key,
                row.Server,
                row.ComputerId,
                row.SerialNumber,
                row.InventoryAt,
                row.NextEdge,
                row.GoneAt,
                document.MacHash,
                document.RowHash,
                document.AccountsHash,
                document.FindingsHash,
                document.ReadAt,
            })
            .AsAsyncEnumerable();
        await foreach (var mac in stored.WithCancellation(cancellationToken))
        {
            var id = new MacId(string.Intern(mac.Server), mac.ComputerId);
            Put(new KnownMac
            {
                Key = mac.Key,
                Id = id,
                SerialNumber = KnownMac.SerialNumberOf(mac.SerialNumber),
                ReportedAt = mac.InventoryAt,
                MacHash = mac.MacHash,
                RowHash = mac.RowHash,
                AccountsHash = mac.AccountsHash,
                FindingsHash = mac.FindingsHash,
                NextEdge = mac.NextEdge,
                GoneAt = mac.GoneAt,
                ReadAt = mac.GoneAt is null && confirmed.GetValueOrDefault(id.Server) is { } sweep
                    && sweep.StartedAt > mac.ReadAt && !sweep.Unconfirmed.Contains(id.ComputerId) ? sweep.StartedAt : mac.ReadAt,
            });
        }
    }

    /// <summary>The Mac with this id; null where it is not stored.</summary>
    public KnownMac? Find(MacId id)
    {
        lock (_changing)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>Ids of the Macs with this serial number, gone ones included.</summary>
    public IReadOnlyList<MacId> WithSerialNumber(string? serialNumber)
    {
        lock (_changing)
        {
            return serialNumber is not null && _bySerialNumber.TryGetValue(serialNumber, out var ids) ? ids : [];
        }
    }

    /// <summary>Macs that fit, by key.</summary>
    public IReadOnlyList<KnownMac> Where(Func<KnownMac, bool> fits)
    {
        lock (_changing)
        {
            return [.. _byId.Values.Where(fits).OrderBy(mac => mac.Key)];
        }
    }

    /// <summary>The earliest clock edge of all Macs; null where age changes nothing.</summary>
    public DateTimeOffset? EarliestEdge()
    {
        lock (_changing)
        {
            return _byId.Values.Min(mac => mac.NextEdge);
        }
    }

    /// <summary>A key that no row has.</summary>
    public int NewKey() => Interlocked.Increment(ref _lastKey);

    /// <summary>Takes what was committed for a Mac.</summary>
    public void Put(KnownMac mac)
    {
        lock (_changing)
        {
            var before = _byId.GetValueOrDefault(mac.Id);
            _byId[mac.Id] = mac;
            _lastKey = Math.Max(_lastKey, mac.Key);
            if (before?.SerialNumber != mac.SerialNumber)
            {
                Unlist(before);
            }

            if (mac.SerialNumber is { } serialNumber && before?.SerialNumber != serialNumber)
            {
                _bySerialNumber[serialNumber] = [.. _bySerialNumber.GetValueOrDefault(serialNumber, []), mac.Id];
            }
        }
    }

    /// <summary>Takes that Macs were seen and nothing was new.</summary>
    public void Confirm(IEnumerable<KnownMac> macs, DateTimeOffset readAt)
    {
        lock (_changing)
        {
            foreach (var mac in macs)
            {
                mac.ReadAt = readAt;
            }
        }
    }

    private static async Task<Dictionary<string, (DateTimeOffset StartedAt, HashSet<long> Unconfirmed)?>> ConfirmedSweepsAsync(
        FleetDb db, CancellationToken cancellationToken)
    {
        var sweeps = await db.SyncRuns.AsNoTracking()
            .Where(run => run.Kind == SyncRunKind.Sweep && run.Complete)
            .GroupBy(run => run.Server)
            .Select(runs => runs.OrderByDescending(run => run.Id).First())
            .ToListAsync(cancellationToken);
        return sweeps.ToDictionary(
            run => run.Server,
            run => ((DateTimeOffset, HashSet<long>)?)(run.StartedAt, [.. run.ReadUnconfirmed()]));
    }

    private void Unlist(KnownMac? mac)
    {
        if (mac?.SerialNumber is not { } serialNumber)
        {
            return;
        }

        var left = _bySerialNumber[serialNumber].Where(id => id != mac.Id).ToArray();
        if (left.Length == 0)
        {
            _bySerialNumber.Remove(serialNumber);
        }
        else
        {
            _bySerialNumber[serialNumber] = left;
        }
    }
}
