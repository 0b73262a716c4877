using FleetToken.Jamf.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace FleetToken.Jamf.Tests.Reading;

/// <summary>Whatever happens to the fleet between two requests, who was there all the time is found once.</summary>
public sealed class PagingPropertyTests
{
    /// <summary>What happens before one request.</summary>
    public sealed record Event(int BeforeRequest, string Kind, int Which);

    /// <summary>A fleet and what happens to it.</summary>
    public sealed record Story(int Macs, int PageSize, int Limit, Event[] Events);

    public static class Stories
    {
        public static Arbitrary<Story> Any()
        {
            var happening =
                from request in Gen.Choose(2, 40)
                from kind in Gen.Elements("add", "remove", "remove", "rename", "swap", "fail")
                from which in Gen.Choose(0, 10_000)
                select new Event(request, kind, which);
            var story =
                from macs in Gen.Choose(0, 150)
                from size in Gen.Elements(1, 2, 3, 7, 10, 16, 40, 200)
                from limit in Gen.Elements(3, 8, 2000, 2000)
                from events in Gen.ListOf(happening)
                select new Story(macs, size, limit, [.. events.Take(12)]);
            return story.ToArbitrary();
        }
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 150)]
    public async Task Walk_FleetMovesMeanwhile_LosesAndDoublesNobodyWhoStayed(Story story)
    {
        using var jamf = new FakeJamf { LargestPage = story.Limit }.With(Computers.Many(story.Macs));
        var stayed = jamf.Computers.Keys.ToHashSet();
        var next = 1_000L;
        jamf.Before = asked =>
        {
            foreach (var happening in story.Events.Where(happening => happening.BeforeRequest == asked.Number))
            {
                Happen(jamf, happening, stayed, ref next);
            }
        };
        jamf.Instead = asked => story.Events.Any(happening => happening.Kind == "fail" && happening.BeforeRequest == asked.Number) && asked.IsList
            ? FakeJamf.Html("<html>502</html>", System.Net.HttpStatusCode.BadGateway)
            : null;
        using var client = Clients.To(jamf, pageSize: story.PageSize);

        var (macs, skipped) = await client.WalkAll(null).ReadAsync(TestContext.Current.CancellationToken).ReadAllAsync();

        Assert.Empty(skipped);
        Assert.Equal(macs.Count, macs.Ids().Distinct().Count());
        Assert.Empty(stayed.Except(macs.Ids()));
    }

    private static void Happen(FakeJamf jamf, Event happening, HashSet<long> stayed, ref long next)
    {
        if (happening.Kind is "add" or "swap")
        {
            jamf.With(Computers.One(next++));
        }

        if (jamf.Computers.Count == 0)
        {
            return;
        }

        var id = jamf.Computers.Keys.ElementAt(happening.Which % jamf.Computers.Count);
        if (happening.Kind is "remove" or "swap")
        {
            jamf.Computers.Remove(id);
            stayed.Remove(id);
        }
        else if (happening.Kind == "rename")
        {
            jamf.Computers[id]["general"]!["name"] = $"renamed {happening.Which}";
        }
    }
}
