using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Runbook;

/// <summary>What of this Mac and call the words of an outcome need (domain D.4).</summary>
public sealed record RunbookScene
{
    /// <summary>Nothing is known.</summary>
    public static RunbookScene Unknown { get; } = new();

    /// <summary>How a key is typed.</summary>
    public MacArchitecture Architecture { get; init; }

    /// <summary>macOS version; null where not known.</summary>
    public MacOsVersion? OsVersion { get; init; }

    /// <summary>Short name of the caller's account; null where not known.</summary>
    public string? User { get; init; }

    /// <summary>Short name of the administrator who helps; null where not known.</summary>
    public string? Admin { get; init; }

    /// <summary>Whether that account is one that IT adds, so that its token goes again.</summary>
    public Answer AdminIsItAccount { get; init; }

    /// <summary>UTC time at which Jamf heard from the Mac during the call; null for not.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Whether Remote Login is on (FTK1 <c>ssh</c>).</summary>
    public Answer RemoteLogin { get; init; }

    /// <summary>Whether the person has more than one Mac, or this record has a twin.</summary>
    public bool SeveralMacs { get; init; }

    /// <summary>Whether somebody asked about the Recovery Lock; it is not mentioned else (domain D.6).</summary>
    public bool AsksForRecoveryLock { get; init; }
}
