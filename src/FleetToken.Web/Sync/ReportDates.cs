using FleetToken.Domain.Macs;

namespace FleetToken.Web.Sync;

/// <summary>Compares report dates, which are by the server's clock.</summary>
internal static class ReportDates
{
    // A single record with a date far ahead would hide every change until then.
    private static readonly TimeSpan ClockDifferenceBelieved = TimeSpan.FromDays(1);

    /// <summary>The latest report of the Macs, dates far in the future left out; null where there is none.</summary>
    public static DateTimeOffset? Latest(IReadOnlyList<Mac> macs, DateTimeOffset now) =>
        macs.Where(mac => mac.ReportedAt <= now + ClockDifferenceBelieved).Max(mac => mac.ReportedAt);

    /// <summary>The later of two; one that is missing loses.</summary>
    public static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => right is null || left >= right ? left : right;
}
