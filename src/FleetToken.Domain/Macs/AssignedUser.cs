namespace FleetToken.Domain.Macs;

/// <summary>Whom Jamf names as the Mac's user (API 2.4, USER_AND_LOCATION); free text that somebody typed or a directory filled.</summary>
/// <param name="Username">Short name or UPN; null where empty.</param>
/// <param name="FullName">Real name; null where empty.</param>
/// <param name="Email">E-mail address; null where empty.</param>
public sealed record AssignedUser(string? Username, string? FullName, string? Email)
{
    /// <summary>Whether Jamf names nobody at all.</summary>
    public bool IsEmpty => Username is null && FullName is null && Email is null;
}
