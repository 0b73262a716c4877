using FleetToken.Jamf.Reading;

namespace FleetToken.Jamf.Tests.Reading;

public sealed class PagePlanTests
{
    [Fact]
    public void Split_EvenPage_GivesItsAlignedHalves()
    {
        var plan = new PagePlan(new PageRequest(3, 200), toTheEnd: false);
        plan.TryNext(out var page);

        Assert.True(plan.Split(page));
        Assert.Equal([new PageRequest(6, 100), new PageRequest(7, 100)], Drain(plan));
    }

    [Fact]
    public void Split_OddPage_CoversEveryRow()
    {
        var plan = new PagePlan(new PageRequest(2, 5), toTheEnd: false);
        plan.TryNext(out var page);
        plan.Split(page);

        var rows = Drain(plan).SelectMany(part => Enumerable.Range((int)part.Start, part.Size)).ToHashSet();

        Assert.Superset(Enumerable.Range(10, 5).ToHashSet(), rows);
    }

    [Fact]
    public void Split_SingleRecord_IsRefused()
    {
        var plan = new PagePlan(new PageRequest(9, 1), toTheEnd: false);
        plan.TryNext(out var page);

        Assert.False(plan.Split(page));
    }

    [Fact]
    public void Split_TwoInARow_HalvesTheRestOfThePlan()
    {
        var plan = new PagePlan(new PageRequest(0, 200), toTheEnd: true);
        plan.TryNext(out var first);
        plan.Answered(first, 200, 1_000);
        plan.TryNext(out var second);
        plan.TryNext(out var third);
        plan.Split(second);
        plan.Split(third);

        Assert.Equal(100, plan.Size);
        Assert.All(Drain(plan), page => Assert.Equal(100, page.Size));
    }

    [Fact]
    public void Answered_FirstPage_PlansAsFarAsTheCountSays()
    {
        var plan = new PagePlan(new PageRequest(0, 200), toTheEnd: true);
        plan.TryNext(out var first);
        plan.Answered(first, 200, 450);

        Assert.Equal([new PageRequest(1, 200), new PageRequest(2, 200)], Drain(plan));
        Assert.False(plan.Moved);
        Assert.False(plan.Overlaps);
    }

    [Fact]
    public void Answered_FewerRowsThanAsked_MakesThePlanAnew()
    {
        var plan = new PagePlan(new PageRequest(0, 2_000), toTheEnd: true);
        plan.TryNext(out var first);
        plan.Answered(first, 500, 1_200);

        Assert.Equal([new PageRequest(1, 500), new PageRequest(2, 500)], Drain(plan));
        Assert.Equal(500, plan.NextSize(quick: true));
    }

    [Fact]
    public void Answered_AbsurdCountAndNoRows_ComesToAnEnd()
    {
        var plan = new PagePlan(new PageRequest(0, 200), toTheEnd: true);
        plan.TryNext(out var first);
        plan.Answered(first, 200, int.MaxValue);
        var pages = 0;
        while (plan.TryNext(out var page))
        {
            plan.Answered(page, 0, int.MaxValue);
            pages++;
        }

        Assert.InRange(pages, 1, 5);
        Assert.True(plan.Moved);
    }

    [Fact]
    public void Answered_CountDiffers_HasMoved()
    {
        var plan = new PagePlan(new PageRequest(0, 10), toTheEnd: true);
        plan.TryNext(out var first);
        plan.Answered(first, 10, 20);
        plan.TryNext(out var second);
        plan.Answered(second, 9, 19);

        Assert.True(plan.Moved);
    }

    private static List<PageRequest> Drain(PagePlan plan)
    {
        var pages = new List<PageRequest>();
        while (plan.TryNext(out var page))
        {
            pages.Add(page);
        }

        return pages;
    }
}
