namespace FleetToken.Simulator.Configuration;

/// <summary>A script of the simulated server.</summary>
/// <param name="Id">Id in Jamf.</param>
/// <param name="Name">Name.</param>
/// <param name="Contents">Its text.</param>
/// <param name="Labels">Labels of parameters 4 and on.</param>
internal sealed record SimulatedScript(int Id, string Name, string Contents, params IReadOnlyList<string> Labels)
{
    public string Info { get; init; } = "";

    public string Notes { get; init; } = "";
}

/// <summary>A macOS configuration profile of the simulated server.</summary>
/// <param name="Id">Id in Jamf, the one Macs report for it.</param>
/// <param name="Name">Name.</param>
/// <param name="Identifier">Identifier that Macs report for it.</param>
/// <param name="Payloads">The dictionaries of its payloads, as property list XML.</param>
internal sealed record SimulatedServerProfile(int Id, string Name, string Identifier, params IReadOnlyList<string> Payloads)
{
    public SimulatedScope Scope { get; init; } = SimulatedScope.Everyone;

    public string Level { get; init; } = "System";
}
