using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FleetToken.Jamf.Pro.Contracts;

namespace FleetToken.Jamf.Classic.Contracts;

/// <summary>What the Classic API writes where there is nothing: empty text, an empty object, an empty list, null.</summary>
internal static class Nothing
{
    /// <summary>Whether the value says nothing; the reader then stands at its end.</summary>
    public static bool Is(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String:
                return reader.ValueSpan.IsEmpty && !reader.HasValueSequence;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var ahead = reader;
                ahead.Read();
                if (ahead.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                {
                    return false;
                }

                reader.Read();
                return true;
            default:
                return false;
        }
    }
}

/// <summary>Text; nothing, in whatever form, is null.</summary>
internal sealed class ClassicText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Nothing.Is(ref reader) ? null : TolerantText.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");
}

/// <summary>A boolean, also as text or as 0 and 1; nothing is null.</summary>
internal sealed class ClassicBoolean : JsonConverter<bool?>
{
    private static readonly TolerantBoolean Plain = new();

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Nothing.Is(ref reader) ? null : Plain.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");
}

/// <summary>A whole number, also as text; nothing is null.</summary>
internal sealed class ClassicNumber : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (Nothing.Is(ref reader))
        {
            return null;
        }

        return reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
            JsonTokenType.String when long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            JsonTokenType.String or JsonTokenType.Number => throw UnexpectedValueException.Unreadable("a whole number"),
            var found => throw UnexpectedValueException.Instead("a whole number", found),
        };
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");
}

/// <summary>Whether an element that is made for a secret holds one.</summary>
internal enum SecretElement
{
    /// <summary>It is missing, empty, or the hash of nothing.</summary>
    Absent,

    /// <summary>Only asterisks: the server holds one and does not show it.</summary>
    Hidden,

    /// <summary>It has a value.</summary>
    Present,
}

/// <summary>Looks whether an element holds a secret; the secret itself never becomes a text.</summary>
internal sealed class SecretElementConverter : JsonConverter<SecretElement>
{
    private static ReadOnlySpan<byte> HashOfNothing => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"u8;

    public override SecretElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (Nothing.Is(ref reader))
        {
            return SecretElement.Absent;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            return SecretElement.Present;
        }

        return Ascii.EqualsIgnoreCase(reader.ValueSpan, HashOfNothing) ? SecretElement.Absent
            : reader.ValueSpan.IndexOfAnyExcept((byte)'*') < 0 ? SecretElement.Hidden
            : SecretElement.Present;
    }

    public override void Write(Utf8JsonWriter writer, SecretElement value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");
}
