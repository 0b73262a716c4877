using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace FleetToken.Web.Access;

/// <summary>Asks again, at the moment of an act of a live page, who the person is and whether they may: a page can be open for hours.</summary>
public sealed class PersonNow(AuthenticationStateProvider authentication, IAuthorizationService authorization, Refusals refusals)
{
    /// <summary>The person, if they may; null where they may not (any more), which is written down.</summary>
    /// <param name="policy">One of <see cref="AccessPolicies"/>.</param>
    /// <param name="act">What they are about to do, as it is written down when it is refused.</param>
    public async Task<CurrentUser?> WhoMayAsync(string policy, string act)
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        if ((await authorization.AuthorizeAsync(principal, null, policy)).Succeeded)
        {
            return CurrentUser.Of(principal);
        }

        await refusals.WriteDownAsync(principal, act);
        return null;
    }
}
