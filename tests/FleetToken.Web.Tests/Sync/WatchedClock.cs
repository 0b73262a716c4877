namespace FleetToken.Web.Tests.Sync;

/// <summary>Another clock, which says when somebody looks at it: a test can act between two steps of the program.</summary>
internal sealed class WatchedClock(TimeProvider clock, Action looked) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        looked();
        return clock.GetUtcNow();
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
