namespace FleetToken.Web.Store;

/// <summary>An API token: what it may do, and its hash. The token itself is shown once and kept nowhere.</summary>
public sealed class ApiTokenRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>What its maker called it.</summary>
    public required string Name { get; set; }

    /// <summary>HMAC of the token, its roles, sites and end, with a key outside the database; random bytes once it is revoked.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Roles it has, by name with blanks between.</summary>
    public required string Roles { get; set; }

    /// <summary>Jamf sites it sees: a JSON array; null where it sees every Mac.</summary>
    public string? Sites { get; set; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; set; }

    /// <summary>UTC time it was made.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>UTC time from which it is refused.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>UTC time it was last used, to the minute; null where never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>UTC time it was revoked; null where it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
