using System.Globalization;
using System.Text;

namespace FleetToken.Domain.Macs;

/// <summary>A writing system, as far as names are told apart by it.</summary>
internal enum Script
{
    /// <summary>Not a letter, or a letter of every script.</summary>
    None,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Georgian,
    Cherokee,

    /// <summary>Han, kana, bopomofo and hangul: one name mixes them as a matter of course, and none resembles Latin.</summary>
    EastAsian,

    /// <summary>A letter of a script that is not told apart here, mathematical letters among them.</summary>
    Other,
}

/// <summary>Which script a letter belongs to, by Unicode block.</summary>
internal static class Scripts
{
    private static readonly (int First, int Last, Script Script)[] Blocks =
    [
        (0x0041, 0x024F, Script.Latin),
        (0x0250, 0x02AF, Script.Latin),
        (0x0370, 0x03FF, Script.Greek),
        (0x0400, 0x052F, Script.Cyrillic),
        (0x0531, 0x058F, Script.Armenian),
        (0x0590, 0x05FF, Script.Hebrew),
        (0x0600, 0x077F, Script.Arabic),
        (0x08A0, 0x08FF, Script.Arabic),
        (0x0900, 0x0DFF, Script.Indic),
        (0x0E00, 0x0E7F, Script.Thai),
        (0x10A0, 0x10FF, Script.Georgian),
        (0x1100, 0x11FF, Script.EastAsian),
        (0x13A0, 0x13FF, Script.Cherokee),
        (0x1C80, 0x1C8F, Script.Cyrillic),
        (0x1D00, 0x1D25, Script.Latin),
        (0x1E00, 0x1EFF, Script.Latin),
        (0x1F00, 0x1FFF, Script.Greek),
        (0x2C60, 0x2C7F, Script.Latin),
        (0x2DE0, 0x2DFF, Script.Cyrillic),
        (0x3005, 0x31FF, Script.EastAsian),
        (0x3400, 0x9FFF, Script.EastAsian),
        (0xA640, 0xA69F, Script.Cyrillic),
        (0xA722, 0xA7FF, Script.Latin),
        (0xA960, 0xA97F, Script.EastAsian),
        (0xAB30, 0xAB64, Script.Latin),
        (0xAB70, 0xABBF, Script.Cherokee),
        (0xAC00, 0xD7FF, Script.EastAsian),
        (0xF900, 0xFAFF, Script.EastAsian),
        (0xFB00, 0xFB06, Script.Latin),
        (0xFB1D, 0xFB4F, Script.Hebrew),
        (0xFB50, 0xFDFF, Script.Arabic),
        (0xFE70, 0xFEFE, Script.Arabic),
        (0xFF21, 0xFF5A, Script.Latin),
        (0xFF66, 0xFFDC, Script.EastAsian),
        (0x20000, 0x3FFFF, Script.EastAsian),
    ];

    public static Script Of(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is not (UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter))
        {
            return Script.None;
        }

        foreach (var (first, last, script) in Blocks)
        {
            if (rune.Value <= last)
            {
                return rune.Value >= first ? script : Script.Other;
            }
        }

        return Script.Other;
    }
}
