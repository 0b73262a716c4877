using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>A request that waits for approval.</summary>
/// <param name="Standing">The request.</param>
/// <param name="Mac">The Mac.</param>
/// <param name="WhyNot">Why this person cannot decide it; null where they can.</param>
public sealed record WaitingReveal(RevealStanding Standing, MacItem Mac, string? WhyNot);
