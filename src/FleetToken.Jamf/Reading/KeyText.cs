using System.Buffers;
using System.Text.Json;
using FleetToken.Domain.Macs;

namespace FleetToken.Jamf.Reading;

/// <summary>
/// Says what the text in the place of a key is (domain G.1). Blanks around it are no part of it. Small letters become capitals where the shape
/// then fits: macOS makes capitals only, so nothing is lost, and a fingerprint must not change because a server changed the case.
/// </summary>
internal static class KeyText
{
    private const int Length = 29;
    private const int ShortestBlob = 64;

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \t\r\n");

    /// <summary>Reads the value the reader stands at.</summary>
    public static KeyReading Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return reader.TokenType == JsonTokenType.Null ? new KeyReading.NoneInEscrow() : new KeyReading.NotAKey();
        }

        var letters = ArrayPool<char>.Shared.Rent(Math.Max(1, reader.ValueSpan.Length));
        try
        {
            return Of(letters.AsSpan(0, reader.CopyString(letters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters, clearArray: true);
        }
    }

    private static KeyReading Of(ReadOnlySpan<char> value)
    {
        var text = value.Trim();
        return text.IsEmpty ? new KeyReading.NoneInEscrow()
            : HasShape(text) ? new KeyReading.Key(Key(text))
            : IsBlob(text) ? new KeyReading.EncryptedBlob()
            : new KeyReading.NotAKey();
    }

    private static RecoveryKey Key(ReadOnlySpan<char> text) => new(string.Create(Length, text, static (capitals, text) => text.ToUpperInvariant(capitals)));

    private static bool HasShape(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            if (i % 5 == 4 ? text[i] != '-' : !char.IsAsciiLetterOrDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    // CMS comes as base64, with or without the lines of PEM around it; hexadecimal digits are letters of base64, too.
    private static bool IsBlob(ReadOnlySpan<char> text) =>
        text.StartsWith("-----BEGIN", StringComparison.Ordinal) || (text.Length >= ShortestBlob && !text.ContainsAnyExcept(Base64));
}
