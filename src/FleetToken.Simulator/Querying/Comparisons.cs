using System.Globalization;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Querying;

/// <summary>A value of a filter, cut at its wildcards.</summary>
/// <param name="Parts">The texts between the wildcards; one part means there is none.</param>
internal sealed record Pattern(IReadOnlyList<string> Parts)
{
    /// <summary>The value without regard to wildcards.</summary>
    public string Text { get; } = string.Join('*', Parts);

    /// <summary>A value that was written without quotation marks.</summary>
    public static Pattern Unquoted(string text) => new(text.Split('*'));

    /// <summary>Whether the text fits, without regard to case.</summary>
    public bool Fits(string text)
    {
        if (Parts.Count == 1)
        {
            return text.Equals(Text, StringComparison.OrdinalIgnoreCase);
        }

        if (!text.StartsWith(Parts[0], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var at = Parts[0].Length;
        for (var i = 1; i < Parts.Count - 1; i++)
        {
            var found = text.IndexOf(Parts[i], at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            at = found + Parts[i].Length;
        }

        return text.Length - at >= Parts[^1].Length && text.EndsWith(Parts[^1], StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What the operators of the filter language mean for each kind of field.</summary>
internal static class Comparisons
{
    /// <summary>The operators, longer ones before those they begin with.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["=out=", "=in=", "=gt=", "=ge=", "=lt=", "=le=", "==", "!=", ">=", "<=", ">", "<"];

    /// <summary>The predicate; null when operator, field and value do not fit.</summary>
    public static Func<SimulatedMac, bool>? Of(MacField field, string sign, List<Pattern> values) => sign switch
    {
        "==" => Equal(field, values[0]),
        "!=" => Equal(field, values[0]) is { } equal ? m => !equal(m) : null,
        "=in=" => Among(field, values),
        "=out=" => Among(field, values) is { } among ? m => !among(m) : null,
        _ => Order(field, sign, values[0].Text),
    };

    private static Func<SimulatedMac, bool>? Equal(MacField field, Pattern value) => field.Kind switch
    {
        FieldKind.Time => Time(value.Text) is { } at ? m => field.Time!(m) == at : null,
        FieldKind.Number => long.TryParse(value.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? m => field.Text(m) == value.Text : null,
        FieldKind.Flag => bool.TryParse(value.Text, out var flag) ? m => string.Equals(field.Text(m), flag ? "true" : "false", StringComparison.Ordinal) : null,
        _ => m => field.Text(m) is { } text && value.Fits(text),
    };

    private static Func<SimulatedMac, bool>? Among(MacField field, List<Pattern> values)
    {
        if (values.All(v => v.Parts.Count == 1) && field.Kind is FieldKind.Number or FieldKind.Text)
        {
            var set = values.Select(v => v.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return m => field.Text(m) is { } text && set.Contains(text);
        }

        var each = values.Select(v => Equal(field, v)).ToList();
        return each.Any(e => e is null) ? null : m => each.Any(e => e!(m));
    }

    private static Func<SimulatedMac, bool>? Order(MacField field, string sign, string value)
    {
        Func<int, bool> fits = sign switch
        {
            "=gt=" or ">" => c => c > 0,
            "=ge=" or ">=" => c => c >= 0,
            "=lt=" or "<" => c => c < 0,
            _ => c => c <= 0,
        };
        switch (field.Kind)
        {
            case FieldKind.Time:
                return Time(value) is { } at ? m => field.Time!(m) is { } time && fits(time.CompareTo(at)) : null;
            case FieldKind.Number:
                return long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                    ? m => fits(long.Parse(field.Text(m)!, CultureInfo.InvariantCulture).CompareTo(number))
                    : null;
            case FieldKind.Text:
                return m => field.Text(m) is { } text && fits(string.Compare(text, value, StringComparison.OrdinalIgnoreCase));
            default:
                return null;
        }
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
