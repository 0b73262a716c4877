using System.Globalization;

namespace FleetToken.Domain.Evidence;

/// <summary>The grammar of our own attribute (domain F.3): the first token and the end are fixed, fields are read by name in any order.</summary>
internal static class Ftk1
{
    private const string Mark = "FTK";
    private const int LongestVersion = 4;

    /// <summary>The version in the first token; null where the text is not of our family.</summary>
    public static int? VersionOf(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        var end = Mark.Length;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
        {
            end++;
        }

        var digits = line[Mark.Length..end];
        var closed = end == line.Length || line[end] == ';';
        return closed && digits.Length is > 0 and <= LongestVersion
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;
    }

    /// <summary>Reads a line whose version is 1. Whatever does not fit the grammar is unknown, never a guess.</summary>
    public static Ftk1Line Parse(ReadOnlySpan<char> line)
    {
        var complete = line.EndsWith(";.", StringComparison.Ordinal);
        var reader = new Ftk1Reader(complete);
        var first = line.IndexOf(';');
        var rest = first < 0 ? [] : line[(first + 1)..];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(';');
            var cut = end < 0;
            var field = cut ? rest : rest[..end];
            rest = cut ? [] : rest[(end + 1)..];
            if (cut && complete)
            {
                // The closing full stop.
                break;
            }

            var equals = field.IndexOf('=');
            if (equals > 0)
            {
                reader.Take(field[..equals], field[(equals + 1)..], cut);
            }
        }

        return reader.ToLine();
    }
}
