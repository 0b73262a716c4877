using System.Threading.Channels;
using FleetToken.Jamf;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>When one server is read: a sweep when it is due or asked for, changes in between. A failure costs one run, never the loop.</summary>
internal sealed class ServerLoop(
    JamfClient client,
    FleetSync sweeps,
    ChangesSync changes,
    Rejudging rejudging,
    SyncRuns runs,
    SyncStatus status,
    SyncOptions options,
    TimeProvider time,
    ILogger<SyncWorker> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private DateTimeOffset _sweepAt;
    private DateTimeOffset _changesAt;
    private DateTimeOffset _quietUntil;
    private int _failures;
    private volatile bool _sweeping;

    /// <summary>Asks for a sweep now; one that runs or waits already is enough.</summary>
    public void RequestSweep()
    {
        // A sweep whose end is told already is over, though the loop has yet to plan the next: to ask then is to ask for another.
        if (!(_sweeping && status.Servers.Any(server => server.Name == client.Server && server.State == SyncState.Running)))
        {
            _asked.Writer.TryWrite(true);
        }
    }

    /// <summary>Reads the server until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await GuardAsync(PrepareAsync, cancellationToken);
        while (true)
        {
            var asked = await WaitAsync(cancellationToken);
            if (asked && time.GetUtcNow() < _quietUntil)
            {
                // The server asked for quiet: a person's wish is met as soon as that is over.
                PlanSweep(_quietUntil);
            }
            else if (asked || _sweepAt <= time.GetUtcNow())
            {
                await GuardAsync(SweepAsync, cancellationToken);
            }
            else if (_changesAt <= time.GetUtcNow())
            {
                await GuardAsync(ReadChangesAsync, cancellationToken);
            }
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _sweepAt = now;
        _changesAt = now;
        var last = await runs.LastCompleteAsync(client.Server, SyncRunKind.Sweep, cancellationToken);
        PlanSweep(last is null ? now : last.StartedAt + options.FullSweepEvery);
        await rejudging.EnsureAsync(client.Server, cancellationToken);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        status.Change(client.Server, sync => sync with { State = SyncState.Running });
        _sweeping = true;
        try
        {
            var end = await sweeps.SweepAsync(client, cancellationToken);
            Took(end);
            if (end.Run.Complete)
            {
                PlanSweep(end.Run.StartedAt + options.FullSweepEvery);
                _changesAt = time.GetUtcNow() + options.ChangesEvery;
            }
            else
            {
                PauseAfter(end.Failure, sweep: true);
            }
        }
        finally
        {
            _sweeping = false;
        }
    }

    private async Task ReadChangesAsync(CancellationToken cancellationToken)
    {
        _changesAt = time.GetUtcNow() + options.ChangesEvery;
        status.Change(client.Server, sync => sync with { State = SyncState.Running });
        var end = await changes.ReadAsync(client, cancellationToken);
        Took(end);
        if (end?.Failure is { } failure)
        {
            PauseAfter(failure, sweep: false);
        }

        status.Change(client.Server, sync => sync with { State = end?.State ?? SyncState.Idle });
    }

    private void Took(RunEnd? end)
    {
        _failures = end?.Failure is null ? 0 : _failures + 1;
        status.ChangeProblems(
            client.Server,
            ProblemCause.Reading,
            end?.Run.Error is { } error ? [new SyncProblem("The last reading ended early", null, error, IsAlarm: false)] : []);
    }

    // Nothing is asked before the pause is over: neither a sweep nor changes.
    private void PauseAfter(Exception? failure, bool sweep)
    {
        var until = time.GetUtcNow() + RunEnd.Pause(failure, _failures, options.ChangesEvery);
        var changesAt = time.GetUtcNow() + options.ChangesEvery;
        _changesAt = until > changesAt ? until : changesAt;
        _quietUntil = failure is JamfException { RetryAfter: not null } ? until : default;
        if (sweep || _sweepAt < until)
        {
            PlanSweep(until);
        }
    }

    private void PlanSweep(DateTimeOffset at)
    {
        _sweepAt = at;
        status.Change(client.Server, sync => sync with { NextSweepAt = at });
    }

    private async Task GuardAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            _failures++;
            Log.RunBroke(logger, client.Server, failure);
            status.ChangeProblems(client.Server, ProblemCause.Reading, [new SyncProblem("The last reading ended early", null, RunEnd.Reason(failure), IsAlarm: false)]);
            status.Change(client.Server, sync => sync with { State = SyncState.Failed });
            PauseAfter(failure, sweep: false);
        }
    }

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (_asked.Reader.TryRead(out _))
        {
            return true;
        }

        var next = _sweepAt < _changesAt ? _sweepAt : _changesAt;
        var wait = next - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var timer = Task.Delay(wait < LongestWait ? wait : LongestWait, time, done.Token);
            var request = _asked.Reader.WaitToReadAsync(done.Token).AsTask();
            await Task.WhenAny(timer, request);
            await done.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return _asked.Reader.TryRead(out _);
    }
}
