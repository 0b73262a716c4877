using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>Which Macs a finding of an object concerns: kept, filtered, counted, in scope.</summary>
public sealed class ConcernTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Set_WrittenAndRead_IsTheSame()
    {
        var text = ConcernSet.Write([new("FT-SEC-01", new ObjectId(ObjectKind.Script, 3), Answer.Unknown), new("FT-CFG-01", new ObjectId(ObjectKind.Policy, 12), Answer.Yes), new("FT-FV-03", null, Answer.Yes)]);

        Assert.Equal("FT-CFG-01:policy-12 FT-FV-03:server FT-SEC-01:script-3?", text);
        Assert.Equal([new("FT-CFG-01", "policy-12", true), new("FT-FV-03", "server", true), new("FT-SEC-01", "script-3", false)], ConcernSet.Read(text));
        Assert.Equal("", ConcernSet.Write([]));
    }

    [Theory]
    [InlineData("?finding=FT-CFG-01", "mac 1", "mac 2", "mac 3")]
    [InlineData("?object=policy-12", "mac 1", "mac 2")]
    [InlineData("?object=policy-12&object=script-3", "mac 1", "mac 2", "mac 4")]
    [InlineData("?finding=FT-SEC-01&object=policy-12", "mac 2")]
    [InlineData("?object=policy-1")]
    public async Task Filter_OfFindingOrObject_SelectsTheMacsItConcernsOrMayConcern(string query, params string[] names)
    {
        await using var fleet = await ConcernedAsync();

        Assert.Equal(names, await fleet.NamesAsync(query + "&sort=name"));
    }

    [Fact]
    public async Task Summaries_CountAMacOnce_HoweverManyObjectsOrFindingsBringIt()
    {
        await using var fleet = await FleetAsync(Of(1, "FT-PRK-07:profile-1 FT-PRK-07:profile-2", "FT-PRK-07:medium"), Of(2, "FT-PRK-07:profile-1?"), Of(3, ""));

        var summary = fleet.Macs.Summarise(FleetScope.Everything).Findings.Single(count => count.Finding.Code == "FT-PRK-07");
        var cause = await CauseAsync(fleet, "FT-PRK-07");

        Assert.Equal(2, summary.Macs);
        Assert.Equal(2, cause.Macs);
    }

    [Fact]
    public async Task List_OfAnObjectsFinding_HoldsTheMacsAndWhetherTheyMay()
    {
        await using var fleet = await ConcernedAsync();

        var list = await fleet.Findings.ListAsync("FT-CFG-01", Filter(""), FleetScope.Everything, Cancel);

        Assert.Equal([(1, Answer.Yes), (2, Answer.Unknown), (3, Answer.Yes)], list.Items.Select(item => (item.Mac.Id, item.Concerned!.Value)));
    }

    [Fact]
    public async Task Configuration_CountsMacsOfTheReadersSitesOnly()
    {
        await using var fleet = await ConcernedAsync();
        await fleet.StoreAsync(StoredConfiguration.Faulty);

        var all = Assert.Single(await fleet.Configuration.ReadAsync(FleetScope.Everything, Cancel));
        var lisbon = Assert.Single(await fleet.Configuration.ReadAsync(FleetScope.OfSites(["Lisbon"]), Cancel));

        Assert.Equal(["script-3", "policy-12"], all.Objects.Where(one => one.Id is not null).Select(one => one.Id.ToString()));
        Assert.Equal(new ConcernCount(1, 1), all.Objects.Single(one => one.Id?.Id == 12).Macs);
        Assert.Equal(new ConcernCount(0, 1), lisbon.Objects.Single(one => one.Id?.Id == 12).Macs);
    }

    [Fact]
    public async Task Configuration_FindingThatNeedsAMac_IsLeftOutWhereThereIsNone()
    {
        await using var fleet = await FleetAsync(Of(1, ""));
        await fleet.StoreAsync(StoredConfiguration.Faulty);

        var server = Assert.Single(await fleet.Configuration.ReadAsync(FleetScope.Everything, Cancel));

        Assert.DoesNotContain(server.Objects, one => one.Id?.Id == 12);
        Assert.Contains(server.Objects, one => one.Id?.Id == 3);
    }

    [Fact]
    public async Task Configuration_ListThatWasNotRead_IsNamed()
    {
        await using var fleet = await FleetAsync(Of(1, ""));
        await fleet.StoreAsync(StoredConfiguration.Faulty with { Policies = null, Unread = [new UnreadObject(ObjectKind.Profile, 4, "Wi-Fi", "it has no payload")] });

        var server = Assert.Single(await fleet.Configuration.ReadAsync(FleetScope.Everything, Cancel));

        Assert.Equal([ObjectKind.Policy], server.NotRead);
        Assert.Equal("Wi-Fi", Assert.Single(server.Unread).Name);
        Assert.NotEmpty(server.NotJudged);
        Assert.False(server.IsNothingRead);
    }

    [Fact]
    public async Task Facts_AreReadOnceUntilTheyChange()
    {
        await using var fleet = await FleetAsync(Of(1, ""));
        await fleet.StoreAsync(StoredConfiguration.Faulty);
        await using var db = await fleet.Store.CreateDbContextAsync(Cancel);

        var first = await fleet.Facts.ReadAsync(db, "main", Cancel);
        var second = await fleet.Facts.ReadAsync(db, "main", Cancel);
        var row = db.ServerFacts.Single();
        row.ReadAt = StoredFleet.Now.AddMinutes(1);
        await db.SaveChangesAsync(Cancel);
        var third = await fleet.Facts.ReadAsync(db, "main", Cancel);

        Assert.Same(first, second);
        Assert.NotSame(first, third);
        Assert.Same(ServerFacts.NotRead, await fleet.Facts.ReadAsync(db, "other", Cancel));
    }

    private static Task<StoredFleet> ConcernedAsync() => FleetAsync(
        Of(1, "FT-CFG-01:policy-12"), Of(2, "FT-CFG-01:policy-12? FT-SEC-01:script-3", site: "Lisbon"), Of(3, "FT-CFG-01:policy-5"), Of(4, "FT-SEC-01:script-3?"), Of(5, ""));

    private static MacRow Of(int key, string concerns, string findings = "", string? site = null)
    {
        var row = Mac(key, findings, site: site);
        row.Concerns = concerns;
        return row;
    }
}
