using System.Net;
using FleetToken.Web.Demo;
using FleetToken.Web.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Operations;

public sealed class OperationsTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    [Fact]
    public async Task Metrics_AfterASweep_HoldItsNumbersAndNobodysName()
    {
        await demo.WaitForMacsAsync();
        using var client = demo.Client();

        var metrics = await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Contains("fleettoken_sync_macs", metrics, StringComparison.Ordinal);
        Assert.Contains("server=\"demo\"", metrics, StringComparison.Ordinal);
        var macs = demo.Serve.Services.GetRequiredService<DemoMode>().Simulator.Fleet.Macs;
        var words = macs.SelectMany(mac => new[] { mac.Name, mac.SerialNumber, mac.User?.Username }).Where(word => word?.Length > 4).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.DoesNotContain(word!, metrics, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Ready_AfterASweep_IsGreen()
    {
        await demo.WaitForMacsAsync();

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/summary")]
    [InlineData("/health/live")]
    [InlineData("/nothing-here")]
    [InlineData("/api/v1/nothing-here")]
    public async Task Answer_OfAnyKind_CarriesTheSecurityHeaders(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/nothing-here", "text/html")]
    [InlineData("/api/v1/nothing-here", "application/problem+json")]
    public async Task UnknownAddress_ForPeopleAndPrograms_IsNotFoundInTheirLanguage(string path, string type)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesTheCalls()
    {
        using var client = demo.Client();

        var document = await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Contains("/api/v1/macs", document, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = demo.Client();
        return await client.GetAsync(path, TestContext.Current.CancellationToken);
    }
}
