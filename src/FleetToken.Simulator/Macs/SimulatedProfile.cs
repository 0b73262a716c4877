namespace FleetToken.Simulator.Macs;

/// <summary>A configuration profile that is installed on a Mac.</summary>
/// <param name="Id">Id in Jamf; null for the profiles Jamf itself brings.</param>
/// <param name="DisplayName">Name of the profile.</param>
/// <param name="Identifier">Profile identifier.</param>
/// <param name="Uuid">UUID; null for the profiles Jamf itself brings.</param>
/// <param name="LastInstalled">When it was last installed, UTC.</param>
/// <param name="Removable">Whether a user may remove it.</param>
public sealed record SimulatedProfile(
    string? Id,
    string DisplayName,
    string Identifier,
    string? Uuid,
    DateTimeOffset? LastInstalled,
    bool Removable = false);
