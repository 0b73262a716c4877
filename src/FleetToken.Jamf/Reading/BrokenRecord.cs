using System.Globalization;
using System.Text.Json;
using FleetToken.Jamf.Pro.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>Describes a record that could not be read: id, place and kind of the problem, never the value.</summary>
internal static class BrokenRecord
{
    private const int LongestPath = 120;

    /// <summary>Whether the exception says that the record is broken, not that our code is.</summary>
    public static bool IsOne(Exception exception) => exception is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" or "System.Text.Json" };

    /// <summary>Describes the record.</summary>
    /// <param name="record">Its bytes: well-formed JSON.</param>
    /// <param name="place">Where it stands in the answer.</param>
    /// <param name="exception">What kept it from being read.</param>
    public static SkippedRecord Describe(ReadOnlySpan<byte> record, string place, Exception exception)
    {
        var path = (exception as JsonException)?.Path is ['$', .. var inside] ? inside : "";
        var problem = exception is UnexpectedValueException unexpected
            ? unexpected.Message
            : "a value of another kind than Jamf Pro documents";
        return new SkippedRecord(FindId(record), place + Redact.Text(path.Length > LongestPath ? path[..LongestPath] : path), problem);
    }

    private static string? FindId(ReadOnlySpan<byte> record)
    {
        try
        {
            var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = 128 });
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId)
                {
                    return MacReader.TryReadId(TolerantText.Read(ref reader), out var id) ? id.ToString(CultureInfo.InvariantCulture) : null;
                }

                reader.Skip();
            }
        }
        catch (Exception exception) when (IsOne(exception))
        {
            // A record this broken has no id to show.
        }

        return null;
    }
}
