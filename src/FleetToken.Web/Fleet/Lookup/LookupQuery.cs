using System.Numerics;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>What was typed, taken apart: its words, and other ways to read them (two words as one, an initial with a name, all of it as a serial number).</summary>
internal sealed class LookupQuery
{
    /// <summary>Letters that are looked at; nobody types more than this.</summary>
    public const int LongestText = 200;

    /// <summary>Terms that a query has at most: one byte of a 64-bit number each.</summary>
    public const int MostTerms = 8;

    private const int MostWords = 6;
    private const int PenaltyForInitials = 80;
    private const int PenaltyForALeftOutWord = 30;

    private readonly List<LookupTerm> _terms = [];
    private readonly List<(int Term, int Covers, int Penalty)> _otherWays = [];
    private readonly int _words;

    private LookupQuery(string folded, IReadOnlyList<string> words)
    {
        Folded = folded;
        _words = words.Count;
        foreach (var word in words)
        {
            _terms.Add(new LookupTerm(word, SerialSpelling.Of(word), mayBeWrong: true));
        }

        for (var first = 0; first + 1 < words.Count && words.Count <= 4; first++)
        {
            Read(new LookupTerm(words[first] + words[first + 1], "", mayBeWrong: true), 0b11 << first, 0);
        }

        if (words.Count == 2 && words[0].Length > 1 && words[1].Length > 1)
        {
            foreach (var login in (string[])[words[0][0] + words[1], words[1][0] + words[0], words[0] + words[1][0], words[1] + words[0][0]])
            {
                Read(new LookupTerm(login, "", mayBeWrong: false), 0b11, PenaltyForInitials);
            }
        }

        if (words.Count > 1)
        {
            Read(new LookupTerm("", SerialSpelling.Of(string.Concat(words)), mayBeWrong: true), (1 << words.Count) - 1, 0);
        }
    }

    /// <summary>All of it, folded.</summary>
    public string Folded { get; }

    /// <summary>The terms to compare words with.</summary>
    public LookupTerm[] Terms => [.. _terms];

    /// <summary>Takes a text apart; null where it is too short to look for.</summary>
    public static LookupQuery? Of(string? text)
    {
        var bounded = text is { Length: > LongestText } ? text[..LongestText] : text;
        var folded = SearchFold.Fold(bounded);
        var words = new List<string>();
        foreach (var piece in folded.Split(' '))
        {
            // Of an e-mail address the part before the at sign: the rest is the same for everybody.
            var at = piece.IndexOf('@', StringComparison.Ordinal);
            var told = at < 0 ? piece : piece[..at];
            foreach (var range in WordsOf(told, []))
            {
                if (words.Count < MostWords && Bare(told.AsSpan()[range]) is { Length: > 0 } bare)
                {
                    words.Add(bare.Length > LookupWords.LongestWord ? bare[..LookupWords.LongestWord].ToString() : bare.ToString());
                }
            }
        }

        // One Latin letter would list half the fleet; one sign of another script can be a name.
        return words.Count == 0 || (words.Count == 1 && words[0].Length == 1 && char.IsAscii(words[0][0])) ? null : new LookupQuery(folded, words);
    }

    /// <summary>Where the words of a folded text stand: runs of letters and digits, an apostrophe inside.</summary>
    public static List<Range> WordsOf(ReadOnlySpan<char> text, List<Range> ranges)
    {
        ranges.Clear();
        var start = -1;
        for (var place = 0; place <= text.Length; place++)
        {
            var isInside = place < text.Length && (IsOfWord(text[place]) || (start >= 0 && IsApostrophe(text[place])));
            if (isInside && start < 0)
            {
                start = place;
            }
            else if (!isInside && start >= 0)
            {
                ranges.Add(start..place);
                start = -1;
            }
        }

        return ranges;
    }

    /// <summary>A word without apostrophes: O'Brien is obrien.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (IsApostrophe(letter))
            {
                return Joined(word);
            }
        }

        return word;
    }

    /// <summary>All letters and digits of a text as one word.</summary>
    public static ReadOnlySpan<char> Joined(ReadOnlySpan<char> text)
    {
        var joined = new char[text.Length];
        var length = 0;
        foreach (var letter in text)
        {
            if (IsOfWord(letter))
            {
                joined[length++] = letter;
            }
        }

        return joined.AsSpan(0, length);
    }

    /// <summary>How well a Mac fits, from how well its words fit each term; 0 where it does not.</summary>
    public int Rank(ReadOnlySpan<int> fits)
    {
        var best = Sum(fits, 0);
        if (best == 0 && _words >= 3)
        {
            best = SumWithoutOne(fits);
        }

        foreach (var (term, covers, penalty) in _otherWays)
        {
            if (fits[term] > 0 && (BitOperations.PopCount((uint)covers) == _words || Sum(fits, covers) > 0))
            {
                best = Math.Max(best, Sum(fits, covers) + (BitOperations.PopCount((uint)covers) * fits[term]) - penalty);
            }
        }

        return best;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter is '\u3099' or '\u309A';

    private static bool IsApostrophe(char letter) => letter == '\''; // Folding leaves only this one.

    private void Read(LookupTerm term, int covers, int penalty)
    {
        _otherWays.Add((_terms.Count, covers, penalty));
        _terms.Add(term);
    }

    // Every word that is not covered has to fit.
    private int Sum(ReadOnlySpan<int> fits, int covered)
    {
        var sum = 0;
        for (var word = 0; word < _words; word++)
        {
            if ((covered & (1 << word)) != 0)
            {
                continue;
            }

            if (fits[word] == 0)
            {
                return 0;
            }

            sum += fits[word];
        }

        return sum;
    }

    // Of three words or more, one may be a title or a name Jamf does not have.
    private int SumWithoutOne(ReadOnlySpan<int> fits)
    {
        var (sum, missing) = (0, 0);
        for (var word = 0; word < _words; word++)
        {
            sum += fits[word];
            missing += fits[word] == 0 ? 1 : 0;
        }

        return missing == 1 ? sum - PenaltyForALeftOutWord : 0;
    }
}
