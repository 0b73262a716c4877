namespace FleetToken.Simulator.Macs;

/// <summary>One entry of a computer's history of audits.</summary>
/// <param name="Event">What was done, in Jamf's words.</param>
/// <param name="Username">Account or API client that did it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="InServerFormatOnly">Whether the time stands there only as text without a zone.</param>
public sealed record SimulatedAudit(string Event, string Username, DateTimeOffset At, bool InServerFormatOnly = false)
{
    /// <summary>The event of a key that was looked at.</summary>
    public const string KeyViewed = "Viewed FileVault Encryption Key";
}
