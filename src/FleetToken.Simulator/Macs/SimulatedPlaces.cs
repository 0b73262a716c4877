namespace FleetToken.Simulator.Macs;

/// <summary>A Jamf site, or the absence of one.</summary>
/// <param name="Id">Id in Jamf; <c>-1</c> is no site.</param>
/// <param name="Name">Name in Jamf; <c>None</c> is no site.</param>
public sealed record SimulatedSite(string Id, string Name)
{
    /// <summary>What Jamf answers for a Mac without a site.</summary>
    public static SimulatedSite None { get; } = new("-1", "None");
}

/// <summary>A computer group of Jamf.</summary>
/// <param name="Id">Id in Jamf.</param>
/// <param name="Name">Name of the group.</param>
/// <param name="Description">Description; null and empty both occur.</param>
/// <param name="Smart">Whether Jamf computes the membership.</param>
public sealed record SimulatedGroup(string Id, string Name, string? Description, bool Smart);

/// <summary>A named thing with an id: a department or a building.</summary>
/// <param name="Id">Id in Jamf.</param>
/// <param name="Name">Name in Jamf.</param>
public sealed record SimulatedPlace(string Id, string Name);
