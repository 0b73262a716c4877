namespace FleetToken.Simulator.Configuration;

/// <summary>Which Macs a policy or profile of the simulated server is for.</summary>
internal sealed record SimulatedScope
{
    /// <summary>All computers.</summary>
    public static SimulatedScope Everyone { get; } = new() { All = true };

    /// <summary>Whether it is for all computers.</summary>
    public bool All { get; init; }

    /// <summary>Groups it is for.</summary>
    public IReadOnlyList<Macs.SimulatedGroup> Groups { get; init; } = [];

    /// <summary>Computer ids it is for.</summary>
    public IReadOnlyList<int> Computers { get; init; } = [];

    /// <summary>Departments it is for.</summary>
    public IReadOnlyList<Macs.SimulatedPlace> Departments { get; init; } = [];

    /// <summary>Groups that are left out.</summary>
    public IReadOnlyList<Macs.SimulatedGroup> ExcludedGroups { get; init; } = [];

    /// <summary>Directory groups it is limited to.</summary>
    public IReadOnlyList<string> LimitedToUserGroups { get; init; } = [];

    /// <summary>Only these groups.</summary>
    public static SimulatedScope Only(params Macs.SimulatedGroup[] groups) => new() { Groups = groups };
}
