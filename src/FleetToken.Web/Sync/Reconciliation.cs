using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>Finds out what became of known Macs that a sweep did not meet. Only Jamf's own 404 says that one is gone.</summary>
internal sealed class Reconciliation(KnownMacs known, MacLedger ledger, VanishingConfirmations confirmations, TimeProvider time, ILogger<Reconciliation> logger)
{
    // So many may vanish in any fleet without a question (design 5).
    private const int VanishFreely = 20;

    private const int QuestionsAtOnce = 4;

    // A server that fails at one record after the other is asked again at the next sweep.
    private const int FaultsBorne = 5;

    /// <summary>Asks for the Macs that were not met, takes those that are there and marks those that are gone.</summary>
    /// <param name="client">The server.</param>
    /// <param name="sweepStartedAt">UTC time of the sweep's start: what was read since then was met.</param>
    /// <param name="skipped">Records the sweep set aside; those with an id are there and are not asked for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="JamfException">The server cannot be reached; nothing was marked.</exception>
    public async Task<ReconciliationOutcome> RunAsync(
        JamfClient client, DateTimeOffset sweepStartedAt, IReadOnlyList<SkippedCell> skipped, CancellationToken cancellationToken)
    {
        var setAside = skipped.Select(cell => long.TryParse(cell.Id, out var id) ? id : (long?)null).OfType<long>().ToHashSet();
        var here = known.Where(mac => mac.Id.Server == client.Server && mac.GoneAt is null);
        var limit = Math.Max(confirmations.Take(client.Server), Math.Max(VanishFreely, here.Count / 10));
        var newlySkipped = new List<SkippedCell>();
        var unmet = NotMet(here);
        await foreach (var page in client.ReadMacsAsync(unmet, cancellationToken))
        {
            newlySkipped.AddRange(page.Skipped.Select(record => new SkippedCell(record.Id, record.Path, record.Problem)));
            await TakeAsync(page.Macs, sweepStartedAt, cancellationToken);
        }

        setAside.UnionWith(newlySkipped.Select(cell => long.TryParse(cell.Id, out var id) ? id : -1));
        var answers = await AskOneByOneAsync(client, NotMet(here), limit, cancellationToken);
        await TakeAsync([.. answers.Values.OfType<MacReading.Found>().Select(found => found.Mac)], sweepStartedAt, cancellationToken);
        newlySkipped.AddRange(answers.Values.OfType<MacReading.Unreadable>()
            .Select(unreadable => new SkippedCell(unreadable.Record.Id, unreadable.Record.Path, unreadable.Record.Problem)));
        var vanished = answers.Where(answer => answer.Value is MacReading.Gone).Select(answer => answer.Key).ToList();
        var heldBack = vanished.Count > limit ? HeldBack(vanished.Count, here.Count) : null;
        if (heldBack is not null)
        {
            confirmations.HeldBack(client.Server, NotMet(here).Count);
            Log.HeldBack(logger, client.Server, heldBack);
        }
        else if (vanished.Count > 0)
        {
            await ledger.MarkGoneAsync([.. vanished.Select(id => new MacId(client.Server, id))], cancellationToken);
            Log.MacsGone(logger, client.Server, vanished.Count);
        }

        var unconfirmed = known.Where(mac => mac.Id.Server == client.Server && mac.GoneAt is null && !mac.WasReadSince(sweepStartedAt, time.GetUtcNow()));
        return new ReconciliationOutcome(newlySkipped, [.. unconfirmed.Select(mac => mac.Id.ComputerId)], heldBack);

        List<long> NotMet(IReadOnlyList<KnownMac> macs) =>
        [
            .. macs.Select(mac => known.Find(mac.Id)).OfType<KnownMac>()
                .Where(mac => !mac.WasReadSince(sweepStartedAt, time.GetUtcNow()) && !setAside.Contains(mac.Id.ComputerId))
                .Select(mac => mac.Id.ComputerId),
        ];
    }

    private async Task TakeAsync(IReadOnlyList<Mac> macs, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        foreach (var batch in macs.Chunk(Writer.MacsPerTransaction))
        {
            await ledger.TakeAsync(batch, askedAt, cancellationToken);
        }
    }

    // Once more have vanished than will be believed, further questions would not change the outcome.
    private static async Task<Dictionary<long, MacReading>> AskOneByOneAsync(
        JamfClient client, IReadOnlyList<long> ids, int limit, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<long, MacReading>();
        var vanished = 0;
        var faults = 0;
        foreach (var batch in ids.Chunk(QuestionsAtOnce))
        {
            if (vanished > limit || faults > FaultsBorne)
            {
                break;
            }

            foreach (var (id, reading) in await Task.WhenAll(batch.Select(id => AskAsync(client, id, cancellationToken))))
            {
                answers[id] = reading;
                vanished += reading is MacReading.Gone ? 1 : 0;
                faults += reading is MacReading.Unreadable ? 1 : 0;
            }
        }

        return answers;
    }

    private static async Task<(long Id, MacReading Reading)> AskAsync(JamfClient client, long id, CancellationToken cancellationToken)
    {
        try
        {
            return (id, await client.ReadMacAsync(id, personWaits: false, cancellationToken));
        }
        catch (JamfException failure) when (failure.Failure is not (JamfFailure.Unreachable or JamfFailure.SignInRefused))
        {
            return (id, new MacReading.Unreadable(new SkippedRecord(id.ToString(null, null), "$", failure.Message)));
        }
    }

    private static string HeldBack(int vanished, int known) =>
        $"At least {vanished} of {known} Macs are no longer in Jamf, all at once. FleetToken marked none of them: it may be another server, or one "
        + "restored from a backup. Check the server's address and its computers; if they were deleted on purpose, an administrator confirms it under settings.";
}

/// <summary>What became of Macs that a sweep did not meet.</summary>
/// <param name="Skipped">Records that are there and could not be read.</param>
/// <param name="Unconfirmed">Computer ids of known Macs that were neither seen nor marked as gone.</param>
/// <param name="HeldBack">What the vanishing guard held back, in words; null where nothing.</param>
internal sealed record ReconciliationOutcome(IReadOnlyList<SkippedCell> Skipped, IReadOnlyList<long> Unconfirmed, string? HeldBack);
