using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Simulator;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Proof;

/// <summary>The thousand Macs of the demo show every finding that a first sweep can find; what takes longer appears as the clock moves on.</summary>
public sealed class DemoFindingsTests
{
    private const int Macs = 1_000;
    private const string ConvertingTooLong = "FT-FV-02";

    // Comes with a reveal, never with a sweep.
    private const string KeyDisclosed = "FT-PRK-05";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstSweep_OfTheDemo_ShowsEveryFindingAndNoObjectThatConcernsMostMacs()
    {
        await using var house = await DemoAsync(Macs);
        await house.SweepWhollyAsync();

        var causes = (await OverviewAsync(house)).Causes;

        Assert.Equal([KeyDisclosed, ConvertingTooLong], causes.Where(cause => cause.Macs == 0).Select(cause => cause.Finding.Code));
        Assert.Empty(causes.Where(cause => cause.Finding.Subject == FindingSubject.Object && cause.Macs > Macs / 2).Select(cause => (cause.Finding.Code, cause.Macs)));
        Assert.DoesNotContain(causes, cause => cause.IsOff);

        // A week later the counts of today are what is compared with, objects included.
        house.Time.Advance(TimeSpan.FromDays(7));
        Assert.All((await OverviewAsync(house)).Causes, cause => Assert.Equal(causes.Single(one => one.Finding.Code == cause.Finding.Code).Macs, cause.WeekAgo));
    }

    [Fact]
    public async Task EncryptingInThreeReportsOverMoreThanAWeek_IsFoundAsTheClockMovesOn()
    {
        await using var house = await DemoAsync(300);
        await house.SweepWhollyAsync();
        var mac = house.Jamf.Fleet.Macs.First(mac => mac.PartitionState == "ENCRYPTED" && mac.ReportedAt is not null && mac.User is not null).Id;
        foreach (var _ in Enumerable.Range(0, 3))
        {
            Assert.Equal(0, await MacsWithAsync(house, ConvertingTooLong));
            house.Time.Advance(TimeSpan.FromDays(4));
            house.Jamf.Fleet.Report(mac, one => one with { PartitionState = "ENCRYPTING", PartitionPercent = 40 });
            await house.SweepWhollyAsync();
        }

        Assert.Equal(1, await MacsWithAsync(house, ConvertingTooLong));
    }

    private static async Task<int> MacsWithAsync(SyncHouse house, string code) =>
        (await OverviewAsync(house)).Causes.Single(cause => cause.Finding.Code == code).Macs;

    private static Task<FindingsOverview> OverviewAsync(SyncHouse house)
    {
        var index = house.Get<FleetIndex>();
        var findings = new FindingsQuery(
            index, house.Get<IDbContextFactory<FleetDb>>(), new MacLists(index, house.Time), Options.Create(house.Settings), house.Time);
        return findings.SummariseAsync(FindingSince.LastSweep, FleetScope.Everything, Cancel);
    }

    // The settings of the demo, at a clock that the test moves.
    private static async Task<SyncHouse> DemoAsync(int macs)
    {
        var house = await SyncHouse.StartAsync(new SimulatorOptions { Macs = macs });
        var fleet = house.Jamf.Fleet;
        await house.RestartAsync(new FleetSettings
        {
            SharedMacs = new MacSelection { Groups = fleet.SharedGroups },
            HeadlessMacs = new MacSelection { Groups = fleet.HeadlessGroups },
            Leavers = fleet.LeaverUserNames,
            AdminAccounts = fleet.OtherAdminAccounts,
            TokenHolderAttributes = fleet.ForeignAttributeNames,
            OptInFindings = [.. FindingCatalogue.All.Where(finding => finding.OptIn).Select(finding => finding.Code)],
        });
        return house;
    }
}
