namespace FleetToken.Web.Fleet.Lookup;

/// <summary>How many letters are wrong, missing, too many or swapped with their neighbour.</summary>
// Own code: the kept library with this distance takes whole strings, allocates at each call, and neither stops early nor tells the distance to a beginning.
internal static class EditDistance
{
    /// <summary>More than what was allowed.</summary>
    public const int TooFar = 99;

    /// <summary>The distance to the whole of a known word, and to the beginning of it that is nearest; what is above the limit is <see cref="TooFar"/>.</summary>
    public static (int Whole, int Beginning) Between(ReadOnlySpan<char> typed, ReadOnlySpan<char> known, int limit)
    {
        var width = Math.Min(known.Length, typed.Length + limit);
        Span<int> before = stackalloc int[width + 1];
        Span<int> above = stackalloc int[width + 1];
        Span<int> row = stackalloc int[width + 1];
        for (var column = 0; column <= width; column++)
        {
            above[column] = column;
        }

        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            var nearest = line;
            for (var column = 1; column <= width; column++)
            {
                var cost = typed[line - 1] == known[column - 1] ? 0 : 1;
                var steps = Math.Min(Math.Min(above[column], row[column - 1]) + 1, above[column - 1] + cost);
                if (line > 1 && column > 1 && typed[line - 1] == known[column - 2] && typed[line - 2] == known[column - 1])
                {
                    steps = Math.Min(steps, before[column - 2] + 1);
                }

                row[column] = steps;
                nearest = Math.Min(nearest, steps);
            }

            if (nearest > limit)
            {
                return (TooFar, TooFar);
            }

            var free = before;
            before = above;
            above = row;
            row = free;
        }

        var whole = width == known.Length ? above[width] : TooFar;
        var beginning = TooFar;
        foreach (var steps in above)
        {
            beginning = Math.Min(beginning, steps);
        }

        return (whole <= limit ? whole : TooFar, beginning <= limit ? beginning : TooFar);
    }
}
