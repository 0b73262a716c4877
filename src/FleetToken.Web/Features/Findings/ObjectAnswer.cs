using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Findings;

/// <summary>An object of Jamf's configuration that has a finding.</summary>
/// <param name="Server">Configured server name.</param>
/// <param name="Kind">What kind of object; null where the server as a whole is meant.</param>
/// <param name="Id">Jamf's number for it; null likewise.</param>
/// <param name="Name">Its name, masked.</param>
/// <param name="Severity">How bad it is there.</param>
/// <param name="Since">UTC time since when it has held without a break; null where no sweep has recorded it yet.</param>
/// <param name="Macs">Macs in scope that it concerns.</param>
/// <param name="MaybeMacs">Macs in scope that it may concern.</param>
/// <param name="AcceptedUntil">UTC time until which somebody lives with it; null where nobody does.</param>
/// <param name="AcceptedBy">Who.</param>
/// <param name="AcceptedReason">Why.</param>
public sealed record ObjectAnswer(
    string Server,
    ObjectKind? Kind,
    long? Id,
    string? Name,
    Severity Severity,
    DateTimeOffset? Since,
    int Macs,
    int MaybeMacs,
    DateTimeOffset? AcceptedUntil,
    string? AcceptedBy,
    string? AcceptedReason)
{
    /// <summary>The answer for a finding of an object.</summary>
    public static ObjectAnswer Of(FoundObject found) => new(
        found.Server,
        found.Id?.Kind,
        found.Id?.Id,
        found.Name,
        found.Finding.Found.Severity,
        found.Finding.FirstSeen,
        found.Finding.Macs.Surely,
        found.Finding.Macs.Maybe,
        found.Finding.Accepted?.Until,
        found.Finding.Accepted?.By,
        found.Finding.Accepted?.Reason);
}
