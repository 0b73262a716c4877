using System.Globalization;
using System.Text;

namespace FleetToken.Web.Fleet;

/// <summary>Brings text and search term to one form: NFKC, lower case, marks stripped, apostrophes and dashes as keyboards have them, blanks single (design 5).</summary>
public static class SearchFold
{
    /// <summary>The folded text; empty for null. Folding twice changes nothing.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        return Collapse(Ascii.IsValid(text) ? text.ToLowerInvariant().Replace('`', '\'') : FoldLetters(text));
    }

    private static string FoldLetters(string text)
    {
        // Jamf may hand over half a surrogate pair, on which normalising throws.
        // The acute accent that stands alone would fall apart into a blank and a mark.
        var decomposed = WellFormed(text).Replace('´', '\'').Normalize(NormalizationForm.FormKD);
        var letters = new StringBuilder(decomposed.Length);
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (!IsDropped(rune))
            {
                Append(letters, Rune.ToLowerInvariant(rune));
            }
        }

        return letters.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static bool IsDropped(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // The voicing marks of kana make another syllable, not an accent.
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => rune.Value is not (0x3099 or 0x309A),
        UnicodeCategory.Format => true,
        _ => false,
    };

    /// <summary>Letters that Unicode does not take apart, but people do when they type.</summary>
    private static void Append(StringBuilder letters, Rune rune)
    {
        switch (rune.Value)
        {
            case 'ß': letters.Append("ss"); break;
            case 'æ': letters.Append("ae"); break;
            case 'œ': letters.Append("oe"); break;
            case 'þ': letters.Append("th"); break;
            case 'ø': letters.Append('o'); break;
            case 'ł': letters.Append('l'); break;
            case 'đ' or 'ð': letters.Append('d'); break;
            case 'ħ': letters.Append('h'); break;
            case 'ı': letters.Append('i'); break;
            case 'ς': letters.Append('σ'); break;
            case '’' or '‘' or '‛' or 'ʼ' or 'ʻ' or 'ʹ' or '′' or '`': letters.Append('\''); break;
            case '‐' or '‒' or '–' or '—' or '―' or '−': letters.Append('-'); break;
            default: letters.Append(rune.ToString()); break;
        }
    }

    private static string WellFormed(string text)
    {
        foreach (var character in text)
        {
            if (char.IsSurrogate(character))
            {
                // Enumerating runes puts U+FFFD where half a pair stands.
                return string.Concat(text.EnumerateRunes());
            }
        }

        return text;
    }

    /// <summary>Runs of blanks, line breaks and control characters become one blank; none at the ends.</summary>
    private static string Collapse(string text)
    {
        if (!NeedsCollapse(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsBlank(character))
            {
                kept.Append(character);
            }
            else if (kept.Length > 0 && kept[^1] != ' ')
            {
                kept.Append(' ');
            }
        }

        return kept.Length > 0 && kept[^1] == ' ' ? kept.ToString(0, kept.Length - 1) : kept.ToString();
    }

    private static bool NeedsCollapse(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            if (IsBlank(character) && (character != ' ' || before == ' '))
            {
                return true;
            }

            before = character;
        }

        return before == ' ';
    }

    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || char.IsControl(character);
}
