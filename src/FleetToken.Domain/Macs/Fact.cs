namespace FleetToken.Domain.Macs;

/// <summary>How well founded a fact is (domain A, "measured / estimated").</summary>
public enum EvidenceKind
{
    /// <summary>Nothing says it.</summary>
    Unknown,

    /// <summary>Something else stands in for it, such as the FileVault user list for a token.</summary>
    Estimated,

    /// <summary>Its own source says it.</summary>
    Measured,
}

/// <summary>A value with its evidence and the time it was stated.</summary>
/// <param name="Value">What is known; meaningless where <paramref name="Evidence"/> is unknown.</param>
/// <param name="Evidence">How well founded the value is.</param>
/// <param name="At">UTC time of the statement; null where the source gives none.</param>
public readonly record struct Fact<T>(T Value, EvidenceKind Evidence, DateTimeOffset? At);

/// <summary>Yes, no, or not known: unknown never turns into no.</summary>
public enum Answer
{
    /// <summary>Nobody said.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}
