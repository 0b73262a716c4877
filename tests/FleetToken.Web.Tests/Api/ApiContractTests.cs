using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FleetToken.Web.Fleet;
using FleetToken.Web.Tests.Commands;

namespace FleetToken.Web.Tests.Api;

/// <summary>What a program may rely on, through the whole product: verbs, refusals, and a document that tells what is read.</summary>
public sealed class ApiContractTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("macs")]
    [InlineData("macs.csv")]
    [InlineData("token-holders.csv")]
    [InlineData("findings.csv")]
    public async Task Server_Unknown_Is400WithItsName(string call)
    {
        using var client = product.Client();

        using var unknown = await client.GetAsync($"/api/v1/{call}?server=mian", Cancel);
        using var known = await client.GetAsync($"/api/v1/{call}?server=main", Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (unknown.StatusCode, known.StatusCode));
        var problem = await unknown.Content.ReadFromJsonAsync<JsonNode>(Cancel);
        Assert.Contains("'mian'", problem?["errors"]?["server"]?[0]?.ToString(), StringComparison.Ordinal);
        Assert.Contains("main", problem?["errors"]?["server"]?[0]?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("macs")]
    [InlineData("macs.csv")]
    [InlineData("sync")]
    [InlineData("findings")]
    public async Task Head_AnswersLikeGetWithoutABody(string call)
    {
        using var client = product.Client();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/" + call);

        using var head = await client.SendAsync(request, Cancel);
        using var get = await client.GetAsync("/api/v1/" + call, Cancel);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.Contains("X-Total-Count"), head.Headers.Contains("X-Total-Count"));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("DELETE", "macs", "GET, HEAD")]
    [InlineData("PUT", "macs/main/1", "GET, HEAD")]
    [InlineData("POST", "macs.csv", "GET, HEAD")]
    [InlineData("PATCH", "sync", "GET, HEAD, POST")]
    [InlineData("GET", "lists", "POST")]
    [InlineData("HEAD", "lists", "POST")]
    public async Task OtherVerb_Is405WithAllow(string verb, string call, string allow)
    {
        using var client = product.Client();
        using var request = new HttpRequestMessage(new HttpMethod(verb), "/api/v1/" + call);

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allow, string.Join(", ", answer.Content.Headers.Allow));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task NoSuchCall_Is404AsProblemDetails(string verb)
    {
        using var client = product.Client();
        using var request = new HttpRequestMessage(new HttpMethod(verb), "/api/v1/nothing");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("Host", "fleet.example.org")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("Origin", "http://evil.example.org")]
    public async Task NotLetIn_IsProblemDetailsThatSayWhy(string header, string value)
    {
        using var client = product.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/lists") { Content = new StringContent("C1") };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel);
        Assert.Equal(403, (int?)problem?["status"]);
        Assert.NotEmpty(problem?["detail"]?.ToString() ?? "");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("NONE")]
    [InlineData("None")]
    public void Site_None_IsMeantInAnyCasing(string site) =>
        Assert.Equal([MacFilter.NoSite], MacFilter.Parse([new("site", site)], out _).Site);

    [Fact]
    public async Task Document_NamesEveryParameterThatIsRead()
    {
        using var client = product.Client();
        var document = await client.GetFromJsonAsync<JsonNode>("/openapi/v1.json", Cancel);
        var unpaged = MacFilter.Names.Except(["page", "pageSize"]).ToList();

        Assert.Contains("serialNumber", unpaged);
        Assert.Equal(MacFilter.Names.Order(StringComparer.Ordinal), Parameters(document, "macs"));
        Assert.Equal(unpaged.Order(StringComparer.Ordinal), Parameters(document, "macs.csv"));
        Assert.Equal(unpaged.Order(StringComparer.Ordinal), Parameters(document, "token-holders.csv"));
        Assert.Equal(unpaged.Concat(FindingFilter.OwnNames).Order(StringComparer.Ordinal), Parameters(document, "findings.csv"));
        Assert.Equal(["newSince"], Parameters(document, "findings"));
    }

    [Theory]
    [InlineData("macs.csv")]
    [InlineData("token-holders.csv")]
    [InlineData("findings.csv")]
    public async Task Document_DescribesTheTotalCount(string call)
    {
        using var client = product.Client();
        var document = await client.GetFromJsonAsync<JsonNode>("/openapi/v1.json", Cancel);

        Assert.NotNull(document?["paths"]?[$"/api/v1/{call}"]?["get"]?["responses"]?["200"]?["headers"]?["X-Total-Count"]?["description"]);
    }

    private static IEnumerable<string> Parameters(JsonNode? document, string call) =>
        (document?["paths"]?[$"/api/v1/{call}"]?["get"]?["parameters"]?.AsArray() ?? []).Select(parameter => parameter!["name"]!.ToString()).Order(StringComparer.Ordinal);
}
