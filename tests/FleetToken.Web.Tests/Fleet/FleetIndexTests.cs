using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FsCheck.Xunit;

namespace FleetToken.Web.Tests.Fleet;

public sealed class FleetIndexTests
{
    private const int Macs = 700;

    [Property(MaxTest = 12)]
    public async Task List_RandomFleetAndFilters_IsWhatTheRulesSay(int seed)
    {
        var rows = new RandomMacs(seed).Rows(Macs);
        await using var fleet = await StoredFleet.OfAsync(rows);
        await AssertSameAsync(fleet, rows, new RandomFilters(seed), 40);
    }

    [Property(MaxTest = 6)]
    public async Task Apply_RandomCommits_GivesTheSameAsReadingAnew(int seed)
    {
        var macs = new RandomMacs(seed);
        var rows = macs.Rows(Macs).ToDictionary(row => row.Key);
        await using var fleet = await StoredFleet.OfAsync(rows.Values);
        var filters = new RandomFilters(seed);
        var random = new Random(seed);
        for (var commit = 0; commit < 6; commit++)
        {
            // Changed Macs and new ones; a small commit and one that touches most of the fleet.
            var size = commit % 2 == 0 ? 7 : 300;
            var changed = Enumerable.Range(0, size).Select(_ => random.Next(1, rows.Count + 20)).Distinct()
                .Select(key => rows.ContainsKey(key) ? key : rows.Count + 1).Distinct().Select(macs.Row).ToList();
            foreach (var row in changed)
            {
                rows[row.Key] = row;
            }

            await fleet.CommitAsync(changed);
            await AssertSameAsync(fleet, [.. rows.Values], filters, 8);
        }
    }

    [Fact]
    public async Task Apply_WhileAReaderCounts_NeverShowsHalfACommit()
    {
        var before = Enumerable.Range(1, 600).Select(key => Row(key, "old")).ToList();
        await using var fleet = await StoredFleet.OfAsync(before);
        var after = Enumerable.Range(1, 600).Select(key => Row(key, "new")).ToList();
        var search = StoredFleet.Filter("?search=new");
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(
            () =>
            {
                var seen = new HashSet<int>();
                while (!stop.IsCancellationRequested)
                {
                    seen.Add(fleet.Macs.Count(search, FleetScope.Everything));
                }

                return seen;
            },
            TestContext.Current.CancellationToken);
        for (var round = 0; round < 50; round++)
        {
            fleet.Index.Apply(after);
            fleet.Index.Apply(before);
        }

        await stop.CancelAsync();
        Assert.Subset(new HashSet<int> { 0, 600 }, await reader);
    }

    [Theory]
    [InlineData("name", "a,B,ç,null")]
    [InlineData("-name", "ç,B,a,null")]
    public async Task List_MissingValues_AreLastBothWays(string sort, string expected)
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, null), Row(2, "B"), Row(3, "a"), Row(4, "ç"));

        var names = await fleet.NamesAsync($"?sort={sort}");

        Assert.Equal(expected, string.Join(',', names.Select(name => name ?? "null")));
    }

    [Fact]
    public async Task List_SameValueDownwards_StaysByNameServerId()
    {
        await using var fleet = await StoredFleet.OfAsync(
            Row(1, "same", server: "b"), Row(2, "same", server: "a"), Row(3, "other", server: "b"), Row(4, "same", server: "b"));

        var page = await fleet.Macs.ListAsync(StoredFleet.Filter("?sort=-severity"), FleetScope.Everything, TestContext.Current.CancellationToken);

        Assert.Equal([3, 2, 1, 4], page.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task List_PageBeyondTheEnd_IsEmptyWithTheTotal()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, "a"), Row(2, "b"));

        var page = await fleet.Macs.ListAsync(
            StoredFleet.Filter("?page=2147483647&pageSize=1000"), FleetScope.Everything, TestContext.Current.CancellationToken);

        Assert.Equal(2, page.Total);
        Assert.Empty(page.Items);
    }

    [Theory]
    [InlineData("müller")]
    [InlineData("MULLER")]
    [InlineData("mu")]
    [InlineData("ü")]
    [InlineData("日本")]
    [InlineData("本")]
    [InlineData("TAG-7")]
    [InlineData("c02x")]
    [InlineData("it_admin")]
    [InlineData("lang@example")]
    [InlineData("Jürgen  Lang")]
    public async Task Search_AnyFieldInAnySpelling_Finds(string term)
    {
        var mac = Row(1, "Müller 日本");
        mac.SerialNumber = "C02XY";
        mac.AssetTag = "tag-7";
        mac.AssignedFullName = "Jurgen Lang";
        mac.AssignedEmail = "j.lang@example.org";
        mac.AccountNames = "jlang\nit_admin";
        await using var fleet = await StoredFleet.OfAsync(mac, Row(2, "other"));

        Assert.Equal([mac.Name], await fleet.NamesAsync("?search=" + Uri.EscapeDataString(term)));
    }

    [Fact]
    public async Task Search_AcrossTwoFields_DoesNotFind()
    {
        var mac = Row(1, "abc");
        mac.SerialNumber = "def";
        await using var fleet = await StoredFleet.OfAsync(mac);

        Assert.Empty(await fleet.NamesAsync("?search=cd"));
        Assert.Empty(await fleet.NamesAsync("?search=" + Uri.EscapeDataString("c\nd")));
    }

    [Fact]
    public async Task List_SiteChangedAfterTheIndexWasAsked_DoesNotLeak()
    {
        var mac = Row(1, "a");
        mac.Site = "Berlin";
        await using var fleet = await StoredFleet.OfAsync(mac);
        await fleet.AddAsync(db => db.Macs.Single().Site = "Lisbon");

        Assert.Empty(await fleet.NamesAsync("", FleetScope.OfSites(["Berlin"])));
    }

    private static async Task AssertSameAsync(StoredFleet fleet, IReadOnlyList<MacRow> rows, RandomFilters filters, int questions)
    {
        for (var question = 0; question < questions; question++)
        {
            var filter = filters.Next();
            var scope = filters.Scope();
            var expected = NaiveFleet.List(rows, filter, scope, fleet.Settings, StoredFleet.Now);
            var wanted = expected.Skip((filter.Page - 1) * filter.PageSize).Take(filter.PageSize).Select(row => row.Id);

            var page = await fleet.Macs.ListAsync(filter, scope, CancellationToken.None);

            Assert.Equal(expected.Count, page.Total);
            Assert.Equal(wanted, page.Items.Select(item => new Domain.Macs.MacId(item.Server, item.Id)));
            Assert.Equal(expected.Count, fleet.Macs.Count(filter, scope));
        }
    }

    private static MacRow Row(int key, string? name, string server = "main") => new() { Key = key, Server = server, ComputerId = key, Name = name };
}
