using System.Globalization;
using System.Text;
using System.Text.Json;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Http;

namespace FleetToken.Jamf.Reading;

/// <summary>Reads the answer of the FileVault call (API 3.1). The body stays in one buffer that is cleared; only a key in its shape becomes a text.</summary>
internal static class KeyAnswer
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Reads the body to its end.</summary>
    /// <exception cref="MisreadAnswerException">It is not what was asked for; carries no part of it.</exception>
    public static async Task<KeyReading> ReadAsync(HttpResponseMessage response, long computerId, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new GrowingBuffer(MostBytes);
        while (await body.FillAsync(stream, cancellationToken))
        {
            body.Grow();
        }

        BodyStart.ThrowUnlessJson(body.Text.Span);
        try
        {
            return Read(BodyStart.WithoutMark(body.Text.Span), computerId);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new MisreadAnswerException(Misreading.NotJson);
        }
    }

    private static KeyReading Read(ReadOnlySpan<byte> body, long computerId)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 128 });
        KeyReading? reading = null;
        var validity = KeyValidity.Unknown;
        bool? institutional = null;
        var known = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new MisreadAnswerException(Misreading.OtherShape);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("personalRecoveryKey"u8))
            {
                reader.Read();
                (reading, known) = (KeyText.Read(ref reader), true);
            }
            else if (reader.ValueTextEquals("computerId"u8))
            {
                reader.Read();
                ThrowIfAnother(ref reader, computerId);
                known = true;
            }
            else if (reader.ValueTextEquals("individualRecoveryKeyValidityStatus"u8))
            {
                reader.Read();
                validity = Validity(ref reader);
            }
            else if (reader.ValueTextEquals("institutionalRecoveryKeyPresent"u8))
            {
                reader.Read();
                institutional = reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null;
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        // What follows the object must be nothing; and "none in escrow" is a claim that an object of another kind does not make.
        return !reader.Read() && known
            ? (reading ?? new KeyReading.NoneInEscrow()) with { Escrow = new RecoveryKeyEscrow(validity, institutional) }
            : throw new MisreadAnswerException(Misreading.OtherShape);
    }

    // Not through KnownWords: nothing of this answer is ever logged.
    private static KeyValidity Validity(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? KeyValidity.Unknown
        : reader.ValueTextEquals("VALID"u8) ? KeyValidity.Valid
        : reader.ValueTextEquals("INVALID"u8) ? KeyValidity.Invalid
        : reader.ValueTextEquals("NOT_APPLICABLE"u8) ? KeyValidity.NotApplicable
        : KeyValidity.Unknown;

    // The key of another Mac would be worse than none.
    private static void ThrowIfAnother(ref Utf8JsonReader reader, long computerId)
    {
        var asked = Encoding.ASCII.GetBytes(computerId.ToString(CultureInfo.InvariantCulture));
        var same = reader.TokenType switch
        {
            JsonTokenType.String => reader.ValueTextEquals(asked),
            JsonTokenType.Number => reader.ValueSpan.SequenceEqual(asked),
            JsonTokenType.Null => true,
            _ => false,
        };
        if (!same)
        {
            throw new MisreadAnswerException(Misreading.OtherComputer);
        }
    }
}
