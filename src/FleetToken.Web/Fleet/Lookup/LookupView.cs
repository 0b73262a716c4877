using System.Buffers;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>A snapshot with its words: answers which persons fit a query best, and which Macs are theirs.</summary>
internal sealed class LookupView(FleetSnapshot fleet, LookupSegment[] segments, LookupWordView names, LookupWordView serials, int persons)
{
    /// <summary>Of which Macs.</summary>
    public FleetSnapshot Fleet { get; } = fleet;

    /// <summary>How well every word fits a query; to be given back.</summary>
    public LookupFitsOfQuery FitsOf(LookupQuery query)
    {
        var fits = new LookupFitsOfQuery(names.Count, serials.Count);
        var terms = query.Terms;
        for (var word = 0; word < names.Count; word++)
        {
            ref readonly var shape = ref names.Shapes[word];
            ref readonly var sound = ref names.SoundShapes[word];
            for (var term = 0; term < terms.Length; term++)
            {
                if (terms[term].MayFitName(shape, sound))
                {
                    fits.Names.Add(word, term, terms[term].CompareName(names, word));
                }
            }
        }

        for (var word = 0; word < serials.Count; word++)
        {
            for (var term = 0; term < terms.Length; term++)
            {
                if (terms[term].MayFitSerial(serials.Shapes[word]))
                {
                    fits.Serials.Add(word, term, terms[term].CompareSerial(serials.Texts[word]));
                }
            }
        }

        return fits;
    }

    /// <summary>The persons that fit best, best first; Macs beyond the scope do not take part.</summary>
    public List<int> Best(LookupQuery query, LookupFitsOfQuery fits, FleetScope scope, int count)
    {
        var inScope = SitesIn(scope);
        var bestOf = ArrayPool<long>.Shared.Rent(persons);
        try
        {
            bestOf.AsSpan(0, persons).Clear();
            for (var number = 0; number < segments.Length; number++)
            {
                var entries = Fleet.Segments[number].Entries;
                for (var place = 0; place < entries.Length; place++)
                {
                    if (!inScope[entries[place].Site])
                    {
                        continue;
                    }

                    var rank = Rank(query, fits, segments[number].WordsOf(place));
                    if (rank > 0)
                    {
                        // The better fit first, then a Mac that Jamf still has, then the one Jamf knew first.
                        var order = ((long)rank << 33) | (entries[place].Gone ? 0 : 1L << 32) | (uint)~((number * IndexSegment.Size) + place);
                        ref var known = ref bestOf[segments[number].Persons[place]];
                        known = Math.Max(known, order);
                    }
                }
            }

            return Highest(bestOf.AsSpan(0, persons), count);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(bestOf);
        }
    }

    /// <summary>All Macs of these persons that are in scope, with how well each fits.</summary>
    public List<FoundMac> MacsOf(IReadOnlyList<int> best, LookupQuery query, LookupFitsOfQuery fits, FleetScope scope)
    {
        var inScope = SitesIn(scope);
        var found = new List<FoundMac>();
        for (var number = 0; number < segments.Length; number++)
        {
            var people = segments[number].Persons;
            for (var place = 0; place < people.Length; place++)
            {
                ref readonly var mac = ref Fleet.Segments[number].Entries[place];
                if (best.Contains(people[place]) && inScope[mac.Site])
                {
                    found.Add(new FoundMac((number * IndexSegment.Size) + place, people[place], Rank(query, fits, segments[number].WordsOf(place)) + Whole(number, mac, query)));
                }
            }
        }

        return found;
    }

    /// <summary>Of these Macs those with a serial number that another record in scope has, too.</summary>
    public HashSet<int> Twins(IReadOnlyList<FoundMac> macs, FleetScope scope)
    {
        var inScope = SitesIn(scope);
        var records = macs
            .Select(mac => Fleet.SegmentOf(mac.Slot).SerialNumber(Fleet[mac.Slot]).ToString())
            .Where(serial => serial.Length > 0)
            .Distinct()
            .ToDictionary(serial => serial, _ => 0);
        var lookup = records.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var segment in Fleet.Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (inScope[mac.Site] && lookup.ContainsKey(segment.SerialNumber(mac)))
                {
                    lookup[segment.SerialNumber(mac)]++;
                }
            }
        }

        return [.. macs.Select(mac => mac.Slot).Where(slot => lookup.TryGetValue(Fleet.SegmentOf(slot).SerialNumber(Fleet[slot]), out var count) && count > 1)];
    }

    private bool[] SitesIn(FleetScope scope)
    {
        var sites = Fleet.Sites.Span;
        var inScope = new bool[sites.Length];
        for (var site = 0; site < sites.Length; site++)
        {
            inScope[site] = scope.Includes(sites[site].Length == 0 ? null : sites[site]);
        }

        return inScope;
    }

    private static int Rank(LookupQuery query, LookupFitsOfQuery fits, ReadOnlySpan<int> words)
    {
        Span<int> best = stackalloc int[LookupQuery.MostTerms];
        var isAny = false;
        foreach (var packed in words)
        {
            var field = LookupSegment.FieldOf(packed);
            var fit = (field < LookupField.SerialNumber ? fits.Names : fits.Serials)[LookupSegment.WordOf(packed)];
            if (fit == 0)
            {
                continue;
            }

            if (!isAny)
            {
                best.Clear();
                isAny = true;
            }

            var worth = Worth(field);

            // Two letters are near to any two others.
            var least = field == LookupField.Initials ? LookupTerm.Same : 1;
            for (var term = 0; fit != 0; term++, fit >>= 8)
            {
                if ((int)(fit & 0xFF) is var value && value >= least)
                {
                    best[term] = Math.Max(best[term], value + worth);
                }
            }
        }

        return isAny ? query.Rank(best) : 0;
    }

    private static int Worth(LookupField field) => field switch
    {
        LookupField.FullName => 6,
        LookupField.Login => 4,
        LookupField.Account => 2,
        LookupField.Initials => -30,
        _ => 0,
    };

    /// <summary>More where the query is a whole field: this e-mail address, this serial number.</summary>
    private int Whole(int number, in IndexEntry mac, LookupQuery query)
    {
        var text = Fleet.Segments[number].AllText(mac);
        return text.StartsWith(query.Folded + "\n", StringComparison.Ordinal) || text.Contains($"\n{query.Folded}\n", StringComparison.Ordinal) ? 30 : 0;
    }

    private static List<int> Highest(ReadOnlySpan<long> orders, int count)
    {
        var best = new List<(long Order, int Person)>(count + 1);
        for (var person = 0; person < orders.Length; person++)
        {
            var order = orders[person];
            if (order == 0 || (best.Count == count && order <= best[^1].Order))
            {
                continue;
            }

            var place = best.FindIndex(one => one.Order < order);
            best.Insert(place < 0 ? best.Count : place, (order, person));
            if (best.Count > count)
            {
                best.RemoveAt(count);
            }
        }

        return [.. best.Select(one => one.Person)];
    }
}
