using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Whether a call leads to a key, and whose key that is.</summary>
public sealed class RevealCalls(MacsQuery macs, IDbContextFactory<FleetDb> store, JudgeCall judge, TimeProvider time)
{
    /// <summary>The outcome that tells to restart the Mac and type the key: wrong with a key that does not open the disk (domain D.3, P2).</summary>
    public const string OutcomeThatRestarts = "o5";

    private const string OutcomeOfALeaver = "o9";
    private const string NoLonger = "The answers of this call no longer lead to the key. Look at the call again: another step comes first.";

    // A key is of use only there (domain D.3, P6).
    private static readonly string[] OutcomesWithKey = ["o2", "o2t", OutcomeThatRestarts, "o7", OutcomeOfALeaver];

    /// <summary>Every record of a Mac, and whether its key is a leaver's.</summary>
    public async Task<KeyOfMac> KeyAsync(Fleet.MacDetail detail, long? callId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(detail);
        var records = new List<Fleet.MacDetail> { detail };
        var whole = await macs.FindAsync(detail.Mac.Id, FleetScope.Everything, cancellationToken);
        foreach (var twin in whole?.Twins ?? [])
        {
            if (await macs.FindAsync(new MacId(twin.Server, twin.Id), FleetScope.Everything, cancellationToken) is { } other)
            {
                records.Add(other);
            }
        }

        var call = callId is { } id ? await FindAsync(id, cancellationToken) : null;
        var ofCall = call is not null && await macs.FindAsync(new MacId(call.Server, call.ComputerId), FleetScope.Everything, cancellationToken) is { } mac
            && (await judge(call, mac, null, cancellationToken)).IsOfALeaver;
        return new KeyOfMac([.. records.Select(record => record.Mac)], ofCall || records.Exists(record => record.Evaluation.Verdicts.Phase == MacPhase.Leaver));
    }

    /// <summary>Why a key cannot be asked for by this call; null where it can.</summary>
    public async Task<string?> FaultAsync(MacId mac, RevealPurpose purpose, long? callId, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (callId is not { } id)
        {
            return purpose == RevealPurpose.LockOut ? "Somebody who is locked out has a call: begin one at the helpdesk page, it says whether the key is the right step." : null;
        }

        var call = await FindAsync(id, cancellationToken);
        if (call is null || call.ClosedAt is not null || call.UpdatedAt <= time.GetUtcNow() - CallRow.Forgotten
            || await macs.FindAsync(new MacId(call.Server, call.ComputerId), person.Scope, cancellationToken) is not { } detail
            || (detail.Mac.Id != mac && !detail.Twins.Any(twin => twin.Server == mac.Server && twin.Id == mac.ComputerId)))
        {
            return "This call is over, or about another Mac. Open it anew at the helpdesk page.";
        }

        return call.State != CallState.Open ? "This call waits for a Mac admin, and no key is read meanwhile. Take the call over first."
            : !OutcomesWithKey.Contains(call.Outcome, StringComparer.OrdinalIgnoreCase) ? NoLonger
            : call.Outcome == OutcomeOfALeaver && purpose is not (RevealPurpose.Leaver or RevealPurpose.Legal)
                ? "This call is about data of somebody who left: ask for the key for that, or for a legal matter. Another person approves it."
            : null;
    }

    /// <summary>What the runbook makes of a call with the Mac as it was read just now: its outcome, or why the key is no longer the step.</summary>
    public async Task<(string? Outcome, string? Fault)> OutcomeNowAsync(long callId, CurrentUser person, RefreshOutcome live, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await FindAsync(callId, cancellationToken) is not { } call
            || await macs.FindAsync(new MacId(call.Server, call.ComputerId), person.Scope, cancellationToken) is not { } detail)
        {
            return (null, NoLonger);
        }

        var now = await judge(call, detail, live, cancellationToken);
        return OutcomesWithKey.Contains(now.Outcome, StringComparer.OrdinalIgnoreCase)
            ? (now.Outcome, null)
            : (now.Outcome, "What is known of this Mac has changed, and the key is no longer the next step. Close this and look at the call: until then do not restart the Mac.");
    }

    private async Task<CallRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.Calls.AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, cancellationToken);
    }
}
