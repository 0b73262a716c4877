namespace FleetToken.Web.Fleet.Lookup;

/// <summary>A Mac of a person that was found.</summary>
/// <param name="Slot">Its place in the snapshot.</param>
/// <param name="Person">Number of its person.</param>
/// <param name="Rank">How well it fits by itself; 0 where only its person's other Mac does.</param>
internal readonly record struct FoundMac(int Slot, int Person, int Rank);
