using System.Security.Claims;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Authorization;

namespace FleetToken.Web.Features.Findings;

/// <summary>Objects of Jamf's configuration, for a reader who may view them; others get nothing, not even their number.</summary>
internal static class OwnObjects
{
    /// <summary>The number of objects by code; null for a reader who may not view them.</summary>
    public static async Task<IReadOnlyDictionary<string, int>?> CountAsync(
        ConfigurationQuery query, IAuthorizationService authorization, ClaimsPrincipal person, CancellationToken cancellationToken) =>
        await ReadAsync(query, authorization, person, cancellationToken) is { } found
            ? found.SelectMany(one => one.Object.Findings).CountBy(finding => finding.Found.Code).ToDictionary(StringComparer.Ordinal)
            : null;

    /// <summary>The objects with a finding, each with its server; null for a reader who may not view them.</summary>
    public static async Task<IReadOnlyList<(string Server, ReviewedObject Object)>?> ReadAsync(
        ConfigurationQuery query, IAuthorizationService authorization, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (!(await authorization.AuthorizeAsync(person, null, AccessPolicies.ViewConfiguration)).Succeeded)
        {
            return null;
        }

        var servers = await query.ReadAsync(CurrentUser.Of(person).Scope, cancellationToken);
        return [.. servers.SelectMany(server => server.Objects.Select(one => (server.Server, one)))];
    }
}
