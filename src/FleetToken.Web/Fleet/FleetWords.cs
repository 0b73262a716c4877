using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetToken.Web.Fleet;

/// <summary>How Macs are spelled outside: camelCase names, enums as camelCase strings, in JSON, query strings and CSV alike.</summary>
public static class FleetWords
{
    /// <summary>Makes these rules those of a serialiser.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = JsonNamingPolicy.CamelCase;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    /// <summary>The word for an enum value.</summary>
    public static string Word<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>The value of a word; null for a word that is none of them.</summary>
    public static T? Value<T>(string word) where T : struct, Enum => Words<T>.ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>All words of an enum, in its order.</summary>
    public static IReadOnlyCollection<string> All<T>() where T : struct, Enum => Words<T>.ByWord.Keys;

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
