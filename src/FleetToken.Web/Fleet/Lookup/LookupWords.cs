namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Every word of every Mac once, with its sound and shape: a query is compared with words, and a word of many Macs only once.</summary>
/// <param name="soundOf">How a word sounds.</param>
internal sealed class LookupWords(Func<string, string> soundOf)
{
    /// <summary>Letters of a word that are looked at.</summary>
    public const int LongestWord = 64;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string[] _texts = new string[1024];
    private string[] _sounds = new string[1024];
    private WordShape[] _shapes = new WordShape[1024];
    private WordShape[] _soundShapes = new WordShape[1024];

    /// <summary>How many words.</summary>
    public int Count { get; private set; }

    /// <summary>The words so far; stays right while more come.</summary>
    public LookupWordView View => new(_texts, _sounds, _shapes, _soundShapes, Count);

    /// <summary>The number of a word.</summary>
    public int Of(ReadOnlySpan<char> word)
    {
        var text = word.Length > LongestWord ? word[..LongestWord] : word;
        if (_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var number))
        {
            return number;
        }

        if (Count == _texts.Length)
        {
            Array.Resize(ref _texts, Count * 2);
            Array.Resize(ref _sounds, Count * 2);
            Array.Resize(ref _shapes, Count * 2);
            Array.Resize(ref _soundShapes, Count * 2);
        }

        var kept = text.ToString();
        var sound = soundOf(kept);
        (_texts[Count], _sounds[Count], _shapes[Count], _soundShapes[Count]) = (kept, sound, new WordShape(kept), new WordShape(sound));
        _numbers.Add(kept, Count);
        return Count++;
    }
}
