using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Followups;

/// <summary>A follow-up with its Mac and where it stands.</summary>
/// <param name="Row">What is stored.</param>
/// <param name="Detail">The Mac.</param>
/// <param name="Standing">Where it stands (domain D.5).</param>
/// <param name="Rotation">Which way to a new key fits; null while none may be asked for.</param>
/// <param name="AdminHoldsToken">For a temporary admin: whether it still holds a token.</param>
public sealed record FollowUpItem(FollowUpRow Row, Fleet.MacDetail Detail, FollowUpStanding Standing, FollowUpRotation? Rotation, Answer AdminHoldsToken)
{
    /// <summary>Whether it is over.</summary>
    public bool IsOver => Row.ClosedAt is not null;
}
