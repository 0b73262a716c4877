using FleetToken.Domain.Configuration;

namespace FleetToken.Domain.Macs;

/// <summary>What one Jamf server's configuration says about accounts, read once per sweep; null means not allowed or not read.</summary>
public sealed record ServerFacts
{
    /// <summary>Nothing could be read.</summary>
    public static ServerFacts NotRead { get; } = new();

    /// <summary>PreStage of each serial number in a scope; null where PreStages or scopes could not be read.</summary>
    public IReadOnlyDictionary<string, PreStageAdmin>? PreStageBySerialNumber { get; init; }

    /// <summary>Short name of the management account of enrolment; null where not read, empty where there is none.</summary>
    public string? ManagementAccount { get; init; }

    /// <summary>Whether inventory collects local accounts (<c>includeAccounts</c>).</summary>
    public bool? CollectsAccounts { get; init; }

    /// <summary>Whether inventory collects hidden accounts too (<c>includeHiddenAccounts</c>).</summary>
    public bool? CollectsHiddenAccounts { get; init; }

    /// <summary>Policies, scripts, profiles and PreStages.</summary>
    public ServerConfiguration Configuration { get; init; } = ServerConfiguration.NotRead;
}

/// <summary>The managed administrator that a PreStage creates (API 6.1).</summary>
/// <param name="AdminAccount">Its short name; null where the PreStage creates none.</param>
/// <param name="Hidden">Whether it is hidden; null where not reported.</param>
public sealed record PreStageAdmin(string? AdminAccount, bool? Hidden)
{
    /// <summary>The server's number for the PreStage; null where not read.</summary>
    public long? PreStageId { get; init; }
}
