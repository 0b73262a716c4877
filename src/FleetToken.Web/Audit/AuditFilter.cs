using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace FleetToken.Web.Audit;

/// <summary>Which entries to show: those that fit everything that is set.</summary>
public sealed record AuditFilter
{
    /// <summary>Lasting names of events; empty for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Part of who did it; empty for everybody.</summary>
    public string By { get; init; } = "";

    /// <summary>Part of what it was done to; empty for everything.</summary>
    public string Subject { get; init; } = "";

    /// <summary>First UTC day; null for no limit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last UTC day; null for no limit.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only entries with a lower number; null for the newest.</summary>
    public long? Before { get; init; }

    /// <summary>Reads a query string; what cannot be read is said by its name.</summary>
    public static AuditFilter Parse(IEnumerable<KeyValuePair<string, StringValues>> query, out IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new AuditFilter();
        var said = new List<string>();
        foreach (var (name, values) in query)
        {
            var value = values.Count > 0 ? values[^1] ?? "" : "";
            switch (name.ToLowerInvariant())
            {
                case "event":
                    var unknown = values.Where(one => !AuditWords.Names.Contains(one ?? "")).ToList();
                    said.AddRange(unknown.Select(one => $"event: there is no event \"{one}\"."));
                    filter = filter with { Events = [.. values.OfType<string>().Except(unknown.OfType<string>())] };
                    break;
                case "by":
                    filter = filter with { By = value.Trim() };
                    break;
                case "subject":
                    filter = filter with { Subject = value.Trim() };
                    break;
                case "from":
                    filter = filter with { From = Day(name, value, said) };
                    break;
                case "to":
                    filter = filter with { To = Day(name, value, said) };
                    break;
                case "before":
                    filter = filter with { Before = Number(name, value, said) };
                    break;
                default:
                    said.Add($"{name}: there is no such filter; there are event, by, subject, from, to.");
                    break;
            }
        }

        problems = said;
        return filter;
    }

    /// <summary>The same as a query string without <c>?</c>; the empty string where nothing is set.</summary>
    public string ToQuery()
    {
        var parts = Events.Select(one => ("event", one)).ToList();
        Add("by", By);
        Add("subject", Subject);
        Add("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("before", Before?.ToString(CultureInfo.InvariantCulture));
        return string.Join('&', parts.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add((name, value));
            }
        }
    }

    private static DateOnly? Day(string name, string value, List<string> said)
    {
        if (value.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        said.Add($"{name}: \"{value}\" is not a day such as 2026-11-24.");
        return null;
    }

    private static long? Number(string name, string value, List<string> said)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        said.Add($"{name}: \"{value}\" is not a number.");
        return null;
    }
}
