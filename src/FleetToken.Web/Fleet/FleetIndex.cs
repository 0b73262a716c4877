using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>All Macs in memory, folded for search and ranked for sorting: filter, sort, search, counts and totals run here.</summary>
/// <remarks>Readers take <see cref="Current"/> and work on it without a lock; a commit copies only the segments it touches.</remarks>
public sealed class FleetIndex(IDbContextFactory<FleetDb> store)
{
    private readonly Lock _writing = new();
    private readonly Dictionary<MacId, int> _slots = [];
    private IndexTables _tables = new();
    private volatile FleetSnapshot _current = FleetSnapshot.Empty;

    /// <summary>The Macs as of the last commit.</summary>
    internal FleetSnapshot Current => _current;

    /// <summary>Reads every row of the store; called once at start, before anything is committed.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var tables = new IndexTables();
        var ids = new List<MacId>();
        var segments = new List<IndexSegment>();
        var builder = new IndexSegmentBuilder(tables);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await foreach (var row in MacRowReader.ReadAllAsync(db, cancellationToken))
        {
            builder.Add(row);
            ids.Add(new MacId(Shared(tables.Servers, row.Server), row.ComputerId));
            if (builder.IsFull)
            {
                segments.Add(builder.Build());
            }
        }

        if (!builder.IsEmpty)
        {
            segments.Add(builder.Build());
        }

        Publish(tables, ids, new FleetSnapshot([.. segments], tables));
    }

    /// <summary>Takes rows that were just committed, new or changed.</summary>
    public void Apply(IReadOnlyList<MacRow> committed)
    {
        lock (_writing)
        {
            var before = _current;
            var changed = new SortedDictionary<int, MacRow>();
            var count = before.Count;
            foreach (var row in committed)
            {
                if (!_slots.TryGetValue(row.Id, out var slot))
                {
                    slot = count++;
                    _slots.Add(new MacId(Shared(_tables.Servers, row.Server), row.ComputerId), slot);
                }

                changed[slot] = row;
            }

            if (changed.Count > 0)
            {
                _current = new FleetSnapshot(before, Rebuilt(before, changed), _tables, changed.Keys);
            }
        }
    }

    private IndexSegment[] Rebuilt(FleetSnapshot before, SortedDictionary<int, MacRow> changed)
    {
        var last = changed.Keys.Max() / IndexSegment.Size;
        var segments = new IndexSegment[Math.Max(before.Segments.Length, last + 1)];
        before.Segments.CopyTo(segments, 0);
        var builder = new IndexSegmentBuilder(_tables);
        foreach (var touched in changed.GroupBy(pair => pair.Key / IndexSegment.Size))
        {
            var earlier = touched.Key < before.Segments.Length ? before.Segments[touched.Key] : null;
            var rows = touched.ToDictionary(pair => pair.Key % IndexSegment.Size, pair => pair.Value);
            var size = Math.Max(earlier?.Entries.Length ?? 0, rows.Keys.Max() + 1);
            for (var place = 0; place < size; place++)
            {
                if (rows.TryGetValue(place, out var row))
                {
                    builder.Add(row);
                }
                else
                {
                    builder.Add(earlier!, earlier!.Entries[place]);
                }
            }

            segments[touched.Key] = builder.Build();
        }

        return segments;
    }

    private void Publish(IndexTables tables, List<MacId> ids, FleetSnapshot fleet)
    {
        // The first reader should not pay for sorting the whole fleet.
        foreach (var field in Enum.GetValues<MacSortField>())
        {
            fleet.Order(field);
        }

        lock (_writing)
        {
            _slots.Clear();
            for (var slot = 0; slot < ids.Count; slot++)
            {
                _slots.Add(ids[slot], slot);
            }

            _tables = tables;
            _current = fleet;
        }
    }

    /// <summary>The table's own copy of a server name, so that each Mac does not keep one.</summary>
    private static string Shared(CodeTable servers, string server)
    {
        // The number first: a new text makes the table, and with it the view, longer.
        var number = servers.Of(server);
        return servers.Texts.Span[number];
    }
}
