using FleetToken.Domain;

namespace FleetToken.Web.Fleet;

/// <summary>Tells how old an inventory report is at one moment.</summary>
internal readonly struct InventoryAges(DateTimeOffset now, FleetSettings settings)
{
    private readonly long _freshSince = (now - settings.StaleAfter).ToUnixTimeMilliseconds();
    private readonly long _oldSince = (now - settings.VeryStaleAfter).ToUnixTimeMilliseconds();

    /// <summary>The age of a report of this time in UTC milliseconds.</summary>
    public InventoryAge Of(long reportedAt)
    {
        if (reportedAt == IndexEntry.NoTime)
        {
            return InventoryAge.Never;
        }

        return reportedAt >= _freshSince ? InventoryAge.Fresh
            : reportedAt >= _oldSince ? InventoryAge.Old
            : InventoryAge.VeryOld;
    }
}
