using System.Net;
using FleetToken.Web.Tests.Commands;

namespace FleetToken.Web.Tests.Access;

public sealed class DemoRoleTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private const string Cookie = "fleettoken-demo-role";

    [Theory]
    [InlineData(null, HttpStatusCode.Accepted)]
    [InlineData("admin", HttpStatusCode.Accepted)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("helpdesk", HttpStatusCode.Forbidden)]
    [InlineData("approver", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    public async Task StartOfASweep_ByRole_IsTheAdmins(string? role, HttpStatusCode expected)
    {
        using var request = Post("/api/v1/sync", role is null ? null : $"{Cookie}={role}");

        Assert.Equal(expected, (await SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Switch_WithoutAntiforgeryToken_ChangesNothing()
    {
        using var request = Post(FleetToken.Web.Access.AccessEndpoints.RolePath, "a=b");
        request.Content = new FormUrlEncodedContent([new("role", "viewer")]);

        using var answer = await SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private HttpRequestMessage Post(string path, string? cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", demo.Serve.Address.GetLeftPart(UriPartial.Authority));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = demo.Client();
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
