namespace FleetToken.Jamf;

/// <summary>One view of a Mac's recovery key by Jamf's own record.</summary>
/// <param name="Username">The account or API client that looked; null where Jamf does not say.</param>
/// <param name="At">When, UTC; null where Jamf says it in no form with a zone.</param>
public sealed record KeyView(string? Username, DateTimeOffset? At);
