using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FleetToken.Web.Store;

/// <summary>How values look in the database: times as UTC milliseconds, enums by the name REST gives them.</summary>
public static class StoredValues
{
    /// <summary>Milliseconds since 1970 UTC.</summary>
    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <summary>Milliseconds since 1970 UTC; null stays null.</summary>
    public static long? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    /// <summary>The UTC time of stored milliseconds.</summary>
    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>A UTC day as <c>yyyy-MM-dd</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The name of an enum value in camelCase.</summary>
    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumNames<TEnum>.ByValue[value];

    /// <summary>The enum value of a stored name; the first value, which means unknown or none, for a name of another version.</summary>
    public static TEnum Value<TEnum>(string name)
        where TEnum : struct, Enum => EnumNames<TEnum>.ByName.GetValueOrDefault(name);

    private static class EnumNames<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, TEnum> ByName = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}

internal sealed class UtcMillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(time => StoredValues.Milliseconds(time), stored => StoredValues.Time(stored));

internal sealed class DayConverter()
    : ValueConverter<DateOnly, string>(day => StoredValues.Day(day), stored => DateOnly.ParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture));

internal sealed class EnumNameConverter<TEnum>()
    : ValueConverter<TEnum, string>(value => StoredValues.Name(value), stored => StoredValues.Value<TEnum>(stored))
    where TEnum : struct, Enum;
