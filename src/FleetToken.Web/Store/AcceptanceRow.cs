namespace FleetToken.Web.Store;

/// <summary>That somebody lives with a finding on one Mac, on the Macs of a computer group or of one object of Jamf's configuration, for a while and for a reason. Never deleted: it says who decided what.</summary>
public sealed class AcceptanceRow
{
    /// <summary>Our own number of it; given when it is written.</summary>
    public long Id { get; set; }

    /// <summary>Catalogue code of the finding.</summary>
    public required string Code { get; set; }

    /// <summary>Configured name of the server of the Mac or group.</summary>
    public required string Server { get; set; }

    /// <summary>Jamf's computer id; null where it is not for one Mac.</summary>
    public long? ComputerId { get; set; }

    /// <summary>Name of the computer group; null where it is for no group.</summary>
    public string? GroupName { get; set; }

    /// <summary>The object of Jamf's configuration as <see cref="ConcernSet"/> names it; null where it is for Macs.</summary>
    public string? ObjectName { get; set; }

    /// <summary>Why, in the person's words; checked to hold no secret.</summary>
    public required string Reason { get; set; }

    /// <summary>Who accepted it.</summary>
    public required string By { get; set; }

    /// <summary>UTC time it was accepted.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>UTC time from which it no longer holds.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>UTC time it was taken back; null where it was not.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Who took it back.</summary>
    public string? WithdrawnBy { get; set; }

    /// <summary>Whether it holds at a UTC time: expiry needs nobody to do anything.</summary>
    public bool HoldsAt(DateTimeOffset now) => WithdrawnAt is null && now < Until;
}
