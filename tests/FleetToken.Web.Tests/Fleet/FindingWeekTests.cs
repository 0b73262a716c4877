using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>Findings against a week ago: from what was counted then, and nothing where it was not.</summary>
public sealed class FindingWeekTests
{
    private const string Code = "FT-PRK-02";

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(-6, null, -6)]
    [InlineData(-7, 5, -7)]
    [InlineData(-14, 5, -14)]
    [InlineData(-15, null, -15)]
    public async Task WeekAgo_IsKnownOnlyFromADayBetweenOneAndTwoWeeksAgo(int counted, int? macs, int first)
    {
        await using var fleet = await FleetAsync(Mac(1, $"{Code}:high"));
        await AddAsync(fleet, "main", "", counted, 5);

        Assert.Equal(macs, (await CauseAsync(fleet, Code)).WeekAgo);
        var week = (await fleet.Findings.SummariseAsync(FindingSince.Month, FleetScope.Everything, TestContext.Current.CancellationToken)).Week;
        Assert.Equal(Today.AddDays(first), week.CountedFrom);
        Assert.Equal(macs is null ? Today.AddDays(first + 7) : null, week.ComparesFrom);
    }

    [Fact]
    public async Task WeekAgo_CountsTheReadersSitesAndNoDayOnWhichAServerIsMissing()
    {
        await using var fleet = await FleetAsync(Mac(1, $"{Code}:high", site: "Berlin"));
        await AddAsync(fleet, "main", "", -8, 2);
        await AddAsync(fleet, "main", "Berlin", -8, 3);
        Assert.Equal(5, (await CauseAsync(fleet, Code)).WeekAgo);
        Assert.Equal(3, (await CauseAsync(fleet, Code, scope: FleetScope.OfSites(["Berlin"]))).WeekAgo);
        Assert.Null((await CauseAsync(fleet, "FT-INV-01")).WeekAgo);

        await AddAsync(fleet, "other", "", -1, 1);
        Assert.Null((await CauseAsync(fleet, Code)).WeekAgo);
        await AddAsync(fleet, "other", "", -8, 1);
        Assert.Equal(6, (await CauseAsync(fleet, Code)).WeekAgo);
    }

    private static Task AddAsync(StoredFleet fleet, string server, string site, int day, int macs) => fleet.AddAsync(db => db.FleetDays.Add(new FleetDayRow
    {
        Day = Today.AddDays(day),
        Server = server,
        Site = site,
        Verdict = FleetDayVerdict.Finding,
        Value = Code,
        Count = macs,
    }));
}
