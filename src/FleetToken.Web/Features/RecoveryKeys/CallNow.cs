using FleetToken.Web.Store;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What the runbook makes of a call at this moment.</summary>
/// <param name="Outcome">The outcome shown, by its stored name; null while a question is open.</param>
/// <param name="OffersKey">Whether the outcome offers a key to be read.</param>
/// <param name="IsOfALeaver">Whether the call is about somebody who left, or once was.</param>
public sealed record CallNow(string? Outcome, bool OffersKey, bool IsOfALeaver);

/// <summary>Asks the runbook about a call: facts change between a step on the screen and the reading of a key.</summary>
/// <param name="call">The call as it is stored.</param>
/// <param name="detail">Its Mac, as it is known now.</param>
/// <param name="live">How a live read of it ended; null where there was none.</param>
/// <param name="cancellationToken">Ends the reading.</param>
public delegate Task<CallNow> JudgeCall(CallRow call, Fleet.MacDetail detail, RefreshOutcome? live, CancellationToken cancellationToken);
