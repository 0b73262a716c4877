namespace FleetToken.Web.Fleet;

/// <summary>The places of all Macs in the order of one field, upwards, those without a value last.</summary>
internal sealed class SortOrder
{
    private SortOrder(int[] slots, int present)
    {
        Slots = slots;
        Present = present;
    }

    /// <summary>Places in order.</summary>
    public int[] Slots { get; }

    /// <summary>How many of them have a value.</summary>
    public int Present { get; }

    /// <summary>Sorts from scratch: by name with all ties, by any other field over the order by name.</summary>
    public static SortOrder Made(FleetSnapshot fleet, MacSortField field)
    {
        var keys = new SortKeys(fleet, field);
        var byName = field == MacSortField.Name ? null : fleet.Order(MacSortField.Name).Slots;
        var pairs = new Pair[fleet.Count];
        for (var place = 0; place < pairs.Length; place++)
        {
            var slot = byName is null ? place : byName[place];
            pairs[place] = new Pair(keys.Of(slot), slot, place);
        }

        pairs.AsSpan().Sort(new PairOrder(keys, byName is null));
        return new SortOrder(Array.ConvertAll(pairs, pair => pair.Slot), CountPresent(pairs));
    }

    /// <summary>Takes an earlier order, lifts out what changed, and sets it in again.</summary>
    public static SortOrder Updated(FleetSnapshot fleet, MacSortField field, OutdatedOrder outdated)
    {
        var keys = new SortKeys(fleet, field);
        var slots = new int[fleet.Count];
        var kept = WithoutChanged(outdated, fleet.Count);
        int[] changed = [.. outdated.Changed];
        Array.Sort(changed, keys.Compare);

        int from = 0, to = 0;
        foreach (var slot in changed)
        {
            var until = PlaceFor(slot, kept, from, keys);
            Array.Copy(kept, from, slots, to, until - from);
            to += until - from;
            slots[to++] = slot;
            from = until;
        }

        Array.Copy(kept, from, slots, to, kept.Length - from);
        return new SortOrder(slots, FirstMissing(slots, keys));
    }

    private static int[] WithoutChanged(OutdatedOrder outdated, int count)
    {
        var isChanged = new bool[count];
        foreach (var slot in outdated.Changed)
        {
            isChanged[slot] = true;
        }

        var earlier = outdated.Order.Slots;
        var kept = new int[count - outdated.Changed.Count];
        var next = 0;
        foreach (var slot in earlier)
        {
            if (!isChanged[slot])
            {
                kept[next++] = slot;
            }
        }

        return kept;
    }

    private static int PlaceFor(int slot, int[] kept, int from, SortKeys keys)
    {
        int low = from, high = kept.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (keys.Compare(kept[middle], slot) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int FirstMissing(int[] slots, SortKeys keys)
    {
        int low = 0, high = slots.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (keys.Of(slots[middle]) == SortKeys.Missing)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static int CountPresent(Pair[] pairs)
    {
        var missing = 0;
        while (missing < pairs.Length && pairs[pairs.Length - 1 - missing].Key == SortKeys.Missing)
        {
            missing++;
        }

        return pairs.Length - missing;
    }

    private readonly record struct Pair(ulong Key, int Slot, int Place);

    private readonly struct PairOrder(SortKeys keys, bool tiesById) : IComparer<Pair>
    {
        public int Compare(Pair left, Pair right)
        {
            var order = left.Key.CompareTo(right.Key);
            if (order == 0 && keys.IsText)
            {
                order = keys.CompareText(left.Slot, right.Slot);
            }

            if (order != 0)
            {
                return order;
            }

            return tiesById ? keys.CompareIds(left.Slot, right.Slot) : left.Place.CompareTo(right.Place);
        }
    }
}
