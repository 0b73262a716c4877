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
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private DateTimeOffset _sweepAt;
    private DateTimeOffset _changesAt;
    private int _failures;
    private volatile bool _sweeping;

    /// <summary>Asks for a sweep now; one that runs or waits already is enough.</summary>
    public void RequestSweep()
    {
        if (!_sweeping)
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
            if (asked || _sweepAt <= time.GetUtcNow())
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
        _sweeping = true;
        try
        {
            var run = await sweeps.SweepAsync(client, cancellationToken);
            Took(run);
            PlanSweep(run.Complete ? run.StartedAt + options.FullSweepEvery : time.GetUtcNow() + Backoff());
            _changesAt = time.GetUtcNow() + options.ChangesEvery;
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
        var run = await changes.ReadAsync(client, cancellationToken);
        Took(run);
        status.Change(client.Server, sync => sync with { State = run?.Error is null ? SyncState.Idle : SyncState.Failed });
    }

    private void Took(SyncRunRow? run)
    {
        _failures = run?.Error is null ? 0 : _failures + 1;
        status.ChangeProblems(
            client.Server,
            ProblemCause.Reading,
            run?.Error is { } error ? [new SyncProblem("The last reading ended early", null, error, IsAlarm: false)] : []);
    }

    // 1, 2, 4 … minutes, never longer than changes are apart.
    private TimeSpan Backoff()
    {
        var wait = FirstRetry * Math.Pow(2, Math.Clamp(_failures - 1, 0, 10));
        return wait < options.ChangesEvery ? wait : options.ChangesEvery;
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
            var message = failure is StoreException ? failure.Message : "FleetToken itself failed; its log says where. It tries again.";
            status.ChangeProblems(client.Server, ProblemCause.Reading, [new SyncProblem("The last reading ended early", null, message, IsAlarm: false)]);
            status.Change(client.Server, sync => sync with { State = SyncState.Failed });
            _changesAt = time.GetUtcNow() + options.ChangesEvery;
            if (_sweepAt <= time.GetUtcNow())
            {
                PlanSweep(time.GetUtcNow() + Backoff());
            }
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
