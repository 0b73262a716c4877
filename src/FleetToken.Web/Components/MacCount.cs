using System.Security.Claims;

namespace FleetToken.Web.Components;

/// <summary>How many Macs a person can see, for the rail; the page that lists them supplies it.</summary>
/// <param name="of">Counts the Macs in a person's scope.</param>
public sealed class MacCount(Func<ClaimsPrincipal, int> of)
{
    /// <summary>The number of Macs that Jamf has and this person may see.</summary>
    public int Of(ClaimsPrincipal person) => of(person);
}
