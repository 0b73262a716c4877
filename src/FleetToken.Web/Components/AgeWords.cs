using System.Globalization;

namespace FleetToken.Web.Components;

/// <summary>Durations in the words people use for them.</summary>
public static class AgeWords
{
    /// <summary>A duration in its largest unit: "4 min", "3 h", "12 d"; a moment in the future counts as now.</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => Text((int)age.TotalMinutes, "min"),
        { TotalDays: < 1 } => Text((int)age.TotalHours, "h"),
        _ => Text((int)age.TotalDays, "d"),
    };

    /// <summary>The same as a place in time: "just now", "4 min ago".</summary>
    public static string Ago(TimeSpan age) => age < TimeSpan.FromMinutes(1) ? "just now" : $"{Of(age)} ago";

    /// <summary>A setting in whole days or hours: "14 days", "36 hours".</summary>
    public static string Limit(TimeSpan limit) => limit.TotalDays == Math.Floor(limit.TotalDays)
        ? Words.Count((long)limit.TotalDays, "day", "days")
        : Words.Count((long)Math.Round(limit.TotalHours), "hour", "hours");

    private static string Text(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");
}
