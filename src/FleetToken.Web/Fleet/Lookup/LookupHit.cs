namespace FleetToken.Web.Fleet.Lookup;

/// <summary>A person with their Macs, or a Mac that nobody is assigned to.</summary>
/// <param name="User">The person; null where Jamf names nobody.</param>
/// <param name="Macs">Their Macs in scope, those that fit best first.</param>
/// <param name="NotListed">How many more Macs they have in scope.</param>
public sealed record LookupHit(AssignedUserItem? User, IReadOnlyList<LookupMac> Macs, int NotListed);
