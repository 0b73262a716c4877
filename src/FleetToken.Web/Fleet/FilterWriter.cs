using System.Globalization;
using System.Text;

namespace FleetToken.Web.Fleet;

/// <summary>Writes a query string: only what differs from the usual, values once and in a fixed order.</summary>
internal sealed class FilterWriter
{
    private readonly StringBuilder _query = new();

    /// <summary>One text.</summary>
    public void Text(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _query.Append(_query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value.Trim()));
        }
    }

    /// <summary>Any texts.</summary>
    public void Texts(string name, IEnumerable<string> values)
    {
        foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Text(name, value);
        }
    }

    /// <summary>Words of an enum.</summary>
    public void Words<T>(string name, IEnumerable<T> values) where T : struct, Enum
    {
        foreach (var value in values.Distinct().Order())
        {
            Text(name, FleetWords.Word(value));
        }
    }

    /// <summary>Yes or no.</summary>
    public void Truth(string name, bool? value)
    {
        if (value is { } truth)
        {
            Text(name, truth ? "true" : "false");
        }
    }

    /// <summary>A number that differs from the usual one.</summary>
    public void Number(string name, int value, int usual)
    {
        if (value != usual)
        {
            Text(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Field and direction where they are not the usual ones.</summary>
    public void Sort(string name, MacSort sort)
    {
        if (sort != MacSort.WorstFirst)
        {
            Text(name, (sort.Descending ? "-" : "") + FleetWords.Word(sort.Field));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _query.ToString();
}
