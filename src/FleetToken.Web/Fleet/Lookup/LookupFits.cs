namespace FleetToken.Web.Fleet.Lookup;

/// <summary>How well each word of one kind fits each term of a query: a byte a term.</summary>
internal sealed class LookupFits(int words)
{
    private readonly ulong[] _fits = new ulong[words];

    // Nearly every word fits nothing; this much smaller table says so without leaving the processor's cache.
    private readonly ulong[] _any = new ulong[(words + 63) / 64];

    /// <summary>How many words.</summary>
    public int Count => words;

    /// <summary>What fits a word; 0 where nothing does.</summary>
    public ulong this[int word] => (_any[word >> 6] & (1UL << word)) == 0 ? 0 : _fits[word];

    /// <summary>Notes that a word fits a term so well.</summary>
    public void Add(int word, int term, int fit)
    {
        if (fit > 0)
        {
            _fits[word] |= (ulong)fit << (term * 8);
            _any[word >> 6] |= 1UL << word;
        }
    }
}
