namespace FleetToken.Domain.Configuration;

/// <summary>What one Jamf server is set up to do to Macs, as far as it touches tokens, keys or credentials; read once per sweep, masked. A null list was not allowed or not read.</summary>
public sealed record ServerConfiguration
{
    /// <summary>Nothing could be read.</summary>
    public static ServerConfiguration NotRead { get; } = new();

    /// <summary>Policies that can matter: the others are left out.</summary>
    public IReadOnlyList<ManagementPolicy>? Policies { get; init; }

    /// <summary>Scripts that can matter: the others are left out.</summary>
    public IReadOnlyList<ManagementScript>? Scripts { get; init; }

    /// <summary>macOS configuration profiles that can matter: the others are left out.</summary>
    public IReadOnlyList<ManagementProfile>? Profiles { get; init; }

    /// <summary>All PreStages.</summary>
    public IReadOnlyList<PreStage>? PreStages { get; init; }

    /// <summary>Objects that could not be read, each with its reason; they cost only themselves.</summary>
    public IReadOnlyList<UnreadObject> Unread { get; init; } = [];
}

/// <summary>What kind of object of the server's configuration.</summary>
public enum ObjectKind
{
    /// <summary>A policy.</summary>
    Policy,

    /// <summary>A script.</summary>
    Script,

    /// <summary>A macOS configuration profile.</summary>
    Profile,

    /// <summary>A PreStage enrolment.</summary>
    PreStage,
}

/// <summary>Names one object of a server's configuration.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">The server's number for it; greater than 0.</param>
public readonly record struct ObjectId(ObjectKind Kind, long Id)
{
    /// <summary>Prints as <c>policy-12</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}-{Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <summary>An object that could not be read.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">The server's number for it; null where even that was unreadable.</param>
/// <param name="Name">Its name, masked; null where not known.</param>
/// <param name="Problem">Why, in words, never with a value of it.</param>
public sealed record UnreadObject(ObjectKind Kind, long? Id, string? Name, string Problem);

/// <summary>A place where a text carries a credential or a recovery key (domain E.4), already masked.</summary>
/// <param name="Pattern">Row of domain E.4, <c>C1</c> to <c>C12</c>.</param>
/// <param name="Where">Where it stands, such as <c>line 12</c> or <c>parameter 4</c>.</param>
/// <param name="MaskedLine">The line with the secret masked, cut at 200 characters.</param>
public sealed record CredentialHit(string Pattern, string Where, string MaskedLine)
{
    /// <summary>Whether it is a text in the shape of a recovery key (C11, FT-SEC-04).</summary>
    public bool IsRecoveryKeyShape => Pattern == "C11";
}
