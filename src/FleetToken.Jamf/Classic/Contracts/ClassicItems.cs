using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FleetToken.Jamf.Classic.Contracts;

/// <summary>A list of the Classic API, in any of its forms.</summary>
/// <param name="Items">What is in it.</param>
/// <param name="MayBeMore">Whether it came as one object: some lists collapse into their last item (API 7.2), so others may be missing.</param>
internal sealed record ClassicItems<T>(IReadOnlyList<T> Items, bool MayBeMore)
    where T : class
{
    public static ClassicItems<T> None { get; } = new([], false);

    /// <summary>Whether there is anything in it.</summary>
    public bool Any => Items.Count > 0;
}

/// <summary>Reads a list: an array, one object, an object that wraps either, empty text, an empty object.</summary>
internal sealed class ClassicItemsConverter<T> : JsonConverter<ClassicItems<T>>
    where T : class
{
    private const int MostWrappings = 3;

    public override ClassicItems<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (Nothing.Is(ref reader))
        {
            return ClassicItems<T>.None;
        }

        var items = new List<T>();
        var mayBeMore = Add(JsonElement.ParseValue(ref reader), items, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)), MostWrappings);
        return new ClassicItems<T>(items, mayBeMore);
    }

    public override void Write(Utf8JsonWriter writer, ClassicItems<T> value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");

    private static bool Add(JsonElement found, List<T> items, JsonTypeInfo<T> type, int wrappings)
    {
        switch (found.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in found.EnumerateArray())
                {
                    // XML's <packages><size>…</size><package>…</package></packages> nests once more.
                    Add(item, items, type, wrappings - 1);
                }

                return false;
            case JsonValueKind.Object when wrappings > 0 && Wrapped(found) is { } inner:
                return Add(inner, items, type, wrappings - 1) && Size(found) != items.Count;
            case JsonValueKind.Object when found.EnumerateObject().Any() && found.Deserialize(type) is { } one:
                items.Add(one);
                return true;
            case JsonValueKind.String when typeof(T) == typeof(ClassicItem) && !string.IsNullOrWhiteSpace(found.GetString()):
                items.Add((T)(object)new ClassicItem { Name = found.GetString() });
                return true;
            default:
                // Text or a number where objects are documented, such as the size of the list.
                return false;
        }
    }

    private static JsonElement? Wrapped(JsonElement found)
    {
        JsonElement? inner = null;
        foreach (var member in found.EnumerateObject())
        {
            if (member.NameEquals("size"u8))
            {
                continue;
            }

            if (inner is not null || member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                return null;
            }

            inner = member.Value;
        }

        return inner;
    }

    private static int? Size(JsonElement found) =>
        found.TryGetProperty("size"u8, out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out var count) ? count : null;
}

/// <summary>Reads a block of settings: an object, or nothing in whatever form.</summary>
internal sealed class ClassicBlockConverter<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (Nothing.Is(ref reader))
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.StartObject
            ? JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))
            : throw Pro.Contracts.UnexpectedValueException.Instead("a block of settings", reader.TokenType);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException("Jamf's records are only read.");
}
