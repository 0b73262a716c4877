namespace FleetToken.Web.Fleet;

/// <summary>Which Macs a reader may see: all, or those of some Jamf sites. Every query asks for it.</summary>
public sealed record FleetScope
{
    private readonly HashSet<string>? _sites;

    private FleetScope(HashSet<string>? sites) => _sites = sites;

    /// <summary>All Macs, those without a site included.</summary>
    public static FleetScope Everything { get; } = new((HashSet<string>?)null);

    /// <summary>Only Macs of these sites; a Mac without a site is seen by nobody with a limit.</summary>
    public static FleetScope OfSites(IEnumerable<string> sites) => new([.. sites]);

    /// <summary>The sites; null where there is no limit.</summary>
    public IReadOnlyCollection<string>? Sites => _sites;

    /// <summary>Whether there is no limit.</summary>
    public bool IsEverything => _sites is null;

    /// <summary>Whether a Mac of this site (null: none) is in scope.</summary>
    public bool Includes(string? site) => _sites is null || (site is not null && _sites.Contains(site));
}
