namespace FleetToken.Jamf.Reading;

/// <summary>Which computers, which sections, in which order.</summary>
/// <param name="Sections">Sections to ask for.</param>
/// <param name="Sort">Order; a stable one, so that pages fit together (API 2.3).</param>
/// <param name="Filter">RSQL filter; null for all.</param>
internal sealed record InventoryQuery(IReadOnlyList<string> Sections, string Sort, string? Filter)
{
    private const string ById = "id:asc";

    // Only what is read, plus PURCHASING, where an attribute can be shown as well (API 2.4, 2.5).
    private static readonly string[] Needed =
    [
        "GENERAL", "DISK_ENCRYPTION", "SECURITY", "LOCAL_USER_ACCOUNTS", "OPERATING_SYSTEM", "HARDWARE",
        "USER_AND_LOCATION", "PURCHASING", "CONFIGURATION_PROFILES", "EXTENSION_ATTRIBUTES", "GROUP_MEMBERSHIPS",
    ];

    private static readonly string[] Smallest = ["GENERAL"];

    /// <summary>Sections of a whole Mac.</summary>
    public static IReadOnlyList<string> WholeMac => Needed;

    /// <summary>All Macs.</summary>
    public static InventoryQuery All { get; } = new(Needed, ById, null);

    /// <summary>All ids.</summary>
    public static InventoryQuery AllIds { get; } = new(Smallest, ById, null);

    /// <summary>The ids from the newest on.</summary>
    public static InventoryQuery NewestIds { get; } = new(Smallest, "id:desc", null);

    /// <summary>Macs that reported at or after a UTC time; whole seconds are the form known to work (API 2.3).</summary>
    public static InventoryQuery ReportedSince(DateTimeOffset since) =>
        new(Needed, "general.reportDate:asc,id:asc", FormattableString.Invariant($"general.reportDate>=\"{since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\""));

    /// <summary>The Macs with these ids.</summary>
    public static InventoryQuery WithIds(IEnumerable<long> ids) => new(Needed, ById, Among(ids));

    /// <summary>Only the ids of those with these ids that exist.</summary>
    public static InventoryQuery IdsAmong(IEnumerable<long> ids) => new(Smallest, ById, Among(ids));

    private static string Among(IEnumerable<long> ids) => FormattableString.Invariant($"id=in=({string.Join(',', ids)})");
}

/// <summary>One page of a list: its number, from 0, and its size.</summary>
internal readonly record struct PageRequest(int Page, int Size)
{
    /// <summary>Number of the first row, from 0.</summary>
    public long Start => (long)Page * Size;

    /// <summary>Number of the row after the last one.</summary>
    public long End => Start + Size;
}
