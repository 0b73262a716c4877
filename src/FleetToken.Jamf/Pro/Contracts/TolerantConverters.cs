using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>A value of another kind than documented; names the kind, never the value.</summary>
internal sealed class UnexpectedValueException : JsonException
{
    private UnexpectedValueException(string problem)
        : base(problem)
    {
    }

    public static UnexpectedValueException Instead(string expected, JsonTokenType found) => new($"{Word(found)} where {expected} is expected");

    public static UnexpectedValueException Unreadable(string expected) => new($"text that is not {expected}");

    private static string Word(JsonTokenType found) => found switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "nothing",
        _ => "true or false",
    };
}

/// <summary>Text, also where a number or a boolean stands for it.</summary>
internal sealed class TolerantText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public static string? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => null,
        var found => throw UnexpectedValueException.Instead("text", found),
    };
}

/// <summary>Text that many Macs share, such as a model or a state: kept once.</summary>
internal sealed class PooledText : JsonConverter<string>
{
    // Power of two. A slot is overwritten on collision: this is a cache, not a table.
    private const int Slots = 8192;
    private const int LongestPooled = 96;
    private static readonly Entry?[] Pool = new Entry?[Slots];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestPooled)
        {
            return TolerantText.Read(ref reader);
        }

        var utf8 = reader.ValueSpan;
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var slot = ref Pool[hash.ToHashCode() & (Slots - 1)];
        if (slot is { } entry && utf8.SequenceEqual(entry.Utf8))
        {
            return entry.Text;
        }

        var text = reader.GetString()!;
        slot = new Entry(utf8.ToArray(), text);
        return text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");

    private sealed record Entry(byte[] Utf8, string Text);
}

/// <summary>A boolean, also as text or as 0 and 1; empty text says nothing.</summary>
internal sealed class TolerantBoolean : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.String => FromText(reader.GetString()!.Trim()),
        JsonTokenType.Number when reader.TryGetInt32(out var number) && number is 0 or 1 => reader.ValueSpan[0] == (byte)'1',
        var found => throw UnexpectedValueException.Instead("true or false", found),
    };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");

    private static bool? FromText(string text) =>
        text.Length == 0 ? null : bool.TryParse(text, out var value) ? value : throw UnexpectedValueException.Unreadable("true or false");
}

/// <summary>A UTC time: ISO 8601 with or without fraction and zone, a plain date (midnight), or epoch milliseconds; empty text says nothing.</summary>
internal sealed class TolerantTime : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String when !reader.HasValueSequence && reader.ValueSpan is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out var time):
                return time;
            case JsonTokenType.String:
                return FromText(reader.GetString()!);
            case JsonTokenType.Number when reader.TryGetInt64(out var epoch) && epoch is > 0 and <= 253_402_300_799_999:
                return DateTimeOffset.FromUnixTimeMilliseconds(epoch);
            default:
                throw UnexpectedValueException.Instead("a time", reader.TokenType);
        }
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");

    private static DateTimeOffset? FromText(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return string.IsNullOrWhiteSpace(text)
            ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : throw UnexpectedValueException.Unreadable("a time");
    }
}
