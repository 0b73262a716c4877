using System.Buffers;
using System.Security.Cryptography;

namespace FleetToken.Web.Fleet;

/// <summary>Pasted lists of serial numbers, names or asset tags, kept in memory for a while and named in a filter by their id.</summary>
/// <remarks>A list holds what somebody typed and nothing of the fleet: which Macs it finds is asked each time, within the reader's scope.</remarks>
public sealed class MacLists(FleetIndex index, TimeProvider time)
{
    private const int KeptLines = 500_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(8);
    private static readonly SearchValues<char> Separators = SearchValues.Create("\r\n\t,;");

    private readonly Lock _changing = new();
    private readonly Dictionary<string, KeptList> _lists = new(StringComparer.Ordinal);

    /// <summary>Most lines of one list.</summary>
    public static int LargestList => 20_000;

    /// <summary>The lines of a pasted text: one a line, or with tabs, commas or semicolons between, as a spreadsheet or a mail gives them.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var lines = new List<string>();
        foreach (var range in text.AsSpan().SplitAny(Separators))
        {
            var line = text.AsSpan(range).Trim();
            if (line.Length > 0)
            {
                lines.Add(line.ToString());
            }
        }

        return lines;
    }

    /// <summary>Keeps a list and says which of its lines are a Mac in scope. Lines that fold to the same count once.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="LargestList"/> lines.</exception>
    public PastedList Add(IEnumerable<string> lines, FleetScope scope)
    {
        var asPasted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var folded = SearchFold.Fold(line);
            if (folded.Length > 0)
            {
                asPasted.TryAdd(folded, line.Trim());
            }
        }

        if (asPasted.Count > LargestList)
        {
            throw new ArgumentException($"A list holds at most {LargestList} lines.", nameof(lines));
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Keep(id, asPasted.Keys);
        return Found(id, asPasted, scope);
    }

    /// <summary>The folded lines of a list; null for one that expired or never was.</summary>
    public IReadOnlySet<string>? Find(string? id)
    {
        lock (_changing)
        {
            DropExpired();
            if (id is null || !_lists.TryGetValue(id, out var list))
            {
                return null;
            }

            _lists[id] = list with { LastUsed = time.GetUtcNow() };
            return list.Lines;
        }
    }

    private PastedList Found(string id, Dictionary<string, string> asPasted, FleetScope scope)
    {
        var macs = new Dictionary<string, int>(asPasted.Count, StringComparer.Ordinal);
        var lookup = macs.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in asPasted.Keys)
        {
            macs[line] = 0;
        }

        var fleet = index.Current;
        var test = new MacTest(fleet, new MacQuestion(MacFilter.None, scope, time.GetUtcNow(), new Domain.FleetSettings()));
        foreach (var segment in fleet.Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (test.Fits(segment, mac))
                {
                    CountMac(lookup, segment, mac);
                }
            }
        }

        return new PastedList
        {
            Id = id,
            Found = macs.Count(line => line.Value > 0),
            NotFound = [.. asPasted.Where(line => macs[line.Key] == 0).Select(line => line.Value)],
            FoundMoreThanOnce = [.. asPasted.Where(line => macs[line.Key] > 1).Select(line => line.Value)],
        };
    }

    /// <summary>A Mac whose name is its serial number is found once by it, not twice.</summary>
    private static void CountMac(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> macs, IndexSegment segment, in IndexEntry mac)
    {
        var serialNumber = segment.SerialNumber(mac);
        var name = segment.Name(mac);
        var assetTag = segment.AssetTag(mac);
        CountLine(macs, serialNumber);
        if (!name.SequenceEqual(serialNumber))
        {
            CountLine(macs, name);
        }

        if (!assetTag.SequenceEqual(serialNumber) && !assetTag.SequenceEqual(name))
        {
            CountLine(macs, assetTag);
        }
    }

    private static void CountLine(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> macs, ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && macs.TryGetValue(text, out var count))
        {
            macs[text] = count + 1;
        }
    }

    private void Keep(string id, IEnumerable<string> lines)
    {
        lock (_changing)
        {
            DropExpired();
            _lists[id] = new KeptList([.. lines], time.GetUtcNow());
            while (_lists.Count > 1 && _lists.Values.Sum(list => (long)list.Lines.Count) > KeptLines)
            {
                _lists.Remove(_lists.Where(list => list.Key != id).MinBy(list => list.Value.LastUsed).Key);
            }
        }
    }

    private void DropExpired()
    {
        var expired = time.GetUtcNow() - KeptFor;
        foreach (var id in _lists.Where(list => list.Value.LastUsed < expired).Select(list => list.Key).ToList())
        {
            _lists.Remove(id);
        }
    }

    private sealed record KeptList(HashSet<string> Lines, DateTimeOffset LastUsed);
}

/// <summary>What became of a pasted list.</summary>
public sealed record PastedList
{
    /// <summary>Its id, for the filter <c>list</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Lines that are the serial number, name or asset tag of at least one Mac in scope that is in Jamf.</summary>
    public required int Found { get; init; }

    /// <summary>Lines that are not, as pasted.</summary>
    public required IReadOnlyList<string> NotFound { get; init; }

    /// <summary>Lines that fit more than one record, such as the serial number of a Mac that was enrolled twice.</summary>
    public required IReadOnlyList<string> FoundMoreThanOnce { get; init; }
}
