using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FleetToken.Simulator.Rendering;

/// <summary>Short ways to write what a Jamf answer is made of.</summary>
internal static class JsonText
{
    /// <summary>Letters of all scripts are written as they are, like Jamf does.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>ISO 8601 in UTC with as many digits of a second as it has.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(
        at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    extension(Utf8JsonWriter json)
    {
        /// <summary>A text or null.</summary>
        public void Text(string name, string? value) => json.WriteString(name, value);

        /// <summary>A time or null.</summary>
        public void Time(string name, DateTimeOffset? at)
        {
            if (at is { } time)
            {
                json.WriteString(name, Time(time));
            }
            else
            {
                json.WriteNull(name);
            }
        }

        /// <summary>A date or null.</summary>
        public void Date(string name, DateOnly? day)
        {
            if (day is { } date)
            {
                json.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteNull(name);
            }
        }

        /// <summary>True, false or null.</summary>
        public void Flag(string name, bool? value)
        {
            if (value is { } flag)
            {
                json.WriteBoolean(name, flag);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        /// <summary>A whole number or null.</summary>
        public void Number(string name, long? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        /// <summary>A list of texts or null.</summary>
        public void Texts(string name, IEnumerable<string>? values)
        {
            if (values is null)
            {
                json.WriteNull(name);
                return;
            }

            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }
}
