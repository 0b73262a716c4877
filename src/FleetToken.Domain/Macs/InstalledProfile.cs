namespace FleetToken.Domain.Macs;

/// <summary>A configuration profile on the Mac: which one, not what it says (API 2.4, CONFIGURATION_PROFILES).</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Identifier">Its identifier; null where not reported.</param>
/// <param name="LastInstalled">UTC time of its last installation; null where not reported.</param>
/// <param name="IsJamfsOwn">Whether it is one of Jamf's built-in profiles, which have no id.</param>
public sealed record InstalledProfile(string? Name, string? Identifier, DateTimeOffset? LastInstalled, bool IsJamfsOwn);
