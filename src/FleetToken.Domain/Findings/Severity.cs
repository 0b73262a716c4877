namespace FleetToken.Domain.Findings;

/// <summary>How bad a finding is (domain E.1).</summary>
public enum Severity
{
    /// <summary>No finding.</summary>
    None,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium: the most an estimated fact can give.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Data loss or lock-out likely, or a key exposed.</summary>
    Critical,
}
