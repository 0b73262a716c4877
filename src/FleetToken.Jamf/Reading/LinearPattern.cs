using System.Text.RegularExpressions;

namespace FleetToken.Jamf.Reading;

/// <summary>
/// A pattern that runs in time proportional to the text. .NET keeps about half a megabyte of tables for each, and texts of a server's objects are read
/// once in a sweep: the tables are let go when memory is collected, and made again, in a few milliseconds, when they are next needed.
/// </summary>
internal sealed class LinearPattern(string pattern, RegexOptions options)
{
    private readonly WeakReference<Regex?> _made = new(null);

    /// <summary>Whether it is in the text.</summary>
    public bool IsMatch(string text) => Made().IsMatch(text);

    /// <summary>The first place in the text.</summary>
    public Match Match(string text) => Made().Match(text);

    private Regex Made()
    {
        if (!_made.TryGetTarget(out var regex))
        {
            regex = new Regex(pattern, options | RegexOptions.NonBacktracking);
            _made.SetTarget(regex);
        }

        return regex;
    }
}
