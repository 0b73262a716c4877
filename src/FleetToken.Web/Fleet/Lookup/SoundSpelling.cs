using System.Text;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Spells a folded word by its sound, so that Meyer, Maier, Mayer and Meier are one word, and Schmidt and Schmitt.</summary>
// Own rules: no kept library spells by German sounds, and Soundex keeps so little of a word that it finds too much.
internal static class SoundSpelling
{
    // For each first letter the longest first.
    private static readonly (string From, string To)[] Rules =
    [
        ("aeu", "au"), ("ae", "a"), ("ai", "ai"), ("ay", "ai"), ("aj", "ai"), ("au", "au"),
        ("b", "p"),
        ("ch", "k"), ("ck", "k"), ("cz", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
        ("dt", "t"), ("d", "t"),
        ("ei", "ai"), ("ey", "ai"), ("ej", "ai"), ("eu", "oi"),
        ("g", "k"),
        ("ie", "i"),
        ("j", "i"),
        ("oe", "o"), ("ou", "u"), ("oi", "oi"), ("oy", "oi"),
        ("pf", "f"), ("ph", "f"),
        ("qu", "kf"), ("q", "k"),
        ("sch", "s"), ("sh", "s"), ("sz", "s"),
        ("tsch", "s"), ("tch", "s"), ("th", "t"), ("tz", "s"), ("ts", "s"),
        ("ue", "u"),
        ("v", "f"),
        ("w", "f"),
        ("x", "ks"),
        ("y", "i"),
        ("z", "s"),
    ];

    private static readonly (string From, string To)[][] ByLetter =
        [.. Enumerable.Range('a', 26).Select(letter => Rules.Where(rule => rule.From[0] == letter).ToArray())];

    /// <summary>The word by its sound; other scripts stay as they are.</summary>
    public static string Of(string word)
    {
        var sound = new StringBuilder(word.Length + 2);
        for (var place = 0; place < word.Length;)
        {
            place += Add(sound, word.AsSpan(place), place == 0);
        }

        return sound.Length == word.Length && sound.Equals(word.AsSpan()) ? word : sound.ToString();
    }

    private static int Add(StringBuilder sound, ReadOnlySpan<char> rest, bool isFirst)
    {
        if (rest[0] is >= 'a' and <= 'z')
        {
            foreach (var (from, to) in ByLetter[rest[0] - 'a'])
            {
                if (rest.StartsWith(from))
                {
                    foreach (var letter in to)
                    {
                        AddOnce(sound, letter);
                    }

                    return from.Length;
                }
            }
        }

        // Inside a word an h only makes a vowel long: Böhm, Kühn.
        if (rest[0] != 'h' || isFirst)
        {
            AddOnce(sound, rest[0]);
        }

        return 1;
    }

    private static void AddOnce(StringBuilder sound, char letter)
    {
        if (sound.Length == 0 || sound[^1] != letter || char.IsAsciiDigit(letter))
        {
            sound.Append(letter);
        }
    }
}
