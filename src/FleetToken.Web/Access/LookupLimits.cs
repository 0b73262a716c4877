namespace FleetToken.Web.Access;

/// <summary>How many people one person may look up in an hour, on all their pages together: enough for a busy phone, too little to copy the staff.</summary>
public sealed class LookupLimits(TimeProvider time)
{
    /// <summary>Different texts searched in an hour.</summary>
    public const int Searches = 300;

    /// <summary>Different Macs opened in an hour.</summary>
    public const int Opened = 60;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock _counting = new();
    private readonly Dictionary<string, Hour> _hours = [];

    /// <summary>Counts a search; how long to wait where it is one too many, else null.</summary>
    public LookupWait? Search(CurrentUser person, string text) => Count(person, hour => hour.Searched, Searches, text);

    /// <summary>Counts a Mac that is about to be opened; how long to wait where it is one too many, else null.</summary>
    public LookupWait? Open(CurrentUser person, string mac) => Count(person, hour => hour.Opened, Opened, mac);

    private LookupWait? Count(CurrentUser person, Func<Hour, HashSet<int>> of, int most, string what)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (_counting)
        {
            var now = time.GetUtcNow();
            foreach (var ended in _hours.Where(pair => pair.Value.Ends <= now).Select(pair => pair.Key).ToList())
            {
                _hours.Remove(ended);
            }

            if (!_hours.TryGetValue(person.Id, out var hour))
            {
                hour = new Hour(now + Window);
                _hours.Add(person.Id, hour);
            }

            // What was searched is a name: only a number of it is kept, and only in memory.
            var known = of(hour);
            if (known.Count < most || known.Contains(what.GetHashCode(StringComparison.Ordinal)))
            {
                known.Add(what.GetHashCode(StringComparison.Ordinal));
                return null;
            }

            var isFirst = !hour.IsTold;
            hour.IsTold = true;
            return new LookupWait(hour.Ends - now, isFirst);
        }
    }

    private sealed class Hour(DateTimeOffset ends)
    {
        public DateTimeOffset Ends { get; } = ends;

        public HashSet<int> Searched { get; } = [];

        public HashSet<int> Opened { get; } = [];

        public bool IsTold { get; set; }
    }
}
