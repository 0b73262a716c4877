using System.Text.Json;
using System.Text.Json.Serialization;
using FleetToken.Jamf.Pro.Contracts;

namespace FleetToken.Jamf.Classic.Contracts;

/// <summary>Answer of <c>computerhistory/id/{id}/subset/Audits</c> (API 7.3).</summary>
internal sealed record HistoryAnswer
{
    [JsonConverter(typeof(HistoryBlockConverter))]
    public ComputerHistory? ComputerHistory { get; init; }
}

/// <summary>The history of a computer, of which only the audits are read.</summary>
internal sealed record ComputerHistory
{
    [JsonConverter(typeof(ClassicItemsConverter<AuditRecord>))]
    public ClassicItems<AuditRecord>? Audits { get; init; }
}

/// <summary>One audit: something somebody did to the record in Jamf Pro.</summary>
internal sealed record AuditRecord
{
    [JsonConverter(typeof(LenientText))]
    public string? Event { get; init; }

    [JsonConverter(typeof(LenientText))]
    public string? Username { get; init; }

    /// <summary>Milliseconds; 0 is none.</summary>
    [JsonConverter(typeof(LenientText))]
    public string? DateTimeEpoch { get; init; }

    /// <summary>Offset without a colon.</summary>
    [JsonConverter(typeof(LenientText))]
    public string? DateTimeUtc { get; init; }
}

/// <summary>A history: an object, or nothing in whatever form, which is one without entries; null only where the answer has none.</summary>
internal sealed class HistoryBlockConverter : JsonConverter<ComputerHistory>
{
    private static readonly ClassicBlockConverter<ComputerHistory> Block = new();

    public override ComputerHistory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Block.Read(ref reader, typeToConvert, options) ?? new ComputerHistory();

    public override void Write(Utf8JsonWriter writer, ComputerHistory value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");
}

/// <summary>Text, or null where something else stands: one odd entry must not hide the others.</summary>
internal sealed class LenientText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return TolerantText.Read(ref reader);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");
}
