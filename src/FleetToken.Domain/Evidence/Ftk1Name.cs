using System.Text;

namespace FleetToken.Domain.Evidence;

/// <summary>Account names as FTK1 writes them: UTF-8, every byte outside <c>[A-Za-z0-9._-]</c> as <c>%XX</c>, a cut one ends in <c>~</c>.</summary>
internal static class Ftk1Name
{
    private const char CutMark = '~';
    private const int LongestCutName = 64;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The decoded name; null, with a text to show, where it was cut or is not in this form, so that it equals no account.</summary>
    public static string? Read(ReadOnlySpan<char> encoded, out string shown)
    {
        if (!encoded.IsEmpty && encoded.Length <= LongestCutName && Decode(encoded) is { } name && !RecoveryKeyShape.IsIn(name))
        {
            shown = name;
            return name;
        }

        shown = encoded.IsEmpty ? "" : ForDisplay(encoded.ToString(), LongestCutName);
        return null;
    }

    /// <summary>Text that is only shown: recovery keys hidden, also encoded ones, then shortened.</summary>
    public static string ForDisplay(string text, int longest)
    {
        var safe = RecoveryKeyShape.Hide(text);
        if (RecoveryKeyShape.IsIn(Uri.UnescapeDataString(safe)))
        {
            return RecoveryKeyShape.Mask;
        }

        return safe.Length <= longest ? safe : string.Concat(safe.AsSpan(0, longest), "…");
    }

    private static string? Decode(ReadOnlySpan<char> encoded)
    {
        if (encoded[^1] == CutMark)
        {
            return null;
        }

        if (!encoded.Contains('%'))
        {
            return IsPlain(encoded) ? encoded.ToString() : null;
        }

        Span<byte> bytes = stackalloc byte[LongestCutName];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%')
            {
                if (i + 2 >= encoded.Length || !char.IsAsciiHexDigit(encoded[i + 1]) || !char.IsAsciiHexDigit(encoded[i + 2]))
                {
                    return null;
                }

                bytes[length++] = (byte)((Hex(encoded[i + 1]) << 4) | Hex(encoded[i + 2]));
                i += 2;
            }
            else if (IsPlain(encoded.Slice(i, 1)))
            {
                bytes[length++] = (byte)encoded[i];
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Strict.GetString(bytes[..length]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int Hex(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit & 0xDF) - 'A' + 10;

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
