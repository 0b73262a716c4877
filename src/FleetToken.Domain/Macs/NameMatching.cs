using System.Globalization;
using System.Text;

namespace FleetToken.Domain.Macs;

/// <summary>Compares account names that somebody on a Mac could choose: NFC, case fold, then exact; a suspicious name equals nothing (domain E.5, 6).</summary>
public static class NameMatching
{
    /// <summary>Whether two names mean the same account; false where either is missing, empty or suspicious.</summary>
    public static bool Same(string? left, string? right)
    {
        if (string.IsNullOrEmpty(left) || string.IsNullOrEmpty(right))
        {
            return false;
        }

        if (Ascii.IsValid(left) && Ascii.IsValid(right))
        {
            return string.Equals(left, right, StringComparison.OrdinalIgnoreCase) && !HasControl(left);
        }

        return Fold(left) is { } folded && string.Equals(folded, Fold(right), StringComparison.Ordinal);
    }

    /// <summary>Whether two sources on one Mac speak of the same account. Unlike <see cref="Same"/> a suspicious name equals itself,
    /// because joining what is known about one account exempts nobody.</summary>
    internal static bool SameEntry(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || Same(left, right);

    /// <summary>The form in which equal names are equal character by character; null for an empty or suspicious name.</summary>
    public static string? Fold(string? name) =>
        string.IsNullOrEmpty(name) || IsSuspicious(name) ? null : name.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    /// <summary>Whether a name holds letters of more than one script, invisible characters, direction marks or broken text.</summary>
    public static bool IsSuspicious(string name)
    {
        if (Ascii.IsValid(name))
        {
            return HasControl(name);
        }

        var seen = Script.None;
        for (var i = 0; i < name.Length;)
        {
            if (Rune.DecodeFromUtf16(name.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done || IsInvisible(rune))
            {
                return true;
            }

            i += length;
            var script = Scripts.Of(rune);
            if (script == Script.None)
            {
                continue;
            }

            if (seen != Script.None && seen != script)
            {
                return true;
            }

            seen = script;
        }

        return false;
    }

    private static bool HasControl(string ascii) => ascii.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || ascii.Contains('\u007F');

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        // Fillers and selectors that have no shape of their own although they count as letters, marks or symbols.
        _ => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF),
    };
}
