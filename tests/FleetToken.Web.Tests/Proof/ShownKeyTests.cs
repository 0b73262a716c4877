using System.Security.Cryptography;
using FleetToken.Domain.Macs;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Proof;

/// <summary>Keys that were really shown, shown again, compared, and served by a Jamf that fails: nothing of them is left anywhere, with every line logged.</summary>
public sealed class ShownKeyTests
{
    private static readonly CurrentUser Ada = new("Ada", new HashSet<Role> { Role.Helpdesk }, FleetScope.Everything);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_ThatWereShown_AreFoundNowhere()
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 30 }, Cancel);
        await using var product = await ProofProduct.StartAsync(simulator, new()
        {
            ["Jamf:Servers:main:Reveal:ClientId"] = simulator.RevealClient.ClientId,
            ["Jamf:Servers:main:Reveal:ClientSecret"] = simulator.RevealClient.ClientSecret,
            ["Reveal:PerMacPerDay"] = "100",
            ["Reveal:PerPersonPerHour"] = "100",
            ["Reveal:PerPersonPerDay"] = "100",
            ["Sync:FullSweepEvery"] = "1.00:00:00",
        });
        Assert.Null((await product.SweepAsync(first: true)).LastSweep!.Error);
        var macs = simulator.Fleet.Macs.Where(mac => mac.KeyAnswer == SimulatedKeyAnswer.Key && mac.KeyInEscrow).Take(3).ToList();
        var plants = new List<Plant>();
        foreach (var mac in macs)
        {
            plants.Add(await ShowAndCompareAsync(product, mac));
        }

        await MeetFailuresAsync(simulator, product, macs[0], plants[0]);

        var answers = new List<(string Name, SearchedBytes Bytes)>();
        foreach (var path in (string[])["/metrics", "/api/v1/audit.csv", "/api/v1/macs.csv", "/api/v1/macs?pageSize=1000", $"/api/v1/macs/main/{macs[0].Id}", $"/api/v1/macs/main/{macs[0].Id}/history", "/followups", "/audit"])
        {
            answers.Add((path, new SearchedBytes(await product.GetAsync(path))));
        }

        Assert.True(answers[1].Bytes.Contains("keyShown") && answers[1].Bytes.Contains("keyCompared"));
        var files = product.Files().Select(file => (file.Name, Bytes: new SearchedBytes(file.Bytes))).ToList();
        Assert.Contains(files, file => file.Name == "fleet.db-wal" && file.Bytes.Contains("keyShown"));
        Assert.Contains(files, file => file.Name == "fleet.log" && file.Bytes.Contains("[DBG]"));
        AssertNone(plants, answers.Concat(files));

        // What the journal held goes into the database when the last connection closes.
        await product.StopAsync();
        SqliteConnection.ClearAllPools();
        AssertNone(plants, product.Files().Select(file => (file.Name, new SearchedBytes(file.Bytes))));
    }

    [Fact]
    public void Search_ForAKeyInAnyForm_FindsIt()
    {
        var plant = PlantOf("ABCD-EFGH-2345-JKLM-NPQR-STUV");

        foreach (var text in (string[])["x ABCD-EFGH-2345-JKLM-NPQR-STUV", "abcdefgh2345jklmnpqrstuv", "NPQR STUV"])
        {
            Assert.ThrowsAny<Exception>(() => AssertNone([plant], [("text", new SearchedBytes(text))]));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData("ABCD-EFGH-2345-JKLM-NPQR-STUV"u8));
        Assert.ThrowsAny<Exception>(() => AssertNone([plant], [("hash", new SearchedBytes(hash))]));
    }

    private static async Task<Plant> ShowAndCompareAsync(ProofProduct product, SimulatedMac mac)
    {
        var request = await AskAsync(product, mac);
        var shown = Assert.IsType<Showing.Shown>(await ShowAsync(product, request));
        Assert.IsType<Showing.Shown>(await ShowAsync(product, request));
        Assert.DoesNotContain(shown.Key.Open(), shown.ToString(), StringComparison.Ordinal);
        var id = new MacId("main", mac.Id);
        await using var db = await product.Services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(Cancel);
        var followUp = await db.FollowUps.AsNoTracking().SingleAsync(row => row.ComputerId == mac.Id && row.ClosedAt == null, Cancel);
        var detail = await product.Services.GetRequiredService<MacsQuery>().FindAsync(id, FleetScope.Everything, Cancel);
        Assert.True(await product.Services.GetRequiredService<CompareKeys>().RunAsync(followUp, detail!.Mac, Cancel));
        return PlantOf(shown.Key.Open());
    }

    // The key is in what fails, too.
    private static async Task MeetFailuresAsync(JamfSimulator simulator, ProofProduct product, SimulatedMac mac, Plant plant)
    {
        var faults = simulator.Faults;
        foreach (var fail in (Action[])
        [
            () => faults.On(SimulatorRoute.FileVault).Answer(500, "application/json", $$"""{"httpStatus":500,"errors":[{"code":"{{plant.Text}}","description":"{{plant.Text}}","id":"1","field":null}]}"""),
            () => faults.On(SimulatorRoute.FileVault).Answer(403, "text/html", $"<html>{plant.Text}</html>"),
            () => faults.On(SimulatorRoute.FileVault).Answer(200, "application/json", $$"""{"personalRecoveryKey":"{{plant.Text}}"""),
            () => faults.On(SimulatorRoute.FileVault).Answer(200, "application/json", $$"""{"personalRecoveryKey":["{{plant.Text}}"]}"""),
            () => faults.On(SimulatorRoute.FileVault).Answer(200, "application/json", $$"""{"computerId":"{{mac.Id}}","personalRecoveryKey":"{{plant.Text}} {{plant.Text}}"}"""),
            () => faults.On(SimulatorRoute.FileVault).CutShort(60),
        ])
        {
            fail();
            var showing = await ShowAsync(product, await AskAsync(product, mac));
            Assert.True(showing is Showing.Failed or Showing.NotAKey, showing.ToString());
            Assert.DoesNotContain(plant.Text, showing.ToString(), StringComparison.Ordinal);
            faults.Clear();
        }
    }

    private static async Task<string> AskAsync(ProofProduct product, SimulatedMac mac)
    {
        var id = new MacId("main", mac.Id);
        var services = product.Services;
        var call = await WrittenCalls.OfAsync(
            services.GetRequiredService<IDbContextFactory<FleetDb>>(), services.GetRequiredService<Writer>(), id, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var wish = new RevealWish(id, RevealPurpose.LockOut, "They forgot their password.", RevealOptions.UsualIdentityChecks[0]) { SerialTail = mac.SerialNumber[^4..], CallId = call };
        var asked = await product.Services.GetRequiredService<RevealRequests>().AskAsync(wish, Ada, Cancel);
        Assert.Null(asked.Fault);
        return asked.Id!;
    }

    private static Task<Showing> ShowAsync(ProofProduct product, string request) => product.Services.GetRequiredService<RevealRecoveryKey>().ShowAsync(request, Ada, Cancel);

    private static Plant PlantOf(string key)
    {
        var groups = key.Split('-');
        string[] between = ["-", "", " ", "_", "%2D", "\u2011"];
        var hashes = new[] { key, key.Replace("-", "", StringComparison.Ordinal) }.Select(text => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(text))));
        return new Plant("key", key, [.. between.SelectMany(mark => new[] { groups[0] + mark + groups[1], groups[2] + mark + groups[3], groups[4] + mark + groups[5] }), .. hashes]);
    }

    private static void AssertNone(IReadOnlyList<Plant> plants, IEnumerable<(string Name, SearchedBytes Bytes)> places) =>
        Assert.Empty(from place in places from plant in plants where plant.IsIn(place.Bytes) select $"{plant.Place} in {place.Name}");
}
