using FleetToken.Domain.Findings;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>Findings of a Mac as bits, in the order of the catalogue: what is new, accepted or asked for is then one step per Mac.</summary>
internal static class FindingBits
{
    /// <summary>How many codes fit.</summary>
    public const int Most = 128;

    private static readonly Dictionary<string, int> Places = PlacesOf(FindingCatalogue.All);

    /// <summary>The bit of a code; none for a code that the catalogue no longer has.</summary>
    public static UInt128 Of(string code) => Places.TryGetValue(code, out var place) ? UInt128.One << place : UInt128.Zero;

    /// <summary>The bits of codes; all where none is named.</summary>
    public static UInt128 OfAny(IReadOnlyCollection<string> codes) =>
        codes.Count == 0 ? UInt128.MaxValue : codes.Aggregate(UInt128.Zero, (bits, code) => bits | Of(code));

    /// <summary>The bits of every finding set of a snapshot.</summary>
    public static UInt128[] OfSets(FleetSnapshot fleet)
    {
        var sets = new UInt128[fleet.FindingSets.Length];
        for (var set = 1; set < sets.Length; set++)
        {
            foreach (var (code, _) in fleet.FindingsOf(set))
            {
                sets[set] |= Of(code);
            }
        }

        return sets;
    }

    /// <summary>The bits of every set of concerns of a snapshot: findings of objects.</summary>
    public static UInt128[] OfConcerns(FleetSnapshot fleet) => Array.ConvertAll(
        fleet.ConcernSets.ToArray(), set => ConcernSet.Read(set).Aggregate(UInt128.Zero, (bits, one) => bits | Of(one.Code)));

    /// <summary>How many findings.</summary>
    public static int Count(UInt128 bits) => (int)UInt128.PopCount(bits);

    /// <summary>Counts each finding once more, by its place in the catalogue.</summary>
    public static void AddTo(int[] counts, UInt128 bits)
    {
        while (bits != UInt128.Zero)
        {
            counts[(int)UInt128.TrailingZeroCount(bits)]++;
            bits &= bits - 1;
        }
    }

    private static Dictionary<string, int> PlacesOf(IReadOnlyList<FindingDescription> catalogue) => catalogue.Count <= Most
        ? catalogue.Index().ToDictionary(pair => pair.Item.Code, pair => pair.Index, StringComparer.Ordinal)
        : throw new InvalidOperationException($"The catalogue has {catalogue.Count} findings; {Most} fit.");
}
