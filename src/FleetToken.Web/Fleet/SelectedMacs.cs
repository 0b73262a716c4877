using System.Buffers;
using System.Numerics;

namespace FleetToken.Web.Fleet;

/// <summary>The Macs of one snapshot that fit a question, one bit each. Dispose returns the bits.</summary>
internal sealed class SelectedMacs : IDisposable
{
    private const int WordsPerSegment = IndexSegment.Size / 64;

    private readonly FleetSnapshot _fleet;
    private readonly ulong[] _bits;

    private SelectedMacs(FleetSnapshot fleet)
    {
        _fleet = fleet;
        _bits = ArrayPool<ulong>.Shared.Rent(Math.Max(1, fleet.Segments.Length * WordsPerSegment));
    }

    /// <summary>How many Macs fit.</summary>
    public int Total { get; private set; }

    /// <summary>Tests every Mac.</summary>
    public static SelectedMacs Of(FleetSnapshot fleet, MacQuestion question)
    {
        var selected = new SelectedMacs(fleet);
        var test = new MacTest(fleet, question);
        var term = question.Filter.Search is { } search ? SearchFold.Fold(search) : null;
        for (var segment = 0; segment < fleet.Segments.Length; segment++)
        {
            selected.Total += selected.Mark(segment, test, term);
        }

        return selected;
    }

    /// <summary>Whether the Mac at a place fits.</summary>
    public bool Has(int slot) => (_bits[slot >> 6] & (1UL << (slot & 63))) != 0;

    /// <summary>The places of a page in an order.</summary>
    public int[] Page(SortOrder order, SortKeys keys, bool descending, long skip, int take)
    {
        if (skip >= Total)
        {
            return [];
        }

        var page = new int[(int)Math.Min(take, Total - skip)];
        if (descending)
        {
            FillDownwards(order, keys, skip, page);
        }
        else
        {
            Fill(order.Slots, skip, page, 0);
        }

        return page;
    }

    /// <summary>All places that fit, by server and id.</summary>
    public int[] ById()
    {
        var slots = new int[Total];
        var next = 0;
        for (var slot = 0; slot < _fleet.Count && next < slots.Length; slot++)
        {
            if (Has(slot))
            {
                slots[next++] = slot;
            }
        }

        var keys = new SortKeys(_fleet, MacSortField.Name);
        Array.Sort(slots, keys.CompareIds);
        return slots;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_bits);

    private int Mark(int number, MacTest test, string? term)
    {
        var segment = _fleet.Segments[number];
        var words = _bits.AsSpan(number * WordsPerSegment, WordsPerSegment);
        words.Clear();
        if (term is null)
        {
            MarkAll(segment, test, words);
        }
        else if (term.Length > 0)
        {
            MarkFound(segment, test, term, words);
        }

        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private static void MarkAll(IndexSegment segment, MacTest test, Span<ulong> words)
    {
        var macs = segment.Entries.AsSpan();
        for (var place = 0; place < macs.Length; place++)
        {
            if (test.Fits(segment, macs[place]))
            {
                words[place >> 6] |= 1UL << (place & 63);
            }
        }
    }

    /// <summary>Searches the segment's text in one go; after a hit it goes on behind that Mac.</summary>
    private static void MarkFound(IndexSegment segment, MacTest test, string term, Span<ulong> words)
    {
        var macs = segment.Entries.AsSpan();
        var text = segment.Text.AsSpan();
        int place = 0, from = 0;
        while (from < text.Length)
        {
            var hit = text[from..].IndexOf(term);
            if (hit < 0)
            {
                return;
            }

            hit += from;
            while (macs[place].TextEnd <= hit)
            {
                place++;
            }

            if (test.Fits(segment, macs[place]))
            {
                words[place >> 6] |= 1UL << (place & 63);
            }

            from = macs[place].TextEnd;
            place++;
        }
    }

    private int Fill(ReadOnlySpan<int> slots, long skip, int[] page, int next)
    {
        foreach (var slot in slots)
        {
            if (next == page.Length)
            {
                break;
            }

            if (Has(slot) && skip-- <= 0)
            {
                page[next++] = slot;
            }
        }

        return next;
    }

    /// <summary>Downwards, Macs with the same value still go by name, and those without one stay last: so group by group from the end.</summary>
    private void FillDownwards(SortOrder order, SortKeys keys, long skip, int[] page)
    {
        var matches = ArrayPool<int>.Shared.Rent(Math.Max(1, order.Present));
        var count = 0;
        foreach (var slot in order.Slots.AsSpan(0, order.Present))
        {
            if (Has(slot))
            {
                matches[count++] = slot;
            }
        }

        var next = 0;
        var end = count;
        while (end > 0 && next < page.Length)
        {
            var start = GroupStart(matches, end, keys);
            for (var place = start; place < end && next < page.Length; place++)
            {
                if (skip-- <= 0)
                {
                    page[next++] = matches[place];
                }
            }

            end = start;
        }

        ArrayPool<int>.Shared.Return(matches);
        Fill(order.Slots.AsSpan(order.Present), Math.Max(0, skip), page, next);
    }

    /// <summary>Where the run of the value that ends before <paramref name="end"/> starts: the matches are sorted, so halving finds it.</summary>
    private static int GroupStart(int[] matches, int end, SortKeys keys)
    {
        var last = matches[end - 1];
        int low = 0, high = end - 1;

        // Most values of names and times occur once.
        if (end < 2 || keys.CompareValues(matches[end - 2], last) != 0)
        {
            return end - 1;
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (keys.CompareValues(matches[middle], last) < 0)
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
}
