using System.Buffers;
using FleetToken.Simulator;
using FleetToken.Web.Sync;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Tests.Proof;

/// <summary>Recovery keys and passwords that Jamf serves where none belongs: after everything that reads Jamf they are found nowhere.</summary>
public sealed class PlantedSecretTests
{
    [Fact]
    public async Task Secrets_ServedInEveryPlace_AreFoundNowhere()
    {
        await using var server = await PlantedServer.StartAsync();
        await using var product = await ProofProduct.StartAsync(server.Simulator, new() { ["Fleet:TokenHolderAttributes:0"] = PlantedServer.NamedAttribute, ["Sync:FullSweepEvery"] = "1.00:00:00" });
        var sync = await product.SweepAsync(first: true);
        Assert.Null(sync.LastSweep!.Error);

        await ReadInEveryWayAsync(server, product);
        await MeetEveryErrorAsync(server, product);
        var answers = await AnswersAsync(product);

        Assert.Empty(server.NotServed.Select(plant => plant.Place));
        AssertKeptTheRest(product, answers);
        AssertNone(server.Plants, answers.Concat(product.Files().Select(file => (file.Name, new SearchedBytes(file.Bytes)))));

        // What the journal held goes into the database when the last connection closes.
        await product.StopAsync();
        SqliteConnection.ClearAllPools();
        AssertNone(server.Plants, product.Files().Select(file => (file.Name, new SearchedBytes(file.Bytes))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_OfADatabaseThatHoldsASecret_FindsIt(bool inJournal)
    {
        using var folder = new Commands.TemporaryFolder();
        var path = Path.Combine(folder.Path, "leak.db");
        Plant[] plants = [Plant.Key(1, "text"), Plant.Key(2, "lower case", key => key.ToLowerInvariant()), Plant.Key(3, "hyphens that do not break", key => key.Replace('-', '\u2011')), Plant.Password(4, "password", "sysadminctl -newPassword {0}")];
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE leak (text TEXT, document BLOB)";
        command.ExecuteNonQuery();
        foreach (var plant in plants)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO leak VALUES ($text, $document)";
            insert.Parameters.AddWithValue("$text", plant.Place);
            insert.Parameters.AddWithValue("$document", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(plant.Text));
            insert.ExecuteNonQuery();
        }

        if (!inJournal)
        {
            await connection.CloseAsync();
        }

        var bytes = new SearchedBytes(ReadShared(inJournal ? path + "-wal" : path));

        Assert.All(plants, plant => Assert.ThrowsAny<Exception>(() => AssertNone([plant], [(plant.Place, bytes)])));
        AssertNone([Plant.Key(5, "nowhere")], [("database", bytes)]);
    }

    private static async Task ReadInEveryWayAsync(PlantedServer server, ProofProduct product)
    {
        server.Simulator.Fleet.Report(1);
        server.Simulator.Fleet.Report(20);
        await product.ReadChangesAsync();
        foreach (var id in (int[])[1, 10, 17, 20, 21, 23, 30, 33])
        {
            var outcome = await product.RefreshAsync(id);
            Assert.True(outcome is RefreshOutcome.Read || id == 30, $"{id}: {outcome}");
            AssertNone(server.Plants, [($"refresh of {id}", new SearchedBytes(outcome.ToString()!))]);
        }
    }

    private static async Task MeetEveryErrorAsync(PlantedServer server, ProofProduct product)
    {
        foreach (var (status, html) in PlantedServer.ErrorAnswers)
        {
            server.Fail(SimulatorRoute.InventoryOne, status, html, times: 1);
            await product.RefreshAsync(1);
        }

        foreach (var (route, status) in ((SimulatorRoute, int)[])[(SimulatorRoute.InventoryList, 400), (SimulatorRoute.InventoryList, 403), (SimulatorRoute.PreStages, 403), (SimulatorRoute.Version, 401), (SimulatorRoute.Token, 401)])
        {
            if (route == SimulatorRoute.Token)
            {
                server.Simulator.EndAllTokens();
            }

            server.Fail(route, status, html: false, times: 2);
            await product.SweepAsync();
        }
    }

    private static async Task<List<(string Name, SearchedBytes Bytes)>> AnswersAsync(ProofProduct product)
    {
        var answers = new List<(string, SearchedBytes)>();
        string[] paths =
        [
            "/api/v1/macs?pageSize=1000", "/api/v1/macs.csv", "/api/v1/sync", "/api/v1/summary", "/api/v1/findings", "/metrics", "/health/ready",
            "/", "/macs", "/settings", "/jamf", "/findings", "/findings/FT-SEC-01", "/findings/FT-SEC-04", "/api/v1/macs?search=Witness",
        ];
        foreach (var path in paths)
        {
            answers.Add((path, new SearchedBytes(await product.GetAsync(path))));
        }

        foreach (var mac in await product.MacsAsync())
        {
            foreach (var path in (string[])[$"/api/v1/macs/main/{mac["id"]}", $"/api/v1/macs/main/{mac["id"]}/history", $"/macs/main/{mac["id"]}"])
            {
                answers.Add((path, new SearchedBytes(await product.GetAsync(path))));
            }
        }

        return answers;
    }

    // A search that finds nothing in nothing proves nothing.
    private static void AssertKeptTheRest(ProofProduct product, List<(string Name, SearchedBytes Bytes)> answers)
    {
        foreach (var path in (string[])["/api/v1/macs?pageSize=1000", "/api/v1/macs.csv", "/api/v1/macs/main/1"])
        {
            Assert.True(answers.Find(answer => answer.Name == path).Bytes.Contains(PlantedServer.Witness), path);
        }

        var files = product.Files().Select(file => (file.Name, Bytes: new SearchedBytes(file.Bytes))).ToList();
        Assert.Contains(files, file => file.Name.StartsWith("fleet.db", StringComparison.Ordinal) && file.Bytes.Contains(PlantedServer.Witness));
        Assert.Contains(files, file => file.Name == "fleet.db-wal" && file.Bytes.Length > 0);
        Assert.Contains(files, file => file.Name == "fleet.log" && file.Bytes.Contains("[DBG]") && file.Bytes.Contains("SELECT"));
    }

    private static void AssertNone(IReadOnlyList<Plant> plants, IEnumerable<(string Name, SearchedBytes Bytes)> places)
    {
        var forms = SearchValues.Create([.. plants.SelectMany(plant => plant.Needles).SelectMany(SearchedBytes.Forms)], StringComparison.OrdinalIgnoreCase);
        var found = places.Where(place => place.Bytes.ContainsAny(forms));
        Assert.Empty(from place in found from plant in plants where plant.IsIn(place.Bytes) select $"{plant.Place} in {place.Name}");
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
