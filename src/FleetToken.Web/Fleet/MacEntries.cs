using FleetToken.Domain.Macs;
using FleetToken.Web.Audit;

namespace FleetToken.Web.Fleet;

/// <summary>Entries of the audit log that are about a Mac: by its id and site, and in words that outlive it.</summary>
public static class MacEntries
{
    /// <summary>The entry, about this Mac.</summary>
    public static AuditEntry About(this AuditEntry entry, Mac mac)
    {
        ArgumentNullException.ThrowIfNull(mac);
        return About(entry, mac.Id, mac.Site, mac.Name, mac.SerialNumber);
    }

    /// <summary>The entry, about this Mac.</summary>
    public static AuditEntry About(this AuditEntry entry, MacItem mac)
    {
        ArgumentNullException.ThrowIfNull(mac);
        return About(entry, new MacId(mac.Server, mac.Id), mac.Site, mac.Name, mac.SerialNumber);
    }

    /// <summary>The entry, about the Mac of this id.</summary>
    public static AuditEntry About(this AuditEntry entry, MacId id, string? site, string? name, string? serialNumber)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Server = id.Server, ComputerId = id.ComputerId, Site = site, Subject = $"{name} ({serialNumber})" };
    }
}
