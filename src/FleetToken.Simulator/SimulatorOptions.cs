namespace FleetToken.Simulator;

/// <summary>How the simulated Jamf Pro is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Number of Macs at the start; 0 or more.</summary>
    public int Macs { get; init; } = 100;

    /// <summary>Seed of the fleet: the same seed at the same time gives the same fleet.</summary>
    public int Seed { get; init; } = 20_261_124;

    /// <summary>Version of Jamf Pro; older ones lack newer calls.</summary>
    public string JamfVersion { get; init; } = "11.33.0-t1792400000000";

    /// <summary>Lifetime of an access token, in seconds.</summary>
    public int TokenLifetimeSeconds { get; init; } = 60;

    /// <summary>Most records on one page; larger page sizes are cut without a word.</summary>
    public int MaxPageSize { get; init; } = 2_000;

    /// <summary>Whether <c>sort=id</c> compares ids as text, as some servers may do.</summary>
    public bool SortIdsAsText { get; init; }

    /// <summary>Client id and secret for polling; random when null.</summary>
    public ClientCredentials? PollClient { get; init; }

    /// <summary>Client id and secret for revealing keys; random when null.</summary>
    public ClientCredentials? RevealClient { get; init; }

    /// <summary>Privileges, by their names in Jamf, that the poll client lacks although a poller needs them.</summary>
    public IReadOnlyCollection<string> PollClientMissing { get; init; } = [];

    /// <summary>Privileges, by their names in Jamf, that the poll client has although a poller must not.</summary>
    public IReadOnlyCollection<string> PollClientExtra { get; init; } = [];

    /// <summary>Privileges, by their names in Jamf, that the reveal client lacks.</summary>
    public IReadOnlyCollection<string> RevealClientMissing { get; init; } = [];

    /// <summary>Privileges, by their names in Jamf, that the reveal client has although revealing does not need them.</summary>
    public IReadOnlyCollection<string> RevealClientExtra { get; init; } = [];

    /// <summary>Source of all times and delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether some Macs have names that try to break what shows them.</summary>
    public bool HostileNames { get; init; }

    /// <summary>Whether the fleet lives on by itself.</summary>
    public bool LivesOn { get; init; }

    /// <summary>Whether inventory collection includes accounts.</summary>
    public bool CollectsAccounts { get; init; } = true;

    /// <summary>Whether inventory collection includes hidden accounts.</summary>
    public bool CollectsHiddenAccounts { get; init; } = true;

    /// <summary>Whether answers are rendered before the first request, so that a measurement does not pay for it.</summary>
    public bool RenderAtStart { get; init; }
}

/// <summary>Id and secret of an API client.</summary>
/// <param name="ClientId">Client id.</param>
/// <param name="ClientSecret">Client secret.</param>
public sealed record ClientCredentials(string ClientId, string ClientSecret);
