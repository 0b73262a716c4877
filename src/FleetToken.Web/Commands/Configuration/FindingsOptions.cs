namespace FleetToken.Web.Commands.Configuration;

/// <summary>Which findings are looked for. Bound from the configuration section <c>Findings</c>.</summary>
public sealed record FindingsOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Findings";

    /// <summary>Codes of findings that are off until named here.</summary>
    public IReadOnlyList<string> OptIn { get; init; } = [];
}
