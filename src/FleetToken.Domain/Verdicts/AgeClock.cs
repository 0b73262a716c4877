namespace FleetToken.Domain.Verdicts;

/// <summary>Answers age questions at one moment and remembers the earliest time at which an answer changes (design 5, clock edges).</summary>
/// <param name="now">UTC time of the judgement.</param>
public sealed class AgeClock(DateTimeOffset now)
{
    /// <summary>UTC time of the judgement.</summary>
    public DateTimeOffset Now => now;

    /// <summary>UTC time from which at least one answer given so far is different; null where none will change.</summary>
    public DateTimeOffset? NextEdge { get; private set; }

    /// <summary>Whether a statement is at most <paramref name="limit"/> old, to the millisecond; a missing time is never fresh.</summary>
    public bool IsFresh(DateTimeOffset? at, TimeSpan limit)
    {
        if (at is not { } time)
        {
            return false;
        }

        // Times are kept in whole milliseconds, so a statement is fresh through the last one of its limit.
        var lifetime = limit > TimeSpan.MaxValue - TimeSpan.FromMilliseconds(1) ? limit : limit + TimeSpan.FromMilliseconds(1);
        if (lifetime > DateTimeOffset.MaxValue - time)
        {
            return true;
        }

        if (-lifetime > time - DateTimeOffset.MinValue)
        {
            return false;
        }

        return IsBefore(time + lifetime);
    }

    /// <summary>Whether a statement is more than <paramref name="limit"/> old; a missing time is not known to be old.</summary>
    public bool IsOlder(DateTimeOffset? at, TimeSpan limit) => at is not null && !IsFresh(at, limit);

    /// <summary>Whether a statement claims a time that has not come yet; a missing time does not.</summary>
    public bool IsInFuture(DateTimeOffset? at) => at is { } time && IsBefore(time);

    private bool IsBefore(DateTimeOffset edge)
    {
        if (now >= edge)
        {
            return false;
        }

        if (NextEdge is null || edge < NextEdge)
        {
            NextEdge = edge;
        }

        return true;
    }
}
