using FleetToken.Domain.Verdicts;
using FsCheck.Xunit;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class AgeClockTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly DateTimeOffset At = Baseline.Report;

    [Fact]
    public void IsFresh_ExactlyAtTheLimit_IsFreshAndOneMillisecondLaterNot()
    {
        Assert.True(new AgeClock(At + Day).IsFresh(At, Day));
        Assert.False(new AgeClock(At + Day + TimeSpan.FromMilliseconds(1)).IsFresh(At, Day));
    }

    [Fact]
    public void NextEdge_SeveralAnswers_IsTheEarliestThatWillChange()
    {
        var clock = new AgeClock(At);
        Assert.Null(clock.NextEdge);
        Assert.True(clock.IsFresh(At, 3 * Day));
        Assert.True(clock.IsFresh(At, 2 * Day));
        Assert.False(clock.IsFresh(At - 5 * Day, Day));
        Assert.False(clock.IsFresh(null, Day));
        Assert.True(clock.IsInFuture(At + 4 * Day));
        Assert.Equal(At + 2 * Day + TimeSpan.FromMilliseconds(1), clock.NextEdge);
    }

    [Fact]
    public void IsOlder_MissingTime_IsNotKnownToBeOld()
    {
        var clock = new AgeClock(At);
        Assert.False(clock.IsOlder(null, Day));
        Assert.True(clock.IsOlder(At - 2 * Day, Day));
        Assert.False(clock.IsOlder(At, Day));
    }

    [Fact]
    public void IsInFuture_AtThatTime_IsOver()
    {
        Assert.False(new AgeClock(At).IsInFuture(At));
        Assert.False(new AgeClock(At).IsInFuture(null));
        var clock = new AgeClock(At);
        Assert.True(clock.IsInFuture(At + Day));
        Assert.Equal(At + Day, clock.NextEdge);
    }

    [Fact]
    public void IsFresh_TimesAtTheEndsOfTheCalendar_DoNotOverflow()
    {
        Assert.True(new AgeClock(At).IsFresh(DateTimeOffset.MaxValue, Day));
        Assert.False(new AgeClock(At).IsFresh(DateTimeOffset.MinValue, Day));
        Assert.True(new AgeClock(At).IsFresh(DateTimeOffset.MinValue, TimeSpan.MaxValue));
        Assert.False(new AgeClock(At).IsFresh(DateTimeOffset.MinValue, TimeSpan.MinValue));
        Assert.True(new AgeClock(DateTimeOffset.MaxValue).IsFresh(DateTimeOffset.MaxValue, TimeSpan.Zero));
    }

    [Property(MaxTest = 2000)]
    public void NextEdge_OneTickBefore_EveryAnswerIsTheSame(int[] ages, ushort[] limits, int[] future)
    {
        var now = new AgeClock(At);
        var answers = Ask(now, ages, limits, future);
        if (now.NextEdge is not { } edge)
        {
            return;
        }

        Assert.Equal(answers, Ask(new AgeClock(edge - TimeSpan.FromTicks(1)), ages, limits, future));
        Assert.NotEqual(answers, Ask(new AgeClock(edge), ages, limits, future));
    }

    private static List<bool> Ask(AgeClock clock, int[] ages, ushort[] limits, int[] future)
    {
        var answers = new List<bool>();
        for (var i = 0; i < Math.Min(ages.Length, limits.Length); i++)
        {
            answers.Add(clock.IsFresh(At - TimeSpan.FromMinutes(ages[i]), TimeSpan.FromHours(limits[i])));
        }

        answers.AddRange(future.Select(f => clock.IsInFuture(At + TimeSpan.FromSeconds(f))));
        return answers;
    }
}
