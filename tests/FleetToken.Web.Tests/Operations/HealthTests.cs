using System.Net;
using FleetToken.Web.Tests.Commands;

namespace FleetToken.Web.Tests.Operations;

public sealed class HealthTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.ServiceUnavailable)]
    public async Task Health_BeforeTheFirstMacAndWithJamfDown_IsLiveButNotReady(string path, HttpStatusCode expected)
    {
        using var client = product.Client();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }
}
