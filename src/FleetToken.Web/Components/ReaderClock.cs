using System.Globalization;

namespace FleetToken.Web.Components;

/// <summary>Time as the reader knows it: now, and the time zone of their browser. One per circuit.</summary>
public sealed class ReaderClock(TimeProvider time)
{
    /// <summary>The browser's zone; UTC until it has told.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>UTC time now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Takes the IANA name that the browser reports; one we do not know leaves UTC.</summary>
    public void Use(string? zone)
    {
        if (!string.IsNullOrEmpty(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            Zone = found;
        }
    }

    /// <summary>A time in the reader's zone: "24 Nov 2026, 06:38".</summary>
    public string Local(DateTimeOffset at) => In(Zone, at);

    /// <summary>A time of day in the reader's zone, with the day where it is not today: "06:38" or "24 Nov, 06:38".</summary>
    public string Brief(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var today = TimeZoneInfo.ConvertTime(Now, Zone).Date;
        return local.ToString(
            local.Date == today ? "HH:mm" : local.Year == today.Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The last day in the reader's zone that is wholly before a time: "24 Nov 2026" for what ends at midnight after it.</summary>
    public string LastDay(DateTimeOffset end) =>
        TimeZoneInfo.ConvertTime(end.AddTicks(-1), Zone).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Midnight at the end of a day in the reader's zone, as a UTC time.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Today in the reader's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).Date);

    /// <summary>A time in the reader's zone and in UTC, for a tooltip.</summary>
    public string Exact(DateTimeOffset at)
    {
        var utc = $"{In(TimeZoneInfo.Utc, at)} UTC";
        return Zone.HasSameRules(TimeZoneInfo.Utc) ? utc : $"{In(Zone, at)} {Zone.Id} · {utc}";
    }

    private static string In(TimeZoneInfo zone, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
