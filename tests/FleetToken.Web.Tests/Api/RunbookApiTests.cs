using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Commands;
using FleetToken.Web.Tests.Fleet;

namespace FleetToken.Web.Tests.Api;

/// <summary>The runbook over REST: facts from the store, answers from the caller, nothing revealed.</summary>
public sealed class RunbookApiTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_LockedMacWithInvalidKey_GivesOutcomeStepsWordsBansAndNextQuestion()
    {
        await using var fleet = await FleetAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        var answer = await OkAsync(api.As("helpdesk"), """{"server":"main","id":1,"answers":{"identity":"verified","screen":"fileVault","clue":"forgotten","otherHolder":"claimed","ownCopy":"no","adminHolder":"none"}}""");

        Assert.Equal(("O3b", "L6"), ((string?)answer["outcome"], (string?)answer["row"]));
        Assert.Equal("""["helpdesk","atTheMac"]""", answer["whoCanDoIt"]?.ToJsonString());
        Assert.Equal("none", (string?)answer["reveal"]);
        Assert.Equal("Everybody types only their own password.", (string?)answer["say"]?[0]);
        Assert.NotEmpty(answer["steps"]!.AsArray());
        Assert.All(answer["steps"]!.AsArray(), step => Assert.NotEmpty(step!["sources"]!.AsArray()));
        Assert.NotNull(answer["doNot"]?[0]?["why"]);
        Assert.Null(answer["next"]);
        Assert.Equal("bad", Fact(answer, "key"));
        Assert.Equal(StoredFleet.Now, (DateTimeOffset?)answer["inventoryAt"]);
        Assert.Equal("notMade", (string?)answer["liveRead"]);
    }

    [Theory]
    [InlineData("{}", "O0", "identity")]
    [InlineData("""{"identity":"verified"}""", "handOver", "screen")]
    [InlineData("""{"identity":"verified","screen":"fileVault"}""", "handOver", "clue")]
    [InlineData("""{"identity":"verified","screen":"fileVault","clue":"forgotten"}""", "handOver", "ownCopy")]
    public async Task Ask_StepByStep_AsksTheNextQuestion(string answers, string outcome, string next)
    {
        await using var fleet = await FleetAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        var answer = await OkAsync(api.As("helpdesk"), $$"""{"server":"main","id":1,"answers":{{answers}}}""");

        Assert.Equal((outcome, next), ((string?)answer["outcome"], (string?)answer["next"]?["input"]));
        Assert.NotEmpty(answer["next"]!["options"]!.AsArray());
    }

    [Fact]
    public async Task Ask_UnknownNamesAndValues_Are400AndAllNamed()
    {
        await using var fleet = await FleetAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        using var response = await SendAsync(api.As("helpdesk"), """{"server":"main","id":1,"colour":"red","answers":{"screen":"blue","Identity":"verified","key":"good","heard":"no","online":"yes"}}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonNode>(Cancel);
        Assert.Equal(
            ["answers.Identity", "answers.heard", "answers.key", "answers.online", "answers.screen", "colour"],
            problem!["errors"]!.AsObject().Select(fault => fault.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"server":1,"id":"1"}""")]
    public async Task Ask_OtherBody_Is400(string body)
    {
        await using var fleet = await FleetAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        using var response = await SendAsync(api.As("helpdesk"), body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("helpdesk", HttpStatusCode.OK)]
    public async Task Ask_ByRole_IsForHelpdesk(string? role, HttpStatusCode expected)
    {
        await using var fleet = await FleetAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        using var response = await SendAsync(api.As(role), """{"server":"main","id":1}""");

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(99)]
    public async Task Ask_AnotherSitesMac_Is404LikeOneThatIsNone(int id)
    {
        await using var fleet = await FleetAsync();
        await using var api = await RunningApi.StartAsync(fleet);

        using var response = await SendAsync(api.As("helpdesk", "Berlin"), $$"""{"server":"main","id":{{id}},"readLive":true}""");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Ask_WithAnotherRecord_IsSettledByNamingItAndNotBySayingThereIsNone()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, "Berlin"), Row(3, "Berlin", "C1"));
        await fleet.AddAsync(db => db.MacDocuments.AddRange(Document(1), Document(3, "C1")));
        await using var api = await RunningApi.StartAsync(fleet);
        const string Locked = """
            "server":"main","id":1,"answers":{"identity":"verified","screen":"fileVault","clue":"forgotten","twin":"none"}
            """;

        var said = await OkAsync(api.As("helpdesk"), $"{{{Locked}}}");
        var tried = await OkAsync(api.As("helpdesk"), $$"""{"twinsTried":["main/3"],{{Locked}}}""");

        Assert.Equal("O2t", (string?)said["outcome"]);
        Assert.Equal("twin", (string?)said["notTaken"]?[0]?["input"]);
        Assert.NotEqual("O2t", (string?)tried["outcome"]);
        using var wrong = await SendAsync(api.As("helpdesk"), """{"server":"main","id":1,"twinsTried":["3"]}""");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Document_NamesEveryAnswerAndItsValues()
    {
        using var client = product.Client();
        var document = await client.GetFromJsonAsync<JsonNode>("/openapi/v1.json", Cancel);

        var operation = document!["paths"]!["/api/v1/runbook"]!["post"]!;
        var body = Resolve(document, operation["requestBody"]!["content"]!["application/json"]!["schema"]!);
        var answers = Resolve(document, body["properties"]!["answers"]!)["properties"]!.AsObject();

        Assert.Equal(AnswerBook.Inputs.Select(InputWords.Of).Order(StringComparer.Ordinal), answers.Select(answer => answer.Key).Order(StringComparer.Ordinal));
        foreach (var input in AnswerBook.Inputs)
        {
            var values = Resolve(document, answers[InputWords.Of(input)]!)["enum"]!.AsArray().Select(value => value?.ToString()).OfType<string>();
            Assert.Equal((input, string.Join(' ', AnswerBook.ValuesOf(input).Order(StringComparer.Ordinal))), (input, string.Join(' ', values.Order(StringComparer.Ordinal))));
        }

        Assert.Equal(["200", "400", "404"], operation["responses"]!.AsObject().Select(one => one.Key).Order(StringComparer.Ordinal));
    }

    private static JsonNode Resolve(JsonNode document, JsonNode schema)
    {
        var one = schema["oneOf"]?.AsArray().First(part => part!["$ref"] is not null) ?? schema;
        return (string?)one["$ref"] is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : one;
    }

    private static string? Fact(JsonNode answer, string input) => (string?)answer["facts"]!.AsArray().Single(fact => (string?)fact!["input"] == input)!["value"];

    private static Task<HttpResponseMessage> SendAsync(RunningApi api, string body) =>
        api.Client.PostAsync("/api/v1/runbook", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

    private static async Task<JsonNode> OkAsync(RunningApi api, string body)
    {
        using var response = await SendAsync(api, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonNode>(Cancel) ?? throw new JsonException("The answer is empty.");
    }

    private static async Task<StoredFleet> FleetAsync()
    {
        var fleet = await StoredFleet.OfAsync(Row(1, "Berlin"), Row(2, "Lisbon"));
        await fleet.AddAsync(db => db.MacDocuments.AddRange(Document(1), Document(2)));
        return fleet;
    }

    private static MacRow Row(int key, string site, string? serial = null) => new() { Key = key, Server = "main", ComputerId = key, Name = $"Mac {key}", SerialNumber = serial ?? $"C{key}", Site = site };

    private static MacDocumentRow Document(int key, string? serial = null) => new()
    {
        MacKey = key,
        Mac = JsonSerializer.SerializeToUtf8Bytes(
            new Mac
            {
                Id = new MacId("main", key),
                SerialNumber = serial ?? $"C{key}",
                AppleSilicon = true,
                OsVersion = new(15, 6, 0),
                FileVault = new FileVault { Partition = PartitionState.Encrypted },
                RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Invalid, null),
                ReportedAt = StoredFleet.Now,
                EnrolledAt = StoredFleet.Now.AddDays(-100),
            },
            MacJson.Default.Mac),
        Counters = JsonSerializer.SerializeToUtf8Bytes(MacCounters.None, StoreJson.Default.MacCounters),
        FirstReadAt = StoredFleet.Now,
        ReadAt = StoredFleet.Now,
    };
}
