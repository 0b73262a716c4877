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
    private const string OutcomeThatRestarts = "o5";
    private const string OutcomeOfALeaver = "o9";
    private const string Waits = "This call waits for a Mac admin, and no key is read meanwhile. Take the call over first.";
    private const string NoLonger = "What is known and answered no longer leads to the key. Look at the call again: another step comes first. Until then do not restart the Mac.";

    // A key is of use only there (domain D.3, P6).
    private static readonly string[] OutcomesWithKey = ["o2", "o2t", OutcomeThatRestarts, "o7", OutcomeOfALeaver];

    /// <summary>Whether an outcome tells to restart an open Mac, or to switch it off some day: wrong with a key that does not open the disk (domain D.3, P2; D.4, O9).</summary>
    public static bool NeedsAProvenKey(string? outcome) => outcome is OutcomeThatRestarts or OutcomeOfALeaver;

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

    /// <summary>The outcome of a call with what is known now, and why its key cannot be asked for; no fault where it can.</summary>
    /// <param name="mac">The record whose key it is.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="callId">The call; null for none.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="live">How a live read of the call's Mac ended; null where it is made later, and what is stored counts as fresh until then.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(string? Outcome, string? Fault)> JudgeAsync(MacId mac, RevealPurpose purpose, long? callId, CurrentUser person, RefreshOutcome? live, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (callId is not { } id)
        {
            return (null, purpose == RevealPurpose.LockOut ? "Somebody who is locked out has a call: begin one at the helpdesk page, it says whether the key is the right step." : null);
        }

        if (await FindOpenAsync(id, cancellationToken) is not { } call
            || await macs.FindAsync(new MacId(call.Server, call.ComputerId), person.Scope, cancellationToken) is not { } detail
            || (detail.Mac.Id != mac && !detail.Twins.Any(twin => twin.Server == mac.Server && twin.Id == mac.ComputerId)))
        {
            return (null, "This call is over, or about another Mac. Open it anew at the helpdesk page.");
        }

        if (call.State != CallState.Open)
        {
            return (null, Waits);
        }

        var now = await judge(call, detail, live ?? new RefreshOutcome.Read(time.GetUtcNow(), []), cancellationToken);
        return (now.Outcome, !now.OffersKey || !OutcomesWithKey.Contains(now.Outcome, StringComparer.OrdinalIgnoreCase) ? NoLonger
            : now.Outcome == OutcomeOfALeaver && purpose is not (RevealPurpose.Leaver or RevealPurpose.Legal)
                ? "This call is about data of somebody who left: ask for the key for that, or for a legal matter. Another person approves it."
            : null);
    }

    /// <summary>Why a key that was read out within a call is not shown once more; null where it may be.</summary>
    public async Task<string?> WhyNotAgainAsync(long? callId, CancellationToken cancellationToken) =>
        callId is not { } id ? null
        : await FindOpenAsync(id, cancellationToken) is not { } call ? "This call is over. Begin another if the caller still needs the key."
        : call.State != CallState.Open ? Waits
        : null;

    private async Task<CallRow?> FindOpenAsync(long id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { ClosedAt: null } call && call.UpdatedAt > time.GetUtcNow() - CallRow.Forgotten ? call : null;

    private async Task<CallRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.Calls.AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, cancellationToken);
    }
}
