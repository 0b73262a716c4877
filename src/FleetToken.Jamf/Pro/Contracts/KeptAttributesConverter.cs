using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using FleetToken.Domain.Evidence;

namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>Which extension attributes may be read: FTK1 whatever its name, and those named in <c>Fleet:TokenHolderAttributes</c>.</summary>
internal sealed class AttributeChoice(IEnumerable<string> names)
{
    /// <summary>Longest text that is looked at, in bytes (domain F.1 P1).</summary>
    public const int LongestText = 64 * 1024;

    private readonly HashSet<string> _names = new(names.Select(name => name.Trim()), StringComparer.OrdinalIgnoreCase);

    public bool IsNamed(string? name) => name is not null && _names.Contains(name.Trim());
}

/// <summary>Reads a list of extension attributes and keeps the chosen ones; the texts of all others never become strings.</summary>
internal sealed class KeptAttributesConverter(AttributeChoice choice) : JsonConverter<KeptAttributes>
{
    public override KeptAttributes? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw UnexpectedValueException.Instead("a list of extension attributes", reader.TokenType);
        }

        List<KeptAttribute>? kept = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadOne(ref reader) is { } attribute)
            {
                (kept ??= []).Add(attribute);
            }
        }

        return kept is null ? KeptAttributes.None : new KeptAttributes(kept);
    }

    public override void Write(Utf8JsonWriter writer, KeptAttributes value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");

    private KeptAttribute? ReadOne(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw UnexpectedValueException.Instead("an extension attribute", reader.TokenType);
        }

        string? definitionId = null;
        string? name = null;
        bool? enabled = null;
        Utf8JsonReader values = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("definitionId"u8))
            {
                reader.Read();
                definitionId = TolerantText.Read(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                name = TolerantText.Read(ref reader);
            }
            else if (reader.ValueTextEquals("enabled"u8))
            {
                reader.Read();
                enabled = reader.TokenType == JsonTokenType.False ? false : reader.TokenType == JsonTokenType.String ? !reader.ValueTextEquals("false"u8) : enabled;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("values"u8))
            {
                reader.Read();
                values = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.String ? reader : default;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        // A disabled attribute keeps its last value on the Macs (API 8): it is not read (domain F.4).
        if (enabled == false)
        {
            return null;
        }

        var named = choice.IsNamed(name);
        var (text, tooLong) = Choose(values, named);
        return text is null && tooLong == 0 ? null : new KeptAttribute(definitionId, name ?? "", text ?? "", tooLong);
    }

    private static (string? Text, int TooLong) Choose(Utf8JsonReader values, bool named)
    {
        if (values.TokenType == JsonTokenType.String)
        {
            return ChooseText(ref values, named);
        }

        string? text = null;
        var tooLong = 0;
        while (values.TokenType != JsonTokenType.None && values.Read() && values.TokenType != JsonTokenType.EndArray)
        {
            if (values.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                values.Skip();
                continue;
            }

            var (line, length) = ChooseText(ref values, named);
            text = text is null || line is null ? text ?? line : $"{text}\n{line}";
            tooLong = Math.Max(tooLong, length);
        }

        return (text, tooLong);
    }

    private static (string? Text, int TooLong) ChooseText(ref Utf8JsonReader value, bool named)
    {
        if (value.TokenType == JsonTokenType.Null || value.ValueSpan.IsEmpty)
        {
            return (null, 0);
        }

        if (value.ValueSpan.Length > AttributeChoice.LongestText)
        {
            return (null, named ? value.ValueSpan.Length : 0);
        }

        return (named ? TolerantText.Read(ref value) : OursOrNothing(ref value), 0);
    }

    private static string? OursOrNothing(ref Utf8JsonReader value)
    {
        if (value.TokenType != JsonTokenType.String)
        {
            return null;
        }

        var characters = ArrayPool<char>.Shared.Rent(value.ValueSpan.Length);
        try
        {
            var text = characters.AsSpan(0, value.CopyString(characters));
            return TokenEvidence.IsFtk(text) ? text.ToString() : null;
        }
        catch (InvalidOperationException)
        {
            // Not valid UTF-8, and none of ours: no reason to lose the Mac.
            return null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }
}
