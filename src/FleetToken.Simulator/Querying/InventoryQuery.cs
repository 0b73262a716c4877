using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Querying;

/// <summary>Answers filter and sort of the computer list; the last answers are kept as long as they are true.</summary>
internal sealed class InventoryQuery(SimulatedFleet fleet, bool sortIdsAsText)
{
    private const int Kept = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Sort, string Filter, int Version), Answer> _answers = [];

    /// <summary>The records that fit, in that order.</summary>
    public Slot[] Find(string sort, string filter, int version)
    {
        var key = (sort, filter, version);
        var (edition, membership) = fleet.Version;
        lock (_gate)
        {
            if (_answers.TryGetValue(key, out var kept) && kept.Membership == membership && (kept.ByIdOnly || kept.Edition == edition))
            {
                return kept.Slots;
            }
        }

        var answer = new Answer(Evaluate(sort, filter, version), edition, membership, filter.Length == 0 && IsById(sort));
        lock (_gate)
        {
            if (_answers.Count >= Kept)
            {
                _answers.Clear();
            }

            _answers[key] = answer;
        }

        return answer.Slots;
    }

    private static bool IsById(string sort) => sort is "id" or "id:asc" or "id:desc";

    private Slot[] Evaluate(string sort, string filter, int version)
    {
        var order = Order(sort, version);
        var slots = fleet.Slots;
        var fitting = filter.Length == 0 ? slots : Matching(slots, Rsql.Parse(filter, version));
        if (order is [{ Field.Name: "id", Descending: false }] && !sortIdsAsText)
        {
            return fitting;
        }

        var rows = fitting.Select(s => (Slot: s, s.Mac)).ToArray();
        var sorted = rows.OrderBy(_ => 0);
        foreach (var (field, descending) in order)
        {
            sorted = field.Kind switch
            {
                FieldKind.Time when descending => sorted.ThenByDescending(r => field.Time!(r.Mac)),
                FieldKind.Time => sorted.ThenBy(r => field.Time!(r.Mac)),
                FieldKind.Number when !sortIdsAsText && descending => sorted.ThenByDescending(r => r.Mac.Id),
                FieldKind.Number when !sortIdsAsText => sorted.ThenBy(r => r.Mac.Id),
                _ when descending => sorted.ThenByDescending(r => field.Text(r.Mac), StringComparer.OrdinalIgnoreCase),
                _ => sorted.ThenBy(r => field.Text(r.Mac), StringComparer.OrdinalIgnoreCase),
            };
        }

        return [.. sorted.ThenBy(r => r.Mac.Id).Select(r => r.Slot)];
    }

    private static Slot[] Matching(Slot[] slots, Func<SimulatedMac, bool> filter) => Array.FindAll(slots, s => filter(s.Mac));

    private static List<(MacField Field, bool Descending)> Order(string sort, int version)
    {
        var order = new List<(MacField, bool)>();
        foreach (var criterion in sort.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = criterion.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? criterion : criterion[..colon];
            var direction = colon < 0 ? "asc" : criterion[(colon + 1)..];
            if (MacField.Find(name, version) is not { Sorts: true } field || direction is not ("asc" or "desc"))
            {
                throw new BadQueryException("sort", $"Cannot sort by '{criterion}'.");
            }

            order.Add((field, direction == "desc"));
        }

        return order;
    }

    private sealed record Answer(Slot[] Slots, long Edition, long Membership, bool ByIdOnly);
}
