using System.Net;
using System.Text.Json.Nodes;
using FleetToken.Jamf.Tests.Support;

namespace FleetToken.Jamf.Tests.Reading;

/// <summary>The promise of a walk: a Mac that was there all the time comes once.</summary>
public sealed class PageWalkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walk_FleetOfSeveralPages_YieldsEachMacOnce()
    {
        using var jamf = new FakeJamf().With(Computers.Many(1_037));
        using var client = Clients.To(jamf, pageSize: 100);

        var walk = client.WalkAll(null);
        var (macs, skipped) = await walk.ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(Enumerable.Range(1, 1_037).Select(id => (long)id), macs.Ids().Order());
        Assert.Empty(skipped);
        Assert.Equal(1_037, walk.TotalCount);
        Assert.Equal(11, jamf.Lists.Count(asked => asked.IsWalk));
        Assert.True(walk.Bytes > 1_000_000);
        Assert.Equal(jamf.Requests.Count(asked => !asked.IsToken && asked.IsList), walk.Requests);
    }

    [Fact]
    public async Task Walk_NobodyThere_YieldsNothing()
    {
        using var jamf = new FakeJamf();
        using var client = Clients.To(jamf);

        var (macs, _) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Empty(macs);
    }

    [Fact]
    public async Task Walk_ServerGivesLessThanAsked_GoesOnWithThatSize()
    {
        using var jamf = new FakeJamf { LargestPage = 70 }.With(Computers.Many(500));
        using var client = Clients.To(jamf, pageSize: 200);

        var walk = client.WalkAll(null);
        var (macs, _) = await walk.ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(500, macs.Ids().Distinct().Count());
        Assert.Equal(500, macs.Count);
        Assert.Equal(70, walk.PageSize);
        Assert.Equal(8, jamf.Lists.Count(asked => asked.IsWalk));
    }

    [Fact]
    public async Task Walk_QuickServer_AsksForLargerPagesNextTime()
    {
        using var jamf = new FakeJamf().With(Computers.Many(500));
        using var client = Clients.To(jamf, pageSize: 200);

        var walk = client.WalkAll(null);
        await walk.ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(400, walk.PageSize);
    }

    [Fact]
    public async Task Walk_PagesTooLargeForServer_AreHalvedUntilTheyPass()
    {
        using var jamf = new FakeJamf().With(Computers.Many(400));
        jamf.Instead = asked => asked is { IsWalk: true, Size: > 50 } ? FakeJamf.Html("<html>Gateway</html>", HttpStatusCode.BadGateway) : null;
        using var client = Clients.To(jamf, pageSize: 200);

        var walk = client.WalkAll(null);
        var (macs, skipped) = await walk.ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(400, macs.Ids().Distinct().Count());
        Assert.Equal(400, macs.Count);
        Assert.Empty(skipped);
        Assert.True(walk.PageSize <= 100);
        Assert.All(jamf.Lists.Where(asked => asked.IsWalk), asked => Assert.True(asked.Size is 200 or 100 or 50));
    }

    [Fact]
    public async Task Walk_OneRecordBreaksTheServer_CostsOnlyThisRecord()
    {
        using var jamf = new FakeJamf().With(Computers.Many(300));
        jamf.Instead = asked => asked.IsWalk && asked.Page * asked.Size < 137 && (asked.Page + 1) * asked.Size >= 137
            ? FakeJamf.Json("{}", HttpStatusCode.InternalServerError)
            : null;
        using var client = Clients.To(jamf, pageSize: 100);

        var (macs, skipped) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(Enumerable.Range(1, 300).Select(id => (long)id).Except([137]), macs.Ids().Order());
        var record = Assert.Single(skipped);
        Assert.Equal("137", record.Id);
        Assert.Contains("could not be read", record.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walk_ServerDown_EndsWithOneSentence()
    {
        using var jamf = new FakeJamf().With(Computers.Many(300));
        jamf.Instead = asked => asked.IsToken ? null : FakeJamf.Html("<html>Bad gateway</html>", HttpStatusCode.BadGateway);
        using var client = Clients.To(jamf);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync());

        Assert.Equal(JamfFailure.ServerFault, failure.Failure);
        Assert.Contains("502", failure.Message, StringComparison.Ordinal);
        Assert.True(jamf.Requests.Count < 10);
    }

    [Fact]
    public async Task Walk_MacDeletedBetweenPages_LosesNobodyElse()
    {
        using var jamf = new FakeJamf().With(Computers.Many(100));
        jamf.Before = asked =>
        {
            if (asked is { IsWalk: true, Page: 3 })
            {
                jamf.Computers.Remove(5);
            }
        };
        using var client = Clients.To(jamf, pageSize: 10);

        var (macs, _) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(macs.Count, macs.Ids().Distinct().Count());
        Assert.Empty(Enumerable.Range(1, 100).Select(id => (long)id).Except([5]).Except(macs.Ids()));
    }

    [Fact]
    public async Task Walk_OneDeletedAndOneAddedAtOnce_LosesNobodyElse()
    {
        // The count is the same all the time, no page overlaps, and yet a Mac slipped between two pages.
        using var jamf = new FakeJamf().With(Computers.Many(100));
        jamf.Before = asked =>
        {
            if (asked is { IsWalk: true, Page: 3 } && jamf.Computers.Remove(5))
            {
                jamf.With(Computers.One(101));
            }
        };
        using var client = Clients.To(jamf, pageSize: 10);

        var (macs, _) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(macs.Count, macs.Ids().Distinct().Count());
        Assert.Empty(Enumerable.Range(1, 100).Select(id => (long)id).Except([5]).Except(macs.Ids()));
    }

    [Fact]
    public async Task Walk_BrokenRecord_IsSetAsideWithItsPathAndWithoutItsValue()
    {
        const string Key = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX";
        using var jamf = new FakeJamf().With(Computers.Many(20));
        jamf.Computers[7]["general"]!["reportDate"] = new JsonObject { [Key] = $"-password {Key}" };
        var log = new KeptLog();
        using var client = Clients.To(jamf, logger: log);

        var (macs, skipped) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(19, macs.Count);
        var record = Assert.Single(skipped);
        Assert.Equal(("7", "$.results[6].general.reportDate"), (record.Id, record.Path));
        Assert.Equal("an object where a time is expected", record.Problem);
        Assert.DoesNotContain(Key, record.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Key, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Walk_ForbiddenInTheMiddle_NamesThePrivilege()
    {
        using var jamf = new FakeJamf().With(Computers.Many(100));
        jamf.Instead = asked => asked is { IsWalk: true, Page: 5 } ? FakeJamf.Html("<html>Forbidden</html>", HttpStatusCode.Forbidden) : null;
        using var client = Clients.To(jamf, pageSize: 10);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync());

        Assert.Equal(JamfFailure.Forbidden, failure.Failure);
        Assert.Equal("Read Computers", failure.MissingPrivilege);
        Assert.Contains("Read Computers", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walk_LeftEarly_StopsAsking()
    {
        using var jamf = new FakeJamf().With(Computers.Many(1_000));
        using var client = Clients.To(jamf, pageSize: 10);

        await foreach (var page in client.WalkAll(null).ReadAsync(Cancel))
        {
            Assert.NotEmpty(page.Macs);
            break;
        }

        Assert.InRange(jamf.Lists.Count, 1, 10);
    }

    [Theory]
    [InlineData(4, "11.30.1-t1784555528405", "/api/v4/")]
    [InlineData(4, "11.29.2", "/api/v3/")]
    [InlineData(4, "11.20.0-b5", "/api/v2/")]
    [InlineData(1, "11.30.1", "/api/v1/")]
    [InlineData(1, "11.3.0", "/api/v1/")]
    [InlineData(2, "no version", "/api/v2/")]
    public async Task Walk_AnyServerVersion_UsesTheNewestApiItHas(int newest, string version, string path)
    {
        using var jamf = new FakeJamf { NewestApi = newest, Version = version }.With(Computers.Many(30));
        using var client = Clients.To(jamf, pageSize: 10);

        var (macs, _) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(30, macs.Count);
        Assert.StartsWith(path, jamf.Lists[^1].Path, StringComparison.Ordinal);
        Assert.Equal(path[6] - '0', (await client.ReadVersionAsync(Cancel)).InventoryApi);
    }
}
