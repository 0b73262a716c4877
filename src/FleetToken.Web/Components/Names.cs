using System.Globalization;
using System.Text;

namespace FleetToken.Web.Components;

/// <summary>Makes names that a Mac's owner chose safe to look at (domain E.5, rule 7); Razor encodes, <c>bdi</c> isolates.</summary>
public static class Names
{
    private const int Longest = 64;

    /// <summary>The name with control and invisible characters spelled out as <c>\uXXXX</c>, cut at 64 characters.</summary>
    public static string Shown(string? name) => Whole(name, Longest);

    /// <summary>The same for a text of a person that is to be read whole.</summary>
    public static string Whole(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "–";
        }

        return IsPlain(text, longest) ? text : Spell(text, longest);
    }

    private static bool IsPlain(string name, int longest)
    {
        if (name.Length > longest)
        {
            return false;
        }

        foreach (var rune in name.EnumerateRunes())
        {
            if (IsHidden(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static string Spell(string name, int longest)
    {
        var shown = new StringBuilder(longest + 8);
        var left = longest;
        for (var index = 0; index < name.Length && left > 0; left--)
        {
            if (!Rune.TryGetRuneAt(name, index, out var rune))
            {
                AppendCode(shown, name[index++]);
                continue;
            }

            if (IsHidden(rune))
            {
                AppendCode(shown, rune.Value);
            }
            else
            {
                shown.Append(rune.ToString());
            }

            index += rune.Utf16SequenceLength;
            if (left == 1 && index < name.Length)
            {
                shown.Append('…');
            }
        }

        return shown.ToString();
    }

    private static void AppendCode(StringBuilder shown, int value) =>
        shown.Append(CultureInfo.InvariantCulture, $"\\u{value:X4}");

    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or
        UnicodeCategory.Format or
        UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned;
}
