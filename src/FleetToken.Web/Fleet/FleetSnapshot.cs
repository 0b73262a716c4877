using FleetToken.Domain.Findings;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>All Macs at one moment. Never changes, so that readers need no lock; a commit makes the next one from it.</summary>
internal sealed class FleetSnapshot
{
    private readonly SortOrder?[] _orders = new SortOrder?[Enum.GetValues<MacSortField>().Length];
    private readonly OutdatedOrder?[] _outdated = new OutdatedOrder?[Enum.GetValues<MacSortField>().Length];

    /// <summary>A snapshot whose sort orders are made when they are first asked for.</summary>
    public FleetSnapshot(IndexSegment[] segments, IndexTables tables)
    {
        Segments = segments;
        Count = segments.Length == 0 ? 0 : ((segments.Length - 1) * IndexSegment.Size) + segments[^1].Entries.Length;
        Servers = tables.Servers.Texts;
        Sites = tables.Sites.Texts;
        Versions = tables.Versions.Texts;
        FindingSets = tables.FindingSets.Texts;
        NotJudgedSets = tables.NotJudgedSets.Texts;
        ConcernSets = tables.ConcernSets.Texts;
        Groups = tables.Groups.Names.Texts;
        GroupSets = tables.Groups.Sets.Texts;
    }

    /// <summary>The next snapshot: its orders are made from the earlier ones and the Macs that changed.</summary>
    public FleetSnapshot(FleetSnapshot earlier, IndexSegment[] segments, IndexTables tables, IReadOnlyCollection<int> changed)
        : this(segments, tables)
    {
        for (var field = 0; field < _orders.Length; field++)
        {
            var order = Volatile.Read(ref earlier._orders[field]);
            _outdated[field] = order is not null ? OutdatedOrder.Of(order, changed, Count) : earlier._outdated[field]?.With(changed, Count);
        }
    }

    /// <summary>Nothing read yet.</summary>
    public static FleetSnapshot Empty { get; } = new([], new IndexTables());

    /// <summary>The Macs; every segment but the last is full.</summary>
    public IndexSegment[] Segments { get; }

    /// <summary>How many Macs, gone ones included.</summary>
    public int Count { get; }

    /// <summary>Server names by number.</summary>
    public ReadOnlyMemory<string> Servers { get; }

    /// <summary>Site names by number.</summary>
    public ReadOnlyMemory<string> Sites { get; }

    /// <summary>macOS versions by number.</summary>
    public ReadOnlyMemory<string> Versions { get; }

    /// <summary>Finding sets by number.</summary>
    public ReadOnlyMemory<string> FindingSets { get; }

    /// <summary>Rules not judged, by number.</summary>
    public ReadOnlyMemory<string> NotJudgedSets { get; }

    /// <summary>What concerns a Mac in its server's configuration, by number.</summary>
    public ReadOnlyMemory<string> ConcernSets { get; }

    /// <summary>Names of computer groups by number.</summary>
    public ReadOnlyMemory<string> Groups { get; }

    /// <summary>Sets of computer groups by number, each as <see cref="GroupTable"/> writes it.</summary>
    public ReadOnlyMemory<string> GroupSets { get; }

    /// <summary>The findings of a set.</summary>
    public IReadOnlyList<(string Code, Severity Severity)> FindingsOf(int set) => FindingSet.Read(FindingSets.Span[set]);

    /// <summary>The Mac at a place.</summary>
    public ref readonly IndexEntry this[int slot] => ref Segments[slot / IndexSegment.Size].Entries[slot % IndexSegment.Size];

    /// <summary>Row keys of the Macs with a folded serial number, gone ones included.</summary>
    public List<int> KeysOf(string serialNumber)
    {
        var keys = new List<int>();
        foreach (var segment in Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (segment.SerialNumber(mac).SequenceEqual(serialNumber))
                {
                    keys.Add(mac.Key);
                }
            }
        }

        return keys;
    }

    /// <summary>The segment of a place.</summary>
    public IndexSegment SegmentOf(int slot) => Segments[slot / IndexSegment.Size];

    /// <summary>The order by a field. Two readers may make it at once; they get the same.</summary>
    public SortOrder Order(MacSortField field)
    {
        ref var kept = ref _orders[(int)field];
        if (Volatile.Read(ref kept) is { } known)
        {
            return known;
        }

        var order = _outdated[(int)field] is { } outdated
            ? SortOrder.Updated(this, field, outdated)
            : SortOrder.Made(this, field);
        Volatile.Write(ref kept, order);
        return order;
    }
}

/// <summary>The order of an earlier snapshot and the places that are new or changed since.</summary>
internal sealed record OutdatedOrder(SortOrder Order, HashSet<int> Changed)
{
    /// <summary>An order to bring up to date, or null where making it anew is cheaper.</summary>
    public static OutdatedOrder? Of(SortOrder order, IReadOnlyCollection<int> changed, int count) =>
        changed.Count > count / 8 ? null : new OutdatedOrder(order, [.. changed]);

    /// <summary>The same with further changes.</summary>
    public OutdatedOrder? With(IReadOnlyCollection<int> changed, int count) =>
        Changed.Count + changed.Count > count / 8 ? null : new OutdatedOrder(Order, [.. Changed, .. changed]);
}
