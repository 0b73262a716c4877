namespace FleetToken.Web.Store;

/// <summary>How many Macs of one server and site had one value of one verdict, at the last complete sweep of a UTC day.</summary>
public sealed class FleetDayRow
{
    /// <summary>The UTC day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Configured server name.</summary>
    public required string Server { get; set; }

    /// <summary>Jamf site; empty for none.</summary>
    public required string Site { get; set; }

    /// <summary>Which verdict: one of <see cref="FleetDayVerdict"/>.</summary>
    public required string Verdict { get; set; }

    /// <summary>Its value as REST prints it.</summary>
    public required string Value { get; set; }

    /// <summary>How many Macs.</summary>
    public int Count { get; set; }
}

/// <summary>The verdicts that are counted day by day; each but <see cref="Finding"/> counts every judged Mac once.</summary>
public static class FleetDayVerdict
{
    /// <summary>Key validity.</summary>
    public const string RecoveryKey = "recoveryKey";

    /// <summary>Who holds the tokens.</summary>
    public const string TokenVerdict = "tokenVerdict";

    /// <summary>Bootstrap Token.</summary>
    public const string BootstrapToken = "bootstrapToken";

    /// <summary>Recoverability.</summary>
    public const string Recoverability = "recoverability";

    /// <summary>FileVault state.</summary>
    public const string FileVault = "fileVault";

    /// <summary>Age of the inventory at that moment: <c>fresh</c>, <c>old</c>, <c>veryOld</c>, <c>never</c>.</summary>
    public const string Inventory = "inventory";

    /// <summary>A finding; the value is its code, and every Mac that Jamf has counts with each that it has or that concerns it.</summary>
    public const string Finding = "finding";
}
