using System.Collections.Concurrent;

namespace FleetToken.Jamf.Tests.Support;

/// <summary>A clock on which short waits are over at once and only move the time on; long ones are deadlines, and end when a test says so.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    /// <summary>Waits from here on are deadlines.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly List<Waiting> _deadlines = [];
    private DateTimeOffset _now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Waits that were over at once, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
        }
    }

    /// <summary>Lets every deadline pass.</summary>
    public void PassDeadlines()
    {
        Waiting[] passed;
        lock (_gate)
        {
            passed = [.. _deadlines];
            _deadlines.Clear();
        }

        foreach (var waiting in passed)
        {
            waiting.Fire();
        }
    }

    private bool Wait(Waiting waiting, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _deadlines.Remove(waiting);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            if (dueTime >= Deadline)
            {
                _deadlines.Add(waiting);
                return true;
            }

            _now += dueTime;
        }

        Waits.Enqueue(dueTime);
        ThreadPool.QueueUserWorkItem(static waiting => waiting.Fire(), waiting, preferLocal: false);
        return true;
    }

    private void Forget(Waiting waiting)
    {
        lock (_gate)
        {
            _deadlines.Remove(waiting);
        }
    }

    private sealed class Waiting(ImpatientClock clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _over;

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Wait(this, dueTime);

        public void Fire()
        {
            if (!_over)
            {
                callback(state);
            }
        }

        public void Dispose()
        {
            _over = true;
            clock.Forget(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
