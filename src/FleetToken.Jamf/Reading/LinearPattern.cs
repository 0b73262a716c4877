using System.Text.RegularExpressions;

namespace FleetToken.Jamf.Reading;

/// <summary>
/// A pattern that runs in time proportional to the text. .NET keeps about half a megabyte of tables for each, which take some twenty milliseconds to make,
/// and texts of a server's objects are read once in a sweep: the tables are let go when memory is collected, but not between <see cref="Keep"/> and its end.
/// </summary>
internal sealed class LinearPattern(string pattern, RegexOptions options)
{
    private static readonly Lock Keeping = new();
    private static readonly HashSet<Regex> Kept = [];
    private static int _keepers;

    private readonly WeakReference<Regex?> _made = new(null);

    /// <summary>Whether its tables are there.</summary>
    internal bool IsMade => _made.TryGetTarget(out _);

    /// <summary>Keeps the tables of all patterns that are used from now on, until the last that asked for it is disposed.</summary>
    public static IDisposable Keep()
    {
        lock (Keeping)
        {
            _keepers++;
        }

        return new Keeper();
    }

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

        if (Volatile.Read(ref _keepers) > 0)
        {
            lock (Keeping)
            {
                Kept.Add(regex);
            }
        }

        return regex;
    }

    private sealed class Keeper : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            lock (Keeping)
            {
                if (!_ended && --_keepers == 0)
                {
                    Kept.Clear();
                }

                _ended = true;
            }
        }
    }
}
