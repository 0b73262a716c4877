namespace FleetToken.Simulator.Configuration;

/// <summary>A policy of the simulated server, in the words of the Classic API.</summary>
/// <param name="Id">Id in Jamf.</param>
/// <param name="Name">Name.</param>
internal sealed record SimulatedPolicy(int Id, string Name)
{
    public bool Enabled { get; init; } = true;

    public string Frequency { get; init; } = "Ongoing";

    public bool InSelfService { get; init; }

    public SimulatedScope Scope { get; init; } = SimulatedScope.Everyone;

    public IReadOnlyList<SimulatedPolicyScript> Scripts { get; init; } = [];

    public IReadOnlyList<SimulatedPackage> Packages { get; init; } = [];

    public IReadOnlyList<SimulatedPolicyAccount> Accounts { get; init; } = [];

    /// <summary>What happens to the management account.</summary>
    public string ManagementAction { get; init; } = "doNotChange";

    /// <summary>none, apply or remediate.</summary>
    public string EncryptionAction { get; init; } = "none";

    public string KeyType { get; init; } = "";

    public bool AuthenticatedRestart { get; init; }

    /// <summary>What happens at the end when somebody is logged in.</summary>
    public string Restart { get; init; } = "Do not restart";

    public string RunCommand { get; init; } = "";

    public bool Inventory { get; init; }
}

/// <summary>A script in a policy.</summary>
/// <param name="Script">The script.</param>
/// <param name="Parameters">Values of parameters 4 and on.</param>
internal sealed record SimulatedPolicyScript(SimulatedScript Script, params IReadOnlyList<string> Parameters);

/// <summary>A package in a policy.</summary>
/// <param name="Id">Id in Jamf.</param>
/// <param name="Name">File name.</param>
internal sealed record SimulatedPackage(int Id, string Name);

/// <summary>What a policy does to an account.</summary>
/// <param name="Action">Create, Reset, Delete, DisableFileVault.</param>
/// <param name="Username">Short name.</param>
/// <param name="HasPassword">Whether the policy holds a password for it; only a hash of it is shown.</param>
internal sealed record SimulatedPolicyAccount(string Action, string Username, bool HasPassword);
