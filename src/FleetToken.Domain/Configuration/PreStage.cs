namespace FleetToken.Domain.Configuration;

/// <summary>One PreStage enrolment (API 6.1).</summary>
public sealed record PreStage
{
    /// <summary>The server's number for it.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, masked.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it makes a managed administrator; null where not said.</summary>
    public bool? MakesAdmin { get; init; }

    /// <summary>Short name of the managed administrator; null where it makes none or that is not said.</summary>
    public string? AdminAccount { get; init; }

    /// <summary>Whether the managed administrator is hidden; null where not said.</summary>
    public bool? AdminHidden { get; init; }

    /// <summary>Kind of the account that Setup Assistant makes.</summary>
    public SetupAccount SetupAccount { get; init; }

    /// <summary>Macs in its scope; null where not read.</summary>
    public int? MacCount { get; init; }
}

/// <summary>Kind of the account that Setup Assistant makes (API 6.1, <c>userAccountType</c>).</summary>
public enum SetupAccount
{
    /// <summary>Not said, or a word we have not heard of.</summary>
    Unknown,

    /// <summary>An administrator.</summary>
    Administrator,

    /// <summary>A standard user.</summary>
    Standard,

    /// <summary>None is made.</summary>
    None,
}
