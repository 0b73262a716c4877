using System.Net;
using System.Text.Json;
using FleetToken.Simulator;

namespace FleetToken.Jamf.Tests.Simulator;

public sealed class InventoryTests
{
    private const string List = "/api/v4/computers-inventory";

    [Fact]
    public async Task Section_NotAskedFor_IsAKeyWithNull()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        var record = (await jamf.ReadAsync(List + "?section=SECURITY&section=HARDWARE")).GetProperty("results")[0];

        Assert.Equal(JsonValueKind.Null, record.GetProperty("general").ValueKind);
        Assert.Equal(JsonValueKind.Null, record.GetProperty("contentCaching").ValueKind);
        Assert.Equal(JsonValueKind.Object, record.GetProperty("security").ValueKind);
        Assert.Equal(JsonValueKind.Object, record.GetProperty("hardware").ValueKind);
    }

    [Fact]
    public async Task Section_WhenNoneIsAskedFor_IsGeneral()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        var record = await jamf.ReadAsync(List + "/1");

        Assert.Equal(JsonValueKind.Object, record.GetProperty("general").ValueKind);
        Assert.Equal(JsonValueKind.Null, record.GetProperty("hardware").ValueKind);
    }

    [Fact]
    public async Task Detail_HasEverySection()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        var record = await jamf.ReadAsync("/api/v4/computers-inventory-detail/1");

        Assert.All(
            record.EnumerateObject().Where(p => p.Name is not "contentCaching"),
            p => Assert.NotEqual(JsonValueKind.Null, p.Value.ValueKind));
        Assert.Equal(24, record.EnumerateObject().Count());
    }

    [Fact]
    public async Task PageSize_BeyondTheLargest_IsCutWithoutAWord()
    {
        await using var jamf = await SimulatedJamf.StartAsync(2_300);

        var page = await jamf.ReadAsync(List + "?page-size=5000&sort=id:asc");
        var second = await jamf.IdsAsync("page-size=5000&sort=id:asc&page=1");

        Assert.Equal(2_000, page.GetProperty("results").GetArrayLength());
        Assert.Equal(2_300, page.GetProperty("totalCount").GetInt32());
        Assert.Equal("2001", second[0]);
        Assert.Equal(300, second.Length);
    }

    [Fact]
    public async Task Pages_SortedById_HoldEveryMacOnceWhileMacsAreRenamed()
    {
        await using var jamf = await SimulatedJamf.StartAsync(95);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList, times: int.MaxValue).Before(r => jamf.Simulator.Fleet.Rename(1 + (r.Page ?? 0), "zz"));

        var ids = new List<string>();
        for (var page = 0; page < 10; page++)
        {
            ids.AddRange(await jamf.IdsAsync($"sort=id:asc&page-size=10&page={page}"));
        }

        Assert.Equal(Enumerable.Range(1, 95).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ids);
    }

    [Fact]
    public async Task Sort_ByNameByDefault_ShiftsWhenAMacIsRenamed()
    {
        await using var jamf = await SimulatedJamf.StartAsync(30);
        var before = await jamf.IdsAsync("page-size=30");

        jamf.Simulator.Fleet.Rename(int.Parse(before[0], System.Globalization.CultureInfo.InvariantCulture), "zzzz");

        var after = await jamf.IdsAsync("page-size=30");
        Assert.Equal(before[0], after[^1]);
        Assert.Equal(before[1], after[0]);
    }

    [Fact]
    public async Task Sort_ByReportDate_RunsBothWays()
    {
        await using var jamf = await SimulatedJamf.StartAsync(60);

        var up = await jamf.IdsAsync("page-size=100&sort=general.reportDate:asc,id:asc");
        var down = await jamf.IdsAsync("page-size=100&sort=general.reportDate:desc,id:desc");

        Assert.Equal(up, down.Reverse());
        Assert.NotEqual(up.Order(StringComparer.Ordinal), up);
    }

    [Fact]
    public async Task Sort_OfIdsAsText_WhereTheServerDoesSo()
    {
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 12, SortIdsAsText = true });

        Assert.Equal(["1", "10", "11", "12", "2"], (await jamf.IdsAsync("sort=id:asc")).Take(5));
    }

    [Theory]
    [InlineData("sort=shoeSize:asc")]
    [InlineData("sort=id:sideways")]
    [InlineData("section=SHOES")]
    [InlineData("page=-1")]
    [InlineData("page-size=many")]
    public async Task Query_TheServerDoesNotUnderstand_IsABadRequest(string query)
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        Assert.Equal(HttpStatusCode.BadRequest, await jamf.StatusAsync(List + "?" + query));
    }

    [Theory]
    [InlineData("11.33.0-t1", 4)]
    [InlineData("11.30.1-t1", 4)]
    [InlineData("11.29.0-t1", 3)]
    [InlineData("11.20.0-t1", 2)]
    [InlineData("11.7.1-t1", 1)]
    public async Task Version_OfTheServer_DecidesWhichInventoriesExist(string version, int newest)
    {
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, JamfVersion = version });

        for (var i = 1; i <= 4; i++)
        {
            Assert.Equal(i <= newest ? HttpStatusCode.OK : HttpStatusCode.NotFound, await jamf.StatusAsync($"/api/v{i}/computers-inventory"));
        }

        Assert.Equal(version, (await jamf.ReadAsync("/api/v1/jamf-pro-version")).GetProperty("version").GetString());
    }

    [Fact]
    public async Task Version4_HasOtherContactTimesThanThoseBefore()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        var older = (await jamf.ReadAsync("/api/v3/computers-inventory/1")).GetProperty("general");
        var newer = (await jamf.ReadAsync("/api/v4/computers-inventory/1")).GetProperty("general");

        Assert.True(older.TryGetProperty("lastContactTime", out var contact));
        Assert.True(older.TryGetProperty("lastReportedIp", out _));
        Assert.False(older.TryGetProperty("lastContact", out _));
        Assert.Equal(contact.GetString(), newer.GetProperty("lastContact").GetString());
        Assert.True(newer.TryGetProperty("lastCheckIn", out _));
        Assert.False(newer.TryGetProperty("lastContactTime", out _));
        Assert.False(newer.TryGetProperty("lastReportedIp", out _));
    }

    [Fact]
    public async Task Version1_HasFontsAndPlugins()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        Assert.True((await jamf.ReadAsync("/api/v1/computers-inventory/1")).TryGetProperty("fonts", out _));
        Assert.False((await jamf.ReadAsync("/api/v2/computers-inventory/1")).TryGetProperty("fonts", out _));
        Assert.Equal(HttpStatusCode.BadRequest, await jamf.StatusAsync("/api/v2/computers-inventory?section=FONTS"));
    }

    [Fact]
    public async Task Record_ThatWasRemoved_IsNotFoundAndNoLongerCounted()
    {
        await using var jamf = await SimulatedJamf.StartAsync(3);

        Assert.True(jamf.Simulator.Fleet.Remove(2));

        Assert.Equal(HttpStatusCode.NotFound, await jamf.StatusAsync(List + "/2"));
        Assert.Equal(["1", "3"], await jamf.IdsAsync("sort=id:asc"));
    }

    [Fact]
    public async Task Record_AfterAnEdit_ShowsItAtOnce()
    {
        await using var jamf = await SimulatedJamf.StartAsync(3);
        await jamf.IdsAsync("sort=id:asc");

        jamf.Simulator.Fleet.Edit(2, m => m with { KeyValidity = "INVALID" });

        var record = await jamf.ReadAsync(List + "/2?section=DISK_ENCRYPTION");
        Assert.Equal("INVALID", record.GetProperty("diskEncryption").GetProperty("individualRecoveryKeyValidityStatus").GetString());
    }

    [Fact]
    public async Task Scope_MapsSerialNumbersToPreStages()
    {
        await using var jamf = await SimulatedJamf.StartAsync(50);

        var scope = (await jamf.ReadAsync("/api/v2/computer-prestages/scope")).GetProperty("serialsByPrestageId");
        var preStages = (await jamf.ReadAsync("/api/v3/computer-prestages?page-size=100")).GetProperty("results").EnumerateArray().Select(p => p.GetProperty("id").GetString()).ToList();
        var mac = jamf.Simulator.Fleet.Macs.First(m => m.PreStageId is not null);

        Assert.Equal(mac.PreStageId, scope.GetProperty(mac.SerialNumber).GetString());
        Assert.All(scope.EnumerateObject(), p => Assert.Contains(p.Value.GetString(), preStages));
    }

    [Fact]
    public async Task Traffic_CountsRequestsByRoute()
    {
        await using var jamf = await SimulatedJamf.StartAsync(5);

        await jamf.IdsAsync("page=0&page-size=2");
        await jamf.IdsAsync("page=1&page-size=2");

        Assert.Equal(2, jamf.Simulator.Traffic.Of(SimulatorRoute.InventoryList));
        Assert.Equal(1, jamf.Simulator.Traffic.Of(SimulatorRoute.Token));
        Assert.Equal(1, jamf.Simulator.Traffic.MaxInFlight);
        Assert.Contains(jamf.Simulator.Traffic.Recent, r => r is { Page: 1, PageSize: 2, Route: SimulatorRoute.InventoryList });
    }
}
