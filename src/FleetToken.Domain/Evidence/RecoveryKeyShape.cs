namespace FleetToken.Domain.Evidence;

/// <summary>Finds text that has the shape of a Personal Recovery Key, so that none is kept outside escrow (domain C.1, E.4 C11).</summary>
public static class RecoveryKeyShape
{
    /// <summary>What stands in the place of such a text.</summary>
    public const string Mask = "[looks like a recovery key]";

    private const int Length = 29;

    /// <summary>Whether six groups of four letters or digits, joined by hyphens and in any case, stand alone somewhere in the text.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) => Find(text) >= 0;

    /// <summary>The text with every such run replaced; the same instance where there is none.</summary>
    public static string Hide(string text)
    {
        var at = Find(text);
        if (at < 0)
        {
            return text;
        }

        var safe = new System.Text.StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (at >= 0)
        {
            safe.Append(rest[..at]).Append(Mask);
            rest = rest[(at + Length)..];
            at = Find(rest);
        }

        return safe.Append(rest).ToString();
    }

    private static int Find(ReadOnlySpan<char> text)
    {
        for (var start = 0; start + Length <= text.Length;)
        {
            var end = start;
            while (end < text.Length && IsOfKey(text[end]))
            {
                end++;
            }

            if (end - start == Length && HasGroups(text.Slice(start, Length)))
            {
                return start;
            }

            start = end + 1;
        }

        return -1;
    }

    private static bool HasGroups(ReadOnlySpan<char> run)
    {
        for (var i = 0; i < run.Length; i++)
        {
            if (run[i] == '-' != (i % 5 == 4))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfKey(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
