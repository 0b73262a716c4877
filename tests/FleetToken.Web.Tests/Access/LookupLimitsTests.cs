using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Access;

public sealed class LookupLimitsTests
{
    private static readonly CurrentUser Ada = new("Ada", new HashSet<Role> { Role.Helpdesk }, FleetScope.Everything);

    [Fact]
    public void Search_MoreOftenThanAllowed_SaysHowLongToWaitAndIsOnlyOnceTheFirst()
    {
        var time = new FakeTimeProvider();
        var limits = new LookupLimits(time);
        Assert.All(Enumerable.Range(0, LookupLimits.Searches), number => Assert.Null(limits.Search(Ada, $"name {number}")));
        time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(new LookupWait(TimeSpan.FromMinutes(40), true), limits.Search(Ada, "one more"));
        Assert.Equal(new LookupWait(TimeSpan.FromMinutes(40), false), limits.Search(Ada, "and one"));
        Assert.Null(limits.Search(Ada, "name 7"));
        Assert.Null(limits.Search(Ada with { Name = "Grace" }, "one more"));
        Assert.Null(limits.Open(Ada, "main/1"));
        time.Advance(TimeSpan.FromMinutes(40));
        Assert.Null(limits.Search(Ada, "one more"));
    }

    [Fact]
    public void Open_MoreMacsThanAllowed_SaysHowLongToWait()
    {
        var limits = new LookupLimits(new FakeTimeProvider());
        Assert.All(Enumerable.Range(0, LookupLimits.Opened), number => Assert.Null(limits.Open(Ada, $"main/{number}")));

        Assert.Null(limits.Open(Ada, "main/0"));
        Assert.Equal(TimeSpan.FromHours(1), limits.Open(Ada, "main/x")?.Wait);
    }
}
