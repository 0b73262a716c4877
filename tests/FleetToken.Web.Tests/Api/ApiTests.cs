using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Fleet;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Tests.Api;

public sealed class ApiTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Macs_OneMac_HasTheItemOfTheDesign()
    {
        await using var fleet = await StoredFleet.OfAsync(new MacRow
        {
            Key = 1,
            Server = "main",
            ComputerId = 42,
            Name = "Anna",
            RecoveryKey = KeyValidity.NotApplicable,
            TokenHolders = """[{"Username":"anna","Admin":null,"Kind":"EndUser","Evidence":"Measured","ShouldNotHold":true}]""",
            TokensSource = Domain.Evidence.TokenSource.FileVaultList,
            Findings = "FT-TOK-03",
            InventoryAt = StoredFleet.Now,
        });
        await using var api = await RunningApi.StartAsync(fleet);

        var answer = await GetAsync(api, "/api/v1/macs");

        Assert.Equal(["total", "page", "pageSize", "items"], Names(answer));
        var mac = answer["items"]?[0];
        Assert.Equal(
            [
                "server", "id", "name", "serialNumber", "model", "appleSilicon", "osVersion", "site", "phase", "assignedUser", "fileVault", "recoveryKey",
                "keyEscrowed", "bootstrapToken", "tokenHolders", "tokens", "fileVaultEvidence", "tokenVerdict", "recoverability", "stale", "findings",
                "severity", "inventoryAt", "lastContactAt", "goneAt",
            ],
            Names(mac));
        Assert.Equal("notApplicable", (string?)mac?["recoveryKey"]);
        Assert.Equal("""{"username":"anna","admin":null,"kind":"endUser","evidence":"measured"}""", mac?["tokenHolders"]?[0]?.ToJsonString());
        Assert.Equal("fileVaultList", (string?)mac?["tokens"]?["source"]);
        Assert.Equal("unmatched", (string?)mac?["assignedUser"]?["match"]);
        Assert.Equal("""["FT-TOK-03"]""", mac?["findings"]?.ToJsonString());
        Assert.Equal(StoredFleet.Now, (DateTimeOffset?)mac?["inventoryAt"]);
    }

    [Theory]
    [InlineData("/api/v1/macs")]
    [InlineData("/api/v1/macs.csv")]
    public async Task Macs_UnknownNamesAndValues_Are400AndAllNamed(string path)
    {
        await using var fleet = await StoredFleet.OfAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        var response = await api.Client.GetAsync($"{path}?colour=red&fileVault=maybe&sort=size&list=0000", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonNode>(Cancel);
        Assert.Equal(["colour", "fileVault", "list", "sort"], Names(problem?["errors"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryCall_LimitedToASite_TellsNothingOfAnother()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, "Berlin"), Row(2, "Lisbon"), Row(3, null));
        await fleet.AddAsync(db => db.MacDocuments.AddRange(Enumerable.Range(1, 3).Select(Document)));
        await using var api = await RunningApi.StartAsync(fleet);
        api.As("viewer", "Berlin");

        var list = await GetAsync(api, "/api/v1/macs");
        var found = await PostAsync(api, "/api/v1/lists", new StringContent("C1\nC2\nC3"));
        var csv = await api.Client.GetAsync("/api/v1/macs.csv", Cancel);
        var text = await csv.Content.ReadAsStringAsync(Cancel);
        var findings = await GetAsync(api, "/api/v1/findings");

        Assert.Equal(1, (int?)list["total"]);
        Assert.Equal(1, (int?)found["found"]);
        Assert.Equal("""["C2","C3"]""", found["notFound"]?.ToJsonString());
        Assert.Equal("1", csv.Headers.GetValues("X-Total-Count").Single());
        Assert.DoesNotContain("C2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("C3", text, StringComparison.Ordinal);
        Assert.Equal(1, (int?)(await GetAsync(api, "/api/v1/summary"))["macs"]);
        Assert.Equal(1, (int?)findings.AsArray().Single(one => (string?)one?["code"] == "FT-PRK-02")?["macs"]);
        Assert.Equal(1, (int?)(await GetAsync(api, $"/api/v1/macs?list={found["list"]}"))["total"]);
        foreach (var path in new[] { "/api/v1/macs/main/2", "/api/v1/macs/main/2/history", "/api/v1/macs/main/3", "/api/v1/macs/main/99" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync(path, Cancel)).StatusCode);
        }
    }

    [Fact]
    public async Task Mac_Found_HasAccountsFindingsWithStepsAndVerdictsWithReasons()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, "Berlin"));
        await fleet.AddAsync(db =>
        {
            db.MacDocuments.Add(Document(1));
            db.Changes.Add(new ChangeRow { MacKey = 1, Field = "recoveryKey", From = "valid", To = "invalid", ObservedAt = StoredFleet.Now });
        });
        await using var api = await RunningApi.StartAsync(fleet);

        var mac = await GetAsync(api, "/api/v1/macs/main/1");
        var history = await GetAsync(api, "/api/v1/macs/main/1/history");

        Assert.Equal("Mac 1", (string?)mac["name"]);
        Assert.NotNull(mac["accounts"]?.AsArray());
        var finding = mac["findings"]?.AsArray().Single(one => (string?)one?["code"] == "FT-PRK-02");
        Assert.NotEmpty(finding?["because"]?.AsArray() ?? []);
        Assert.NotEmpty(finding?["recommendation"]?["steps"]?.AsArray() ?? []);
        Assert.Equal(["caution", "command", "condition", "effect", "howToTell", "needs", "risk", "text", "whoCanDoIt"], Members(finding?["recommendation"]?["steps"]?[0]));
        Assert.Equal(["because", "confidence", "value"], Members(mac["verdicts"]?["canRegrantToken"]));
        Assert.Equal(["because", "confidence", "value"], Members(mac["verdicts"]?["canRotateSilently"]));
        Assert.Equal("on", (string?)mac["verdicts"]?["fileVault"]?["value"]);
        Assert.Equal("measured", (string?)mac["verdicts"]?["fileVault"]?["confidence"]);
        Assert.NotEmpty(mac["verdicts"]?["fileVault"]?["because"]?.AsArray() ?? []);
        Assert.Equal("invalid", (string?)history[0]?["to"]);
    }

    [Fact]
    public async Task Mac_Found_SaysOfEachAccountWhyItHoldsATokenOrNot()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, "Berlin"));
        await fleet.AddAsync(db => db.MacDocuments.Add(Document(1)));
        await using var api = await RunningApi.StartAsync(fleet);

        var accounts = (await GetAsync(api, "/api/v1/macs/main/1"))["accounts"]?.AsArray() ?? [];

        var account = Assert.Single(accounts);
        Assert.Equal("alice", (string?)account?["username"]);
        var why = account?["explanation"];
        Assert.Equal(
            ["because", "beside", "cautions", "confidence", "differs", "fitting", "mark", "missing", "row", "sources", "text", "wouldGive", "wouldTake"], Members(why));
        Assert.Equal("B00", (string?)why?["row"]);
        Assert.Equal("unknown", (string?)why?["confidence"]);
        Assert.Contains("how the account was made", why?["missing"]?.AsArray().Select(one => (string?)one) ?? []);
        Assert.Equal(["tag", "what"], Members(why?["sources"]?[0]));
        Assert.Equal(["caution", "mark", "row", "sources", "text", "token"], Members(why?["fitting"]?[0]));
        Assert.Equal(["caution", "condition", "rule", "sources", "text"], Members(why?["wouldGive"]?[0]));
    }

    [Fact]
    public async Task Csv_ReadFailsAfterTheFirstByte_BreaksTheConnection()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, null));
        await using var api = await RunningApi.StartAsync(fleet);
        await using (var db = await fleet.Store.CreateDbContextAsync(Cancel))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE macs RENAME TO elsewhere", Cancel);
        }

        // The break can reach the client before it has read the headers, or after; a failure that came as an answer would not throw.
        await Assert.ThrowsAsync<HttpRequestException>(() => api.Client.GetStringAsync("/api/v1/macs.csv", Cancel));
    }

    [Theory]
    [InlineData("page=2")]
    [InlineData("pageSize=10")]
    public async Task Csv_AskedForAPage_IsRefused(string query)
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, null));
        await using var api = await RunningApi.StartAsync(fleet);

        using var response = await api.Client.GetAsync("/api/v1/macs.csv?" + query, Cancel);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"'{query.Split('=')[0]}' does not apply", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_WholeFleet_SaysWhatItIs()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, null), Row(2, null));
        await using var api = await RunningApi.StartAsync(fleet);

        using var response = await api.Client.GetAsync("/api/v1/macs.csv?search=mac&sort=-name", Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("macs-2026-11-24.csv", response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal("2", response.Headers.GetValues("X-Total-Count").Single());
        Assert.Equal(4, text.Split("\r\n").Length);
    }

    [Theory]
    [InlineData("text/plain", "C1\nnope")]
    [InlineData("application/json", """["C1","nope"]""")]
    [InlineData("application/json", """{"entries":["C1","nope"]}""")]
    public async Task Lists_AnyBody_IsTaken(string type, string body)
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, null));
        await using var api = await RunningApi.StartAsync(fleet);

        var answer = await PostAsync(api, "/api/v1/lists", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal((1, "nope"), ((int?)answer["found"], (string?)answer["notFound"]?[0]));
    }

    [Theory]
    [InlineData("application/json", "[1,2]")]
    [InlineData("application/json", "[\"C1\"")]
    [InlineData("application/json", "[]")]
    [InlineData("text/plain", "")]
    public async Task Lists_OtherBody_Is400(string type, string body)
    {
        await using var fleet = await StoredFleet.OfAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        var response = await api.Client.PostAsync("/api/v1/lists", new StringContent(body, Encoding.UTF8, type), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Lists_TooLong_Is400()
    {
        await using var fleet = await StoredFleet.OfAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        var response = await api.Client.PostAsJsonAsync("/api/v1/lists", Enumerable.Range(0, 20_001).Select(number => $"C{number}"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(null, 5000)]
    [InlineData("Berlin", null)]
    public async Task Sync_OfALimitedReader_TellsNoNumberOfTheWholeServer(string? site, int? macs)
    {
        await using var fleet = await StoredFleet.OfAsync();
        await using var api = await RunningApi.StartAsync(fleet);
        api.Sync.Change("main", server => server with { LastSweep = new(StoredFleet.Now, null, 5000, 5000, 50, 1_000_000, [new("71", "general", "text")], null), HeldBack = "40 Macs" });

        var answer = await GetAsync(api.As("viewer", site is null ? [] : [site]), "/api/v1/sync");

        var server = answer["servers"]![0]!;
        Assert.Equal(macs, server["lastSweep"]!["macs"]?.GetValue<int>());
        Assert.NotNull(server["lastSweep"]!["startedAt"]);
        Assert.Equal(site is null, server.ToJsonString().Contains("5000", StringComparison.Ordinal));
        Assert.Equal(site is null, server.ToJsonString().Contains("\"71\"", StringComparison.Ordinal));
        Assert.Equal(site is null, server["heldBack"] is not null);
    }

    [Theory]
    [InlineData("admin", true, HttpStatusCode.Accepted)]
    [InlineData("admin", false, HttpStatusCode.Conflict)]
    [InlineData("viewer", true, HttpStatusCode.Forbidden)]
    [InlineData(null, true, HttpStatusCode.Unauthorized)]
    public async Task Sync_Start_IsForAdmins(string? role, bool enabled, HttpStatusCode expected)
    {
        await using var fleet = await StoredFleet.OfAsync();
        await using var api = await RunningApi.StartAsync(fleet, enabled);

        var response = await api.As(role).Client.PostAsync("/api/v1/sync", null, Cancel);

        Assert.Equal(expected, response.StatusCode);
        await using var db = await fleet.Store.CreateDbContextAsync(Cancel);
        Assert.Equal(expected == HttpStatusCode.Accepted ? 1 : 0, db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM audit WHERE event = 'sweepStarted'").Single());
    }

    [Theory]
    [InlineData("/api/v1/macs")]
    [InlineData("/api/v1/macs.csv")]
    [InlineData("/api/v1/macs/main/1")]
    [InlineData("/api/v1/macs/main/1/history")]
    [InlineData("/api/v1/summary")]
    [InlineData("/api/v1/findings")]
    [InlineData("/api/v1/sync")]
    public async Task EveryCall_Nobody_Is401(string path)
    {
        await using var fleet = await StoredFleet.OfAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.As(null).Client.GetAsync(path, Cancel)).StatusCode);
    }

    private static async Task<JsonNode> GetAsync(RunningApi api, string path) =>
        await api.Client.GetFromJsonAsync<JsonNode>(path, Cancel) ?? throw new JsonException("The answer is empty.");

    private static async Task<JsonNode> PostAsync(RunningApi api, string path, HttpContent content)
    {
        var response = await api.Client.PostAsync(path, content, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonNode>(Cancel) ?? throw new JsonException("The answer is empty.");
    }

    private static IEnumerable<string> Names(JsonNode? node) => node?.AsObject().Select(pair => pair.Key) ?? [];

    private static MacRow Row(int key, string? site) => new()
    {
        Key = key,
        Server = "main",
        ComputerId = key,
        Name = $"Mac {key}",
        SerialNumber = $"C{key}",
        Site = site,
        AllFindings = "FT-PRK-02:critical",
        Severity = Severity.Critical,
    };

    private static string[] Members(JsonNode? node) => node is null ? [] : [.. node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)];

    private static MacDocumentRow Document(int key) => new()
    {
        MacKey = key,
        Mac = JsonSerializer.SerializeToUtf8Bytes(
            new Mac
            {
                Id = new MacId("main", key),
                FileVault = new FileVault { Partition = PartitionState.Encrypted },
                RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Invalid, null),
                ReportedAt = StoredFleet.Now,
                EnrolledAt = StoredFleet.Now.AddDays(-100),
                Accounts = [new LocalAccount { Username = "alice", Uid = 501 }],
            },
            MacJson.Default.Mac),
        Counters = JsonSerializer.SerializeToUtf8Bytes(MacCounters.None, StoreJson.Default.MacCounters),
        FirstReadAt = StoredFleet.Now,
        ReadAt = StoredFleet.Now,
    };
}
