using FleetToken.Web.Commands.Configuration;

namespace FleetToken.Web.Commands;

/// <summary>What the command line, or a test, says about serving.</summary>
public sealed record ServeSettings
{
    /// <summary>Addresses to listen on, with a semicolon between; null where the environment decides.</summary>
    public string? Urls { get; init; }

    /// <summary>Name of the environment; null where the environment variables decide.</summary>
    public string? Environment { get; init; }

    /// <summary>How many Macs the demo simulates; null for the product.</summary>
    public int? DemoMacs { get; init; }

    /// <summary>Configuration instead of all places; null to read them.</summary>
    public IReadOnlyDictionary<string, string?>? Configuration { get; init; }

    /// <summary>Where configuration is read from.</summary>
    public ConfigurationPlaces Places { get; init; } = ConfigurationPlaces.OfThisProcess();
}
