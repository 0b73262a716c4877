using System.Net;
using System.Net.Http.Headers;
using FleetToken.Web.Access;
using FleetToken.Web.Tests.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace FleetToken.Web.Tests.Access;

public sealed class LoopbackTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private const string Path = "/api/v1/sync";

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:5080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:80", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("127.0.0.2", HttpStatusCode.Forbidden)]
    [InlineData("localhost.example.org", HttpStatusCode.Forbidden)]
    [InlineData("fleet.example.org:5080", HttpStatusCode.Forbidden)]
    [InlineData("192.168.1.10", HttpStatusCode.Forbidden)]
    [InlineData("localhost.", HttpStatusCode.Forbidden)]
    public async Task Request_ByHostName_IsAnsweredOnlyForThisMachinesNames(string host, HttpStatusCode expected)
    {
        var status = await SendAsync(HttpMethod.Get, Path, request => request.Headers.Host = host);

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Anything", "x")]
    public async Task Request_ThroughAProxy_IsRefused(string header, string value)
    {
        var status = await SendAsync(HttpMethod.Get, Path, request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/metrics")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Request_ForWhatNeedsNoSignIn_StopsAtTheSameWall(string path)
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, path, _ => { }));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, path, request => request.Headers.Host = "fleet.example.org"));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.168.1.10", false)]
    [InlineData("::ffff:192.168.1.10", false)]
    [InlineData("fe80::1", false)]
    [InlineData(null, false)]
    public async Task Request_ByPeer_IsAnsweredOnlyFromThisMachine(string? peer, bool expected)
    {
        var answered = false;
        var wall = new LoopbackOnly(
            _ =>
            {
                answered = true;
                return Task.CompletedTask;
            },
            NullLogger<LoopbackOnly>.Instance);
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString("localhost", 5080);
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);

        await wall.InvokeAsync(context);

        Assert.Equal(expected, answered);
        Assert.Equal(expected ? 200 : 403, context.Response.StatusCode);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Conflict)]
    [InlineData("own", null, HttpStatusCode.Conflict)]
    [InlineData("own", "a=b", HttpStatusCode.Conflict)]
    [InlineData(null, "a=b", HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example.org", null, HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:1", null, HttpStatusCode.Forbidden)]
    [InlineData("https-own", null, HttpStatusCode.Forbidden)]
    public async Task Post_ByOrigin_IsAnsweredOnlyForOurOwnOrAProgram(string? origin, string? cookie, HttpStatusCode expected)
    {
        // Sync is off here, so a post that is let in is answered with a conflict.
        var status = await SendAsync(HttpMethod.Post, Path, request =>
        {
            Add(request.Headers, "Origin", Origin(origin));
            Add(request.Headers, "Cookie", cookie);
        });

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData("cross-site", "/api/v1/macs.csv", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "/api/v1/macs.csv", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "/api/v1/macs.csv", HttpStatusCode.OK)]
    [InlineData("none", "/api/v1/macs.csv", HttpStatusCode.OK)]
    [InlineData(null, "/api/v1/macs.csv", HttpStatusCode.OK)]
    [InlineData("cross-site", "/macs", HttpStatusCode.OK)]
    public async Task Get_ForAPageElsewhere_GivesNoExport(string? site, string path, HttpStatusCode expected)
    {
        var status = await SendAsync(HttpMethod.Get, path, request => Add(request.Headers, "Sec-Fetch-Site", site));

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Get_WithForeignOrigin_IsAnswered()
    {
        var status = await SendAsync(HttpMethod.Get, Path, request => Add(request.Headers, "Origin", "http://evil.example.org"));

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData("own", HttpStatusCode.SwitchingProtocols)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example.org", HttpStatusCode.Forbidden)]
    public async Task Socket_ByOrigin_OpensOnlyForOurOwn(string? origin, HttpStatusCode expected)
    {
        var status = await SendAsync(HttpMethod.Get, "/_blazor", request =>
        {
            Add(request.Headers, "Origin", Origin(origin));
            Add(request.Headers, "Connection", "Upgrade");
            Add(request.Headers, "Upgrade", "websocket");
            Add(request.Headers, "Sec-WebSocket-Version", "13");
            Add(request.Headers, "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        });

        Assert.Equal(expected, status);
    }

    private static void Add(HttpRequestHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            Assert.True(headers.TryAddWithoutValidation(name, value));
        }
    }

    private string? Origin(string? origin) => origin switch
    {
        "own" => product.Serve.Address.GetLeftPart(UriPartial.Authority),
        "https-own" => "https://" + product.Serve.Address.Authority,
        _ => origin,
    };

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage> change)
    {
        using var client = product.Client();
        using var request = new HttpRequestMessage(method, path);
        change(request);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
