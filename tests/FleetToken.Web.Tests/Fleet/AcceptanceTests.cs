using FleetToken.Web.Fleet;
using Microsoft.EntityFrameworkCore;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>Accepting a finding and taking that back, through the one writer into a real file.</summary>
public sealed class AcceptanceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static AcceptanceWish Wish => new("FT-PRK-02", "main", 1, null, "  Exam room, rebuilt\nin spring ", StoredFleet.Now.AddDays(90));

    [Fact]
    public async Task Accept_OnAMac_IsWrittenAndHolds()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high"));
        var acceptances = await fleet.AcceptancesAsync();

        var outcome = await acceptances.AcceptAsync(Wish, Who("Ada"), FleetScope.Everything, Cancel);

        Assert.Null(outcome.Fault);
        var item = Assert.Single(await acceptances.ListAsync("FT-PRK-02", FleetScope.Everything, Cancel));
        Assert.Equal((outcome.Id, "Ada", "Exam room, rebuilt in spring"), (item.Id, item.By, item.Reason));
        Assert.Equal((StoredFleet.Now, StoredFleet.Now.AddDays(90)), (item.At, item.Until));
        Assert.Equal(1, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);
        await using var db = await fleet.Store.CreateDbContextAsync(Cancel);
        var written = Assert.Single(await db.Audit.AsNoTracking().ToListAsync(Cancel));
        Assert.Equal(("findingAccepted", "Ada", 1L), (written.Event, written.By, written.ComputerId));
        Assert.Contains("Exam room, rebuilt in spring", written.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_ForAGroup_HoldsForMacsThatJoinLater()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high", "Exam room"), Mac(2, "FT-PRK-02:high"));
        var acceptances = await fleet.AcceptancesAsync();

        Assert.Null((await acceptances.AcceptAsync(Wish with { ComputerId = null, GroupName = "Exam room" }, Who("Ada"), FleetScope.Everything, Cancel)).Fault);
        await fleet.CommitAsync([Mac(2, "FT-PRK-02:high", "Exam room")]);

        Assert.Equal(2, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);
    }

    [Fact]
    public async Task TakeBack_EndsItAndKeepsWhoWasFirst()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high"));
        var acceptances = await fleet.AcceptancesAsync();
        var id = (await acceptances.AcceptAsync(Wish, Who("Ada"), FleetScope.Everything, Cancel)).Id!.Value;

        Assert.True(await acceptances.TakeBackAsync(id, Who("Grace"), FleetScope.Everything, Cancel));
        Assert.False(await acceptances.TakeBackAsync(id, Who("Ada"), FleetScope.Everything, Cancel));
        Assert.False(await acceptances.TakeBackAsync(id + 1, Who("Ada"), FleetScope.Everything, Cancel));

        var item = Assert.Single(await acceptances.ListAsync("FT-PRK-02", FleetScope.Everything, Cancel));
        Assert.Equal(("Grace", StoredFleet.Now), (item.WithdrawnBy, item.WithdrawnAt));
        Assert.False(item.HoldsAt(StoredFleet.Now));
        Assert.Equal(0, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);
    }

    [Fact]
    public async Task Accept_WhatMayNotBeSaid_WritesNothing()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high", "Exam room", "Berlin"), Mac(2, "", null, "Berlin"));
        var acceptances = await fleet.AcceptancesAsync();
        AcceptanceWish[] wrong =
        [
            Wish with { Reason = " " },
            Wish with { Reason = new string('x', 501) },
            Wish with { Reason = "The key is ABCD-1234-EFGH-5678-IJKL-9012" },
            Wish with { Until = null },
            Wish with { Until = StoredFleet.Now },
            Wish with { Until = StoredFleet.Now.AddYears(1).AddSeconds(1) },
            Wish with { Code = "FT-XXX-99" },
            Wish with { Code = "FT-INV-01" },
            Wish with { ComputerId = 2 },
            Wish with { ComputerId = 99 },
            Wish with { ComputerId = null },
            Wish with { GroupName = "Exam room" },
            Wish with { ComputerId = null, GroupName = "No such group" },
        ];

        foreach (var wish in wrong)
        {
            Assert.NotNull((await acceptances.AcceptAsync(wish, Who("Ada"), FleetScope.Everything, Cancel)).Fault);
        }

        var limited = FleetScope.OfSites(["Lisbon"]);
        Assert.NotNull((await acceptances.AcceptAsync(Wish, Who("Ada"), limited, Cancel)).Fault);
        Assert.NotNull((await acceptances.AcceptAsync(Wish with { ComputerId = null, GroupName = "Exam room" }, Who("Ada"), FleetScope.OfSites(["Berlin"]), Cancel)).Fault);
        await using var db = await fleet.Store.CreateDbContextAsync(Cancel);
        Assert.Equal(0, await db.Acceptances.CountAsync(Cancel));
    }

    [Fact]
    public async Task AnAcceptance_OutOfScope_IsNeitherSeenNorTakenBack()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high", "Exam room", "Berlin"));
        var acceptances = await fleet.AcceptancesAsync();
        var mac = (await acceptances.AcceptAsync(Wish, Who("Ada"), FleetScope.Everything, Cancel)).Id!.Value;
        var group = (await acceptances.AcceptAsync(Wish with { ComputerId = null, GroupName = "Exam room" }, Who("Ada"), FleetScope.Everything, Cancel)).Id!.Value;

        Assert.Empty(await acceptances.ListAsync("FT-PRK-02", FleetScope.OfSites(["Lisbon"]), Cancel));
        Assert.False(await acceptances.TakeBackAsync(mac, Who("Eve"), FleetScope.OfSites(["Lisbon"]), Cancel));
        Assert.False(await acceptances.TakeBackAsync(group, Who("Eve"), FleetScope.OfSites(["Berlin"]), Cancel));
        Assert.Equal([mac], (await acceptances.ListAsync("FT-PRK-02", FleetScope.OfSites(["Berlin"]), Cancel)).Select(one => one.Id));
        Assert.True(await acceptances.TakeBackAsync(mac, Who("Bea"), FleetScope.OfSites(["Berlin"]), Cancel));
    }

    [Theory]
    [InlineData("abcd-1234-efgh-5678-ijkl-9012")]
    [InlineData("ABCD–1234–EFGH–5678–IJKL–9012")]
    [InlineData("the key ABCD 1234 EFGH 5678 IJKL 9012 works")]
    [InlineData("ABCD1234EFGH5678IJKL9012")]
    [InlineData("password: hunter2")]
    [InlineData("The admin passwort ist Sommer2026")]
    [InlineData("pw=hunter2")]
    [InlineData("PIN: 123456")]
    [InlineData("recovery key = see below")]
    [InlineData("Bearer abcdefghijklmnop")]
    [InlineData("https://ada:hunter2@jamf.example.com")]
    public void Reason_ThatSeemsToHoldASecret_IsRefused(string reason) => Assert.NotNull(AcceptanceRules.ReasonFault(reason));

    [Theory]
    [InlineData("Exam room: wiped every night")]
    [InlineData("User changes password in March, then FileVault goes on")]
    [InlineData("This will stay open till June when room moves over")]
    [InlineData("Ticket IT-2026-0417, agreed with the owner")]
    [InlineData("Der Mac steht in einem Labor ohne Netz")]
    public void Reason_InPlainWords_IsTaken(string reason) => Assert.Null(AcceptanceRules.ReasonFault(reason));
}
