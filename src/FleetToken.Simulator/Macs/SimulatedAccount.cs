namespace FleetToken.Simulator.Macs;

/// <summary>A local account as it is on the Mac, of which Jamf's record shows only a part.</summary>
public sealed record SimulatedAccount
{
    /// <summary>Short name.</summary>
    public required string Username { get; init; }

    /// <summary>Full name.</summary>
    public required string FullName { get; init; }

    /// <summary>User id; people start at 501.</summary>
    public required int Uid { get; init; }

    /// <summary>Whether it may administer the Mac.</summary>
    public bool Admin { get; init; }

    /// <summary>Whether it is a cached directory account.</summary>
    public bool Mobile { get; init; }

    /// <summary>Whether it is hidden from the login window.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether it holds a SecureToken.</summary>
    public bool Token { get; init; }

    /// <summary>Whether it is in the FileVault list.</summary>
    public bool FileVault { get; init; }

    /// <summary>Whether it owns the volume; means something on Apple silicon only.</summary>
    public bool Owner { get; init; }

    /// <summary>Whether Jamf's account list shows it.</summary>
    public bool InJamf { get; init; } = true;

    /// <summary>GeneratedUID; null as on many real records.</summary>
    public string? GeneratedUid { get; init; }

    /// <summary>What Jamf says of the kind of account; <c>UNKNOWN</c> on most real records.</summary>
    public string? Type { get; init; } = "UNKNOWN";
}

/// <summary>The person a Mac is assigned to in Jamf.</summary>
/// <param name="Username">User name in Jamf: a short name, a UPN, an e-mail address or a number.</param>
/// <param name="RealName">Full name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Position">Job title.</param>
/// <param name="Phone">Telephone number, free text.</param>
/// <param name="Room">Room, free text.</param>
/// <param name="DepartmentId">Id of the department.</param>
/// <param name="BuildingId">Id of the building.</param>
public sealed record SimulatedUser(
    string? Username,
    string? RealName,
    string? Email,
    string? Position = null,
    string? Phone = null,
    string? Room = null,
    string? DepartmentId = null,
    string? BuildingId = null);
