using FleetToken.Domain.Macs;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>A key that may be asked for, with all that says whose it is: another record of the same Mac may name the person that this one does not.</summary>
/// <param name="Records">Every record of the Mac, whether or not the person who asks may see it; the one asked for first.</param>
/// <param name="IsOfALeaver">Whether the Mac counts as that of somebody who left, or the call is or once was about one.</param>
public sealed record KeyOfMac(IReadOnlyList<Mac> Records, bool IsOfALeaver);
