using System.Globalization;

namespace FleetToken.Web.Fleet;

/// <summary>What an acceptance must say: a reason without secrets, and an end within a year.</summary>
public static class AcceptanceRules
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 500;

    /// <summary>The latest end of an acceptance made at a UTC time.</summary>
    public static DateTimeOffset LatestEnd(DateTimeOffset now) => now.AddYears(1);

    /// <summary>What is wrong with a reason, as a sentence; null where it is right.</summary>
    public static string? ReasonFault(string? reason)
    {
        var text = reason?.Trim() ?? "";
        if (text.Length == 0)
        {
            return "Say why this is accepted; whoever looks at it later has only this.";
        }

        if (text.Length > LongestReason)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The reason has {text.Length} characters; at most {LongestReason} are kept.");
        }

        return SecretInText.IsIn(text)
            ? "This looks like a recovery key or a password. Reasons are kept and shown to everybody who sees this Mac: leave it out."
            : null;
    }

    /// <summary>What is wrong with an end, as a sentence; null where it is right.</summary>
    /// <param name="until">UTC time from which it no longer holds; null where none was given.</param>
    /// <param name="now">UTC time.</param>
    public static string? EndFault(DateTimeOffset? until, DateTimeOffset now) => until switch
    {
        null => "Choose the day on which this ends.",
        { } end when end <= now => "This day is over; choose a later one.",
        { } end when end > LatestEnd(now) => "An acceptance ends within a year; it can be renewed then.",
        _ => null,
    };
}
