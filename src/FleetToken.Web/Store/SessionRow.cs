namespace FleetToken.Web.Store;

/// <summary>That somebody is signed in. A cookie without its row is worth nothing, so signing out deletes the row; it holds nothing that makes a cookie.</summary>
public sealed class SessionRow
{
    /// <summary>Random id, which the cookie names.</summary>
    public required string Id { get; set; }

    /// <summary>The provider's lasting id of the person.</summary>
    public required string Subject { get; set; }

    /// <summary>UTC time of the sign-in.</summary>
    public DateTimeOffset SignedInAt { get; set; }

    /// <summary>Fingerprint of the rules that gave the person their roles and sites.</summary>
    public required string Rules { get; set; }
}
