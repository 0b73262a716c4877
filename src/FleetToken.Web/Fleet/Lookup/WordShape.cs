using System.Numerics;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Which letters and which pairs of neighbours a word has, a bit each, and its length: most words are ruled out by that alone.</summary>
internal readonly struct WordShape
{
    // A wrong letter is in two pairs, two swapped letters are in three.
    private const int PairsOfASlip = 3;

    private readonly ulong _letters;
    private readonly ulong _pairs;
    private readonly int _length;

    /// <summary>The shape of a word.</summary>
    public WordShape(string word)
    {
        _length = word.Length;
        for (var place = 0; place < word.Length; place++)
        {
            _letters |= 1UL << (word[place] switch
            {
                >= 'a' and <= 'z' and var letter => letter - 'a',
                >= '0' and <= '9' and var digit => 26 + (digit - '0'),
                var other => 36 + (other % 28),
            });
            if (place > 0)
            {
                _pairs |= 1UL << (int)((uint)((word[place - 1] * 31) + word[place]) * 0x9E3779B1u >> 26);
            }
        }
    }

    /// <summary>Whether a known word may hold this one as it is.</summary>
    public bool MayBeIn(in WordShape known) => _length <= known._length && (_pairs & ~known._pairs) == 0 && (_letters & ~known._letters) == 0;

    /// <summary>Whether a known word may be this one with so many slips.</summary>
    public bool MayBe(in WordShape known, int slips) =>
        Math.Abs(known._length - _length) <= slips
        && BitOperations.PopCount(_letters & ~known._letters) <= slips
        && BitOperations.PopCount(known._letters & ~_letters) <= slips
        && BitOperations.PopCount(_pairs & ~known._pairs) <= PairsOfASlip * slips;

    /// <summary>Whether a known word may begin like this one with one slip.</summary>
    public bool MayBegin(in WordShape known) =>
        known._length >= _length
        && BitOperations.PopCount(_letters & ~known._letters) <= 1
        && BitOperations.PopCount(_pairs & ~known._pairs) <= PairsOfASlip;
}
