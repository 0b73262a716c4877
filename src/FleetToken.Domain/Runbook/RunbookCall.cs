using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Runbook;

/// <summary>How the live read of the Mac ended (domain D.1, "live read").</summary>
public enum LiveRead
{
    /// <summary>There was none.</summary>
    NotMade,

    /// <summary>Jamf answered.</summary>
    Succeeded,

    /// <summary>Jamf gave no answer that could be read.</summary>
    Failed,
}

/// <summary>What our own log says of one call (domain D.1, N1 to N3).</summary>
public sealed record RunbookCall
{
    /// <summary>UTC time the call was opened; null where nobody said, and then nobody can tell whether Jamf heard from the Mac since.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How the last live read ended; without one the facts are as old as the last report.</summary>
    public LiveRead LiveRead { get; init; }

    /// <summary>Whether the Mac refused the key.</summary>
    public KeyRefusal Refused { get; init; }

    /// <summary>Whether a reveal answered that there is no key.</summary>
    public bool RevealAnsweredNone { get; init; }

    /// <summary>UTC time of the request of O5a; null where it was not run.</summary>
    public DateTimeOffset? RefreshAskedAt { get; init; }

    /// <summary>Other records whose key was tried.</summary>
    public IReadOnlyList<MacId> TwinsTried { get; init; } = [];

    /// <summary>Other records whose key nobody at the helpdesk can read: nobody knows whether it fits.</summary>
    public IReadOnlyList<MacId> TwinsUnread { get; init; } = [];
}
