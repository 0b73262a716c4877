namespace FleetToken.Domain.Macs;

/// <summary>A local account as the last inventory listed it (API 2.4, LOCAL_USER_ACCOUNTS).</summary>
public sealed record LocalAccount
{
    /// <summary>The lowest POSIX user id of a person (domain E.1).</summary>
    internal const int FirstPerson = 500;

    /// <summary>Short name, as typed at the login window.</summary>
    public required string Username { get; init; }

    /// <summary>Full name; null where not reported.</summary>
    public string? FullName { get; init; }

    /// <summary>POSIX user id; 500 and up for people; null where not reported.</summary>
    public int? Uid { get; init; }

    /// <summary>Whether the account is an administrator; null where not reported.</summary>
    public bool? Admin { get; init; }

    /// <summary>Jamf's word that the account may unlock FileVault: true suggests a token, false proves nothing (domain C.1).</summary>
    public bool? FileVaultEnabled { get; init; }

    /// <summary>Whether this is a person: uid 500 or more and no leading underscore (domain E.1). A missing uid counts as a person's.</summary>
    public bool IsPerson => Uid is null or >= FirstPerson && !Username.StartsWith('_');
}
