using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Asks the runbook about a call, with all that is known of its Mac.</summary>
public sealed class RunbookViews(IDbContextFactory<FleetDb> store, SyncStatus sync)
{
    /// <summary>What the runbook makes of a call.</summary>
    /// <param name="detail">The Mac, judged now.</param>
    /// <param name="call">What was answered and tried.</param>
    /// <param name="live">How the live read ended; null where there was none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<RunbookView> OfAsync(Fleet.MacDetail detail, Call call, RefreshOutcome? live, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(detail);
        ArgumentNullException.ThrowIfNull(call);
        var situation = await SituationAsync(detail, CallOf(call, live), cancellationToken);
        var facts = RunbookFacts.Of(situation, new AgeClock(detail.Subject.Now));
        var merged = call.Answers.Over(facts);
        var decision = LockoutRunbook.Decide(merged.Inputs);
        var scene = RunbookScene.Of(situation, facts, call.Answers);
        return new RunbookView
        {
            Facts = facts,
            NotTaken = merged.NotTaken,
            Decision = decision,
            Advice = RunbookAdviceBook.For(decision, scene),
            EraseSteps = EraseChecklist.EraseSteps(decision, scene, call.Tried.Erase.Settled, call.Tried.Erase.IsConfirmed),
            Next = RunbookQuestions.Next(merged.Inputs, call.Asked),
            NewKeyAt = call.Id is { } id ? await NewKeyAtAsync(call.Mac, id, cancellationToken) : null,
        };
    }

    /// <summary>What the runbook makes of a stored call now, for whoever is about to read its key.</summary>
    public async Task<CallNow> JudgeAsync(CallRow row, Fleet.MacDetail detail, RefreshOutcome? live, CancellationToken cancellationToken)
    {
        var call = Call.Of(row);
        var view = await OfAsync(detail, call, live, cancellationToken);
        return new CallNow(
            view.IsShown ? StoredValues.Name(view.Decision.Outcome) : null,
            view.IsShown && view.Advice.Reveal != RevealOffer.None,
            call.Tried.WasOfALeaver || view.Decision.Inputs.Purpose == CallPurpose.Leaver);
    }

    /// <summary>All that the runbook may read about a Mac, and the log of a call.</summary>
    public async Task<RunbookSituation> SituationAsync(Fleet.MacDetail detail, RunbookCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(detail);
        var id = detail.Mac.Id;
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var asked = db.FollowUps.AsNoTracking().Where(row => row.Server == id.Server && row.ComputerId == id.ComputerId && row.RotationAskedAt != null);
        var last = await db.Reveals.AsNoTracking()
            .Where(row => row.Server == id.Server && row.ComputerId == id.ComputerId && (row.State == RevealState.NoKey || row.State == RevealState.Shown))
            .OrderByDescending(row => row.ReadAt).FirstOrDefaultAsync(cancellationToken);
        return new RunbookSituation
        {
            Subject = detail.Subject,
            Verdicts = detail.Evaluation.Verdicts,
            Call = call,
            TwinsComplete = AreTwinsComplete(),
            RotationAskedAt = await asked.OrderByDescending(row => row.RotationAskedAt).Select(row => row.RotationAskedAt).FirstOrDefaultAsync(cancellationToken),
            
            // Any of them: one that was closed without a proof says nothing about another.
            RotationOpen = await asked.AnyAsync(row => row.ClosedAt == null, cancellationToken),
            FoundNoKeyAt = last is { State: RevealState.NoKey } ? last.ReadAt : null,
        };
    }

    // Of the key that was read out last: one that was asked for anew has a case of its own.
    private async Task<DateTimeOffset?> NewKeyAtAsync(MacId mac, long callId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var last = await db.Reveals.AsNoTracking()
            .Where(row => row.CallId == callId && row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.State == RevealState.Shown)
            .OrderByDescending(row => row.ReadAt).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : await db.FollowUps.AsNoTracking()
            .Where(row => row.RevealId == last && row.ClosedAt != null && row.Comparison == KeyComparison.Different)
            .Select(row => row.ComparedAt).FirstOrDefaultAsync(cancellationToken);
    }

    private static RunbookCall CallOf(Call call, RefreshOutcome? live) => new()
    {
        StartedAt = call.OpenedAt,
        LiveRead = live switch
        {
            null => Domain.Runbook.LiveRead.NotMade,
            RefreshOutcome.Read => Domain.Runbook.LiveRead.Succeeded,
            _ => Domain.Runbook.LiveRead.Failed,
        },
        Refused = call.Tried.Refused,
        RevealAnsweredNone = call.Tried.NoKey,
        RefreshAskedAt = call.Tried.RefreshAskedAt,
        TwinsTried = [.. call.Tried.TwinsTried.Select(IdOf).OfType<MacId>()],
        TwinsUnread = [.. call.Tried.TwinsUnread.Select(IdOf).OfType<MacId>()],
    };

    /// <summary>Whether every server's last sweep was complete; one that runs does not undo the one before.</summary>
    private bool AreTwinsComplete() => sync.Servers is { Count: > 0 } servers
        && servers.All(server => server.LastComplete is not null && (server.LastSweep?.FinishedAt is null || server.LastSweep == server.LastComplete));

    /// <summary>The id that stands for a record in a log, as <c>server/id</c>; null where it is none.</summary>
    internal static MacId? IdOf(string text) =>
        text.Split('/') is [var server, var id] && long.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new MacId(server, number) : null;
}
