using System.Buffers;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>How well each word of one kind fits each term of a query: a byte a term.</summary>
// Borrowed: arrays of this size, made new for each letter that is typed, would have the whole heap collected all the time.
internal sealed class LookupFits : IDisposable
{
    private readonly ulong[] _fits;

    // Nearly every word fits nothing; this much smaller table says so without leaving the processor's cache.
    private readonly ulong[] _any;

    /// <summary>Room for so many words, none of which fits anything.</summary>
    public LookupFits(int words)
    {
        _fits = ArrayPool<ulong>.Shared.Rent(words);
        _any = ArrayPool<ulong>.Shared.Rent((words + 63) / 64);
        _any.AsSpan().Clear();
    }

    /// <summary>What fits a word; 0 where nothing does.</summary>
    public ulong this[int word] => IsAny(word) ? _fits[word] : 0;

    /// <summary>Notes that a word fits a term so well.</summary>
    public void Add(int word, int term, int fit)
    {
        if (fit > 0)
        {
            _fits[word] = this[word] | ((ulong)fit << (term * 8));
            _any[word >> 6] |= 1UL << word;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_fits);
        ArrayPool<ulong>.Shared.Return(_any);
    }

    private bool IsAny(int word) => (_any[word >> 6] & (1UL << word)) != 0;
}
