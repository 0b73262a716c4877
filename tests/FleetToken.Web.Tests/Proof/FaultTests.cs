using System.Text.Json.Nodes;
using FleetToken.Simulator;
using FleetToken.Simulator.Ordering;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Tests.Proof;

/// <summary>What goes wrong between Jamf and us, through the whole product: no Mac lost, none doubled, none wrongly gone, and the failure said in words.</summary>
public sealed class FaultTests
{
    private const int Macs = 60;

    /// <summary>Faults that a sweep must get over.</summary>
    public static TheoryData<string> Passing => [.. Orders.Keys];

    /// <summary>Faults that end a sweep, and what must be said of them.</summary>
    public static TheoryData<string, string> Lasting => new()
    {
        { "401", "refused" },
        { "403", "Read Computers" },
        { "429", "HTTP 429" },
        { "5xx HTML", "HTTP 503" },
        { "200 HTML", "a web page came instead of data" },
        { "reset", "connection broke off" },
        { "cut off", "could not" },
        { "hanging", "no complete answer within" },
    };

    private static Dictionary<string, Func<JamfSimulator, Fault?>> Orders { get; } = new()
    {
        ["401 in mid-sweep"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 3).Unauthorized(),
        ["tokens ended in mid-sweep"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 3).Before(_ => jamf.EndAllTokens()),
        ["429"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2).TooManyRequests(TimeSpan.FromSeconds(1)),
        ["5xx HTML"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 2).Html(502),
        ["200 HTML"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 3).Html(200),
        ["reset"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 2).Reset(),
        ["cut off"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 2).CutOff(5_000),
        ["cut short"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, page: 1, times: 2).CutShort(20_000),
        ["hanging"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 3).Hang(3_000),
        ["page that never comes whole"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, page: 1, times: 50, where: request => request.PageSize > 5).CutShort(9_000),
        ["small pages"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 30, where: request => request.PageSize >= 7).Rewrite(json => Cut(json, 7)),
        ["twins"] = jamf => Twin(jamf, 7),
        ["rows inserted"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 2).Before(_ => Enrol(jamf, 5)),
        ["rows renamed"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 2).Before(request => jamf.Fleet.Rename(50, $"AAA {request.Page}")),
        ["unknown enum"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, times: 100).UnknownWords(9),
        ["null sections"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, times: 100).NullSections(9),
        ["1 MB attribute"] = jamf => jamf.Faults.On(SimulatorRoute.InventoryList, times: 100).HugeAttribute(9),
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Sweep_UnderAFaultThatPasses_LosesAndDoublesNothing(string fault)
    {
        await using var jamf = await JamfAsync();
        var struck = Orders[fault](jamf);
        await using var product = await ProductAsync(jamf);

        await AssertAllAsync(jamf, product, await product.SweepAsync(first: true));
        Assert.NotEqual(0, struck?.Hits);

        jamf.Faults.Clear();
        struck = Orders[fault](jamf);
        await AssertAllAsync(jamf, product, await product.SweepAsync());
        Assert.NotEqual(0, struck?.Hits);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task Sweep_UnderAFaultThatLasts_SaysItAndKeepsWhatIsKnown(string fault, string said)
    {
        await using var jamf = await JamfAsync();
        using var folder = new TemporaryFolder();
        await using var product = await ProductAsync(jamf, folder);
        var before = await product.SweepAsync(first: true);
        Assert.Null(before.LastSweep!.Error);
        var known = await IdsAsync(product);

        Last(jamf, fault);
        await product.SweepAsync();

        var server = JsonNode.Parse(await product.GetAsync("/api/v1/sync"))!["servers"]![0]!;
        var error = server["lastSweep"]!["error"]?.ToString() ?? "";
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.DoesNotContain("<", error, StringComparison.Ordinal);
        Assert.Equal(before.LastComplete!.StartedAt, server["lastComplete"]!["startedAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(fault == "429" ? "backingOff" : "failed", server["state"]!.ToString());
        Assert.NotNull(server["nextSweepAt"]);
        Assert.Equal(known, await IdsAsync(product));
        Assert.Empty(await IdsAsync(product, "&gone=true"));

        // The next one goes on as if nothing had been: after a new start, since this one keeps the quiet a server asked for.
        jamf.Faults.Clear();
        await product.StopAsync();
        await using var again = await ProductAsync(jamf, folder);
        await AssertAllAsync(jamf, again, await again.SweepAsync());
    }

    [Fact]
    public async Task Sweep_RowsDeletedBetweenPages_LosesNoOtherAndOnlyTheDeletedAreGone()
    {
        await using var jamf = await JamfAsync();
        await using var product = await ProductAsync(jamf);
        await product.SweepAsync(first: true);
        var next = 1;
        jamf.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 3).Before(_ => jamf.Fleet.Remove(Interlocked.Increment(ref next)));

        var sync = await product.SweepAsync();
        await AssertAllAsync(jamf, product, sync, besides: [2, 3, 4]);

        await AssertAllAsync(jamf, product, await product.SweepAsync());
        Assert.Equal([2, 3, 4], await IdsAsync(product, "&gone=true"));
    }

    [Fact]
    public async Task Sweep_ABrokenRecord_KeepsTheMacAsItWasAndSaysWhere()
    {
        await using var jamf = await JamfAsync();
        await using var product = await ProductAsync(jamf);
        await product.SweepAsync(first: true);
        var before = await product.MacAsync(9);
        jamf.Faults.On(SimulatorRoute.InventoryList, times: 100).BreakRecord(9);
        jamf.Faults.On(SimulatorRoute.InventoryOne, times: 100).BreakRecord(9);

        var sync = await product.SweepAsync();

        await AssertAllAsync(jamf, product, sync);
        Assert.Contains(sync.LastSweep!.SkippedRecords, record => record is { Id: "9" } && record.Path.Length > 0 && record.Problem.Length > 0);
        Assert.Equal(before["name"]!.ToString(), (await product.MacAsync(9))["name"]!.ToString());
    }

    [Fact]
    public async Task Sweep_ABrokenRecordFromTheFirst_CostsThatRecordOnly()
    {
        await using var jamf = await JamfAsync();
        jamf.Faults.On(SimulatorRoute.InventoryList, times: 100).BreakRecord(9);
        await using var product = await ProductAsync(jamf);

        var sync = await product.SweepAsync(first: true);

        Assert.Equal(jamf.Fleet.Macs.Select(mac => mac.Id).Except([9]).Order(), await IdsAsync(product));
        Assert.Contains(sync.LastSweep!.SkippedRecords, record => record.Id == "9");
    }

    [Fact]
    public async Task Sweep_HalfTheFleetVanishes_IsHeldBackAndSaid()
    {
        await using var jamf = await JamfAsync();
        await using var product = await ProductAsync(jamf);
        await product.SweepAsync(first: true);
        foreach (var id in Enumerable.Range(1, 30))
        {
            jamf.Fleet.Remove(id);
        }

        var sync = await product.SweepAsync();

        Assert.Null(sync.LastSweep!.Error);
        Assert.Contains("of 60 Macs are no longer in Jamf", sync.HeldBack, StringComparison.Ordinal);
        Assert.Empty(await IdsAsync(product, "&gone=true"));
        Assert.Equal(Enumerable.Range(1, Macs), await IdsAsync(product));
    }

    [Fact]
    public async Task Sweep_DatabaseLocked_IsSaidAndTheNextOneIsWhole()
    {
        await using var jamf = await JamfAsync();
        await using var product = await ProductAsync(jamf);
        await product.SweepAsync(first: true);
        jamf.Fleet.Rename(9, "Renamed while locked");
        await using (var other = new SqliteConnection($"Data Source={product.Database};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var sync = await product.SweepOrFailAsync();
            Assert.Contains(sync.Problems, problem => problem.Message.Contains("locked by another program", StringComparison.Ordinal));
        }

        await AssertAllAsync(jamf, product, await product.SweepAsync());
        Assert.Equal("Renamed while locked", (await product.MacAsync(9))["name"]!.ToString());
    }

    private static Task<JamfSimulator> JamfAsync() => JamfSimulator.StartAsync(new SimulatorOptions { Macs = Macs }, TestContext.Current.CancellationToken);

    private static Task<ProofProduct> ProductAsync(JamfSimulator jamf, TemporaryFolder? folder = null) => ProofProduct.StartAsync(jamf, new()
    {
        ["Jamf:PageSize"] = "20",
        ["Jamf:RequestTimeout"] = "00:00:03",
        ["Serilog:MinimumLevel:Default"] = "Error",
        ["Serilog:MinimumLevel:Override:Microsoft"] = "Error",
        ["Serilog:MinimumLevel:Override:System"] = "Error",
        ["Serilog:MinimumLevel:Override:Polly"] = "Error",
    }, folder);

    private static async Task AssertAllAsync(JamfSimulator jamf, ProofProduct product, ServerSync sync, int[]? besides = null)
    {
        Assert.Null(sync.LastSweep!.Error);
        var ids = await IdsAsync(product);
        Assert.Equal(jamf.Fleet.Macs.Select(mac => mac.Id).Order(), ids.Except(besides ?? []));
        Assert.Equal(ids.Distinct(), ids);
        var gone = await IdsAsync(product, "&gone=true");
        Assert.Empty(gone.Intersect(jamf.Fleet.Macs.Select(mac => mac.Id)));
    }

    private static async Task<IReadOnlyList<int>> IdsAsync(ProofProduct product, string filter = "") =>
        [.. (await product.MacsAsync(filter)).Select(mac => mac["id"]!.GetValue<int>()).Order()];

    private static void Last(JamfSimulator jamf, string fault)
    {
        var list = jamf.Faults.On(SimulatorRoute.InventoryList, times: int.MaxValue);
        var version = jamf.Faults.On(SimulatorRoute.Version, times: int.MaxValue);
        _ = fault switch
        {
            "401" => list.Unauthorized(),
            "403" => list.Error(403, "INVALID_PRIVILEGE", "Forbidden"),
            "429" => list.TooManyRequests(TimeSpan.FromHours(1)),
            "5xx HTML" => version.Html(503),
            "200 HTML" => version.Html(200),
            "reset" => version.Reset(),
            "cut off" => version.CutOff(5),
            _ => version.Hang(5),
        };
    }

    // What a load balancer's limit does: fewer rows than asked for, and as many in all as before.
    private static void Cut(JsonNode json, int rows)
    {
        var results = json["results"]!.AsArray();
        while (results.Count > rows)
        {
            results.RemoveAt(results.Count - 1);
        }
    }

    private static Fault? Twin(JamfSimulator jamf, int id)
    {
        jamf.Fleet.EnrolTwin(id);
        return null;
    }

    private static void Enrol(JamfSimulator jamf, int macs)
    {
        for (var i = 0; i < macs; i++)
        {
            jamf.Fleet.Enrol();
        }
    }
}
