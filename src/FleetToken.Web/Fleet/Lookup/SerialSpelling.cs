namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Spells serial numbers and asset tags so that what looks alike on a label is alike: O and 0, I, L and 1, B and 8, S and 5, Z and 2, G and 6.</summary>
internal static class SerialSpelling
{
    /// <summary>The letters and digits of a folded text; empty where it has others, which no serial number has.</summary>
    public static string Of(ReadOnlySpan<char> folded)
    {
        Span<char> spelled = stackalloc char[Math.Min(folded.Length, LookupWords.LongestWord)];
        var length = 0;
        foreach (var letter in folded)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                if (length == spelled.Length)
                {
                    break;
                }

                spelled[length++] = letter switch
                {
                    'o' => '0',
                    'i' or 'l' => '1',
                    'b' => '8',
                    's' => '5',
                    'z' => '2',
                    'g' => '6',
                    _ => letter,
                };
            }
            else if (char.IsLetterOrDigit(letter))
            {
                return "";
            }
        }

        return spelled[..length].ToString();
    }
}
