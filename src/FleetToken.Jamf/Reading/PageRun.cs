using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace FleetToken.Jamf.Reading;

/// <summary>Asks for the pages of a plan side by side, splits those that fail, and hands on each one that was read to its end.</summary>
internal sealed class PageRun<T>(InventoryCalls calls, InventoryQuery query, RecordReading<T> reading, PagePlan plan, WalkContext context)
{
    // The whole budget of background work: more would only wait.
    private const int SideBySide = Http.RequestBudget.BackgroundPlaces;

    // Halving the largest page down to one record takes eleven failures; beyond twice that the server is at fault, not a record.
    private const int MostFailuresInARow = 24;

    private int _failuresInARow;

    /// <summary>Slowest answer so far.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Yields answers in the order they arrive; at most a handful are held, and no more are asked for while the caller works.</summary>
    /// <exception cref="JamfException">A page could not be had, and the page is not to blame.</exception>
    public async IAsyncEnumerable<ListAnswer<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task<Outcome>>(SideBySide);
        try
        {
            Start(running, stop.Token);
            while (running.Count > 0)
            {
                var next = await Task.WhenAny(running);
                running.Remove(next);
                var outcome = await next;
                var answer = outcome.Answer is { } good ? Accept(outcome, good) : await GiveWayAsync(outcome, stop.Token);
                Start(running, stop.Token);
                if (answer is not null)
                {
                    yield return answer;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Start(List<Task<Outcome>> running, CancellationToken cancellationToken)
    {
        while (running.Count < SideBySide && plan.TryNext(out var request))
        {
            running.Add(AskAsync(request, cancellationToken));
        }
    }

    private async Task<Outcome> AskAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        try
        {
            var answer = await calls.ListAsync(query, request, reading, personWaits: false, context.Tally, cancellationToken);
            return new Outcome(request, answer, null, context.Time.GetElapsedTime(started));
        }
        catch (JamfException failure) when (failure.MayBeThePage)
        {
            return new Outcome(request, null, failure, context.Time.GetElapsedTime(started));
        }
    }

    private ListAnswer<T> Accept(Outcome outcome, ListAnswer<T> answer)
    {
        _failuresInARow = 0;
        Slowest = outcome.Took > Slowest ? outcome.Took : Slowest;
        plan.Answered(outcome.Request, answer.RowCount, answer.TotalCount);
        foreach (var skipped in answer.Skipped)
        {
            Log.RecordSetAside(context.Logger, context.Server, skipped.Path, skipped.Problem);
        }

        return answer;
    }

    // A server that does not even tell its version is down: then the page is not to blame.
    private async Task<ListAnswer<T>?> GiveWayAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        var failure = outcome.Failure!;
        if (++_failuresInARow > MostFailuresInARow)
        {
            throw failure;
        }

        await calls.ReadVersionAsync(personWaits: false, cancellationToken);
        if (plan.Split(outcome.Request))
        {
            Log.PageSplit(context.Logger, context.Server, outcome.Request.Page, outcome.Request.Size, failure.Message);
            return null;
        }

        var skipped = new SkippedRecord(await FindIdAsync(outcome.Request, cancellationToken), "$.results[0]", "could not be read: " + Reason(failure));
        Log.RecordSetAside(context.Logger, context.Server, skipped.Path, skipped.Problem);
        return new ListAnswer<T>([], [skipped], null, 0);
    }

    private async Task<string?> FindIdAsync(PageRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var ids = query with { Sections = InventoryQuery.AllIds.Sections };
            var answer = await calls.ListAsync(ids, request, MacReader.ReadId, personWaits: false, context.Tally, cancellationToken);
            return answer.Rows is [var id] ? id.ToString(CultureInfo.InvariantCulture) : null;
        }
        catch (JamfException)
        {
            return null;
        }
    }

    private static string Reason(JamfException failure) => failure switch
    {
        { TimedOut: true } => "no complete answer in time, even for this record alone",
        { Failure: JamfFailure.ServerFault } => "the server fails on this record",
        { Failure: JamfFailure.Misread } => "the record is not well-formed JSON",
        _ => "the connection breaks off at this record",
    };

    private sealed record Outcome(PageRequest Request, ListAnswer<T>? Answer, JamfException? Failure, TimeSpan Took);
}

/// <summary>What every part of a walk needs: whose it is, where it is counted, which clock it goes by.</summary>
internal sealed record WalkContext(string Server, Http.RequestTally Tally, TimeProvider Time, ILogger Logger);
