using System.Numerics;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Every word of every Mac once, with its sound and its letters as bits: a query is compared with words, and a word of many Macs only once.</summary>
internal sealed class LookupWords
{
    /// <summary>Letters of a word that are looked at.</summary>
    public const int LongestWord = 64;

    private const ulong SerialBit = 1UL << 63;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string[] _texts = new string[1024];
    private string[] _sounds = new string[1024];
    private ulong[] _letters = new ulong[1024];
    private ulong[] _soundLetters = new ulong[1024];

    /// <summary>How many words.</summary>
    public int Count { get; private set; }

    /// <summary>The words so far; stays right while more come.</summary>
    public LookupWordView View => new(_texts, _sounds, _letters, _soundLetters, Count);

    /// <summary>Which letters a text has, a bit each.</summary>
    public static ulong LettersOf(string text)
    {
        var letters = 0UL;
        foreach (var letter in text)
        {
            letters |= 1UL << (letter switch
            {
                >= 'a' and <= 'z' => letter - 'a',
                >= '0' and <= '9' => 26 + (letter - '0'),
                _ => 36 + (letter % 26),
            });
        }

        return letters;
    }

    /// <summary>How many letters one has that the other lacks.</summary>
    public static int Lacking(ulong letters, ulong known) => BitOperations.PopCount(letters & ~known);

    /// <summary>Whether a word is a serial number or an asset tag.</summary>
    public static bool IsSerial(ulong letters) => (letters & SerialBit) != 0;

    /// <summary>The number of a word of a name.</summary>
    public int OfName(ReadOnlySpan<char> word)
    {
        var text = word.Length > LongestWord ? word[..LongestWord] : word;
        if (_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var number))
        {
            return number;
        }

        var kept = text.ToString();
        var sound = SoundSpelling.Of(kept);
        return Add(kept, kept, sound, LettersOf(kept), LettersOf(sound));
    }

    /// <summary>The number of a serial number or asset tag as <see cref="SerialSpelling"/> spells it.</summary>
    public int OfSerial(string spelled)
    {
        // A blank is in no name, so the two kinds cannot meet.
        var key = spelled + " ";
        return _numbers.TryGetValue(key, out var number) ? number : Add(key, spelled, spelled, LettersOf(spelled) | SerialBit, 0);
    }

    private int Add(string key, string text, string sound, ulong letters, ulong soundLetters)
    {
        if (Count == _texts.Length)
        {
            Array.Resize(ref _texts, Count * 2);
            Array.Resize(ref _sounds, Count * 2);
            Array.Resize(ref _letters, Count * 2);
            Array.Resize(ref _soundLetters, Count * 2);
        }

        (_texts[Count], _sounds[Count], _letters[Count], _soundLetters[Count]) = (text, sound, letters, soundLetters);
        _numbers.Add(key, Count);
        return Count++;
    }
}
