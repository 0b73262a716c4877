using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>Findings of objects: since when, new, accepted, listed.</summary>
public sealed class ObjectFindingTests
{
    private const string Code = "FT-CFG-01";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static AcceptanceWish Wish => new(Code, "main", null, null, "Goes with the old Macs", StoredFleet.Now.AddDays(90)) { ObjectName = "policy-12" };

    [Fact]
    public async Task Accept_OnAnObject_HoldsOnItsMacsAndIsStillCounted()
    {
        await using var fleet = await FleetAsync();
        var acceptances = await fleet.AcceptancesAsync();

        Assert.Null((await acceptances.AcceptAsync(Wish, Who("Ada"), FleetScope.Everything, Cancel)).Fault);

        var cause = await CauseAsync(fleet, Code);
        Assert.Equal((2, 2), (cause.Macs, cause.Accepted));
        Assert.Equal("Ada", Assert.Single(await ListAsync(fleet, "?finding=FT-CFG-01")).Finding.Accepted?.By);
        Assert.Equal([1, 2], await IdsAsync(fleet, Code, "?accepted=true"));
        Assert.Empty(await IdsAsync(fleet, Code, "?accepted=false"));
        fleet.Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, (await CauseAsync(fleet, Code)).Accepted);
    }

    [Fact]
    public async Task Accept_OnAnObject_OnlyWhereItIsRecordedAndByWhoSeesEveryMac()
    {
        await using var fleet = await FleetAsync();
        var acceptances = await fleet.AcceptancesAsync();
        AcceptanceWish[] wrong =
        [
            Wish with { ObjectName = "policy-13" },
            Wish with { Server = "other" },
            Wish with { Code = "FT-SEC-01" },
            Wish with { ComputerId = 1 },
            Wish with { GroupName = "Exam room" },
        ];

        foreach (var wish in wrong)
        {
            Assert.NotNull((await acceptances.AcceptAsync(wish, Who("Ada"), FleetScope.Everything, Cancel)).Fault);
        }

        Assert.NotNull((await acceptances.AcceptAsync(Wish, Who("Ada"), FleetScope.OfSites(["Berlin"]), Cancel)).Fault);
    }

    [Fact]
    public async Task NewSince_CoversObjectsAndTheMacsTheyConcern()
    {
        await using var fleet = await FleetAsync();

        Assert.Equal(2, (await CauseAsync(fleet, Code, FindingSince.Week)).New);
        Assert.Equal(0, (await CauseAsync(fleet, Code, FindingSince.Day)).New);
        Assert.Equal([1, 2], await IdsAsync(fleet, Code, "?newSince=7d"));
        Assert.Empty(await IdsAsync(fleet, Code, "?newSince=24h"));
        Assert.Equal([Code], (await ListAsync(fleet, "?newSince=7d")).Select(one => one.Finding.Found.Code));
        var mac = (await fleet.Findings.ListAsync(Code, FindingFilter.None, FleetScope.Everything, Cancel)).Items[0];
        Assert.Equal(StoredFleet.Now.AddDays(-3), mac.FirstSeen);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?finding=FT-SEC-01", 1)]
    [InlineData("?finding=FT-PRK-02", 0)]
    [InlineData("?search=mac+1", 2)]
    [InlineData("?search=mac+2", 1)]
    [InlineData("?search=nobody", 0)]
    [InlineData("?accepted=true", 0)]
    public async Task List_Filtered_HasObjectsThatConcernAMacThatFits(string query, int objects)
    {
        await using var fleet = await FleetAsync();

        Assert.Equal(objects, (await ListAsync(fleet, query)).Count);
    }

    /// <summary>Policy 12 concerns Mac 1 and may concern Mac 2, since three days; script 3 concerns Mac 1 and is not recorded yet.</summary>
    internal static async Task<StoredFleet> FleetAsync()
    {
        var (surely, maybe) = (Mac(1, ""), Mac(2, ""));
        surely.Concerns = "FT-CFG-01:policy-12 FT-SEC-01:script-3";
        maybe.Concerns = "FT-CFG-01:policy-12?";
        var fleet = await FoundMacs.FleetAsync(surely, maybe);
        await fleet.StoreAsync(StoredConfiguration.Faulty);
        await fleet.AddAsync(db => db.ObjectFindings.Add(new ObjectFindingRow { Server = "main", ObjectName = "policy-12", Code = Code, FirstSeen = StoredFleet.Now.AddDays(-3) }));
        return fleet;
    }

    private static Task<IReadOnlyList<FoundObject>> ListAsync(StoredFleet fleet, string query) =>
        fleet.Configuration.ListAsync(Filter(query), FleetScope.Everything, Cancel);
}
