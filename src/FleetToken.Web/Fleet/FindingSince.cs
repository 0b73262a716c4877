namespace FleetToken.Web.Fleet;

/// <summary>Since when a finding counts as new, by when it was first seen.</summary>
public enum FindingSince
{
    /// <summary>Since the last complete sweep of the Mac's server began.</summary>
    LastSweep,

    /// <summary>In the last 24 hours.</summary>
    Day,

    /// <summary>In the last 7 days.</summary>
    Week,

    /// <summary>In the last 30 days.</summary>
    Month,
}

/// <summary>How <see cref="FindingSince"/> is spelled in addresses, and how long it is.</summary>
public static class FindingSinceWords
{
    private static readonly (FindingSince Since, string Word, TimeSpan? Length)[] Known =
    [
        (FindingSince.LastSweep, "lastSweep", null),
        (FindingSince.Day, "24h", TimeSpan.FromHours(24)),
        (FindingSince.Week, "7d", TimeSpan.FromDays(7)),
        (FindingSince.Month, "30d", TimeSpan.FromDays(30)),
    ];

    /// <summary>All words, the last sweep first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(one => one.Word)];

    /// <summary>The word.</summary>
    public static string Word(FindingSince since) => Known.First(one => one.Since == since).Word;

    /// <summary>The value of a word; null for a word that is none of them.</summary>
    public static FindingSince? Value(string word) => Known.Where(one => one.Word == word).Select(one => (FindingSince?)one.Since).FirstOrDefault();

    /// <summary>How long ago it begins; null where the last sweep decides.</summary>
    public static TimeSpan? Length(FindingSince since) => Known.First(one => one.Since == since).Length;
}
