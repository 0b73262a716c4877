using System.Security.Claims;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Authorization;

namespace FleetToken.Web.Features.Findings;

/// <summary>Findings of objects of Jamf's configuration, for a reader who may view them; others get nothing, not even their number.</summary>
internal static class OwnObjects
{
    /// <summary>Those that fit, by server, then worst first; null for a reader who may not view them.</summary>
    public static async Task<IReadOnlyList<FoundObject>?> ListAsync(
        ConfigurationQuery query, IAuthorizationService authorization, ClaimsPrincipal person, FindingFilter filter, CancellationToken cancellationToken) =>
        (await authorization.AuthorizeAsync(person, null, AccessPolicies.ViewConfiguration)).Succeeded
            ? await query.ListAsync(filter, CurrentUser.Of(person).Scope, cancellationToken)
            : null;
}
