using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Tests.Access;

/// <summary>Sign-in mode's wall without a trusted proxy: one name, whatever is forwarded.</summary>
public sealed class PublicAddressTests(SignInProduct product) : IClassFixture<SignInProduct>
{
    [Theory]
    [InlineData("fleet.example.org", "/api/v1/sync", HttpStatusCode.Unauthorized)]
    [InlineData("FLEET.example.org:443", "/api/v1/sync", HttpStatusCode.Unauthorized)]
    [InlineData("fleet.example.org:8080", "/api/v1/sync", HttpStatusCode.Forbidden)]
    [InlineData("fleet.example.org.evil.example", "/api/v1/sync", HttpStatusCode.Forbidden)]
    [InlineData("evil.example.org", "/api/v1/sync", HttpStatusCode.Forbidden)]
    [InlineData("localhost:5080", "/api/v1/sync", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "/access/sign-in", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "/healthy", HttpStatusCode.Forbidden)]
    [InlineData("localhost", "/health/live", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", "/metrics", HttpStatusCode.OK)]
    [InlineData("fleet.example.org", "/health/live", HttpStatusCode.OK)]
    [InlineData("evil.example.org", "/health/live", HttpStatusCode.Forbidden)]
    public async Task Request_ByHostName_IsAnsweredUnderThePublicNameOnly(string host, string path, HttpStatusCode expected)
    {
        using var visitor = product.Visitor();

        using var answer = await visitor.SendAsync(HttpMethod.Get, path, request => request.Headers.Host = host);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example.org")]
    [InlineData("X-Forwarded-Proto", "http")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("Forwarded", "host=evil.example.org;proto=http")]
    [InlineData("X-Original-Host", "evil.example.org")]
    public async Task Request_WithForwardedHeadersOfAStranger_IsSentToThePublicAddress(string header, string value)
    {
        using var visitor = product.Visitor();

        using var answer = await visitor.SendAsync(HttpMethod.Get, "/access/sign-in", request => request.Headers.Add(header, value));

        Assert.Equal(Visitor.Public + "/access/callback", QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["redirect_uri"]);
    }

    [Fact]
    public async Task Request_OfAStrangerWhoNamesThePublicHostInAHeader_IsRefused()
    {
        using var visitor = product.Visitor();

        using var answer = await visitor.SendAsync(HttpMethod.Get, "/access/sign-in", request =>
        {
            request.Headers.Host = "evil.example.org";
            request.Headers.Add("X-Forwarded-Host", "fleet.example.org");
        });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(true, "fleet.example.org", null, "192.0.2.7")]
    [InlineData(true, "evil.example.org", HttpStatusCode.Forbidden, null)]
    [InlineData(false, "fleet.example.org", HttpStatusCode.Forbidden, null)]
    public async Task Proxy_ByTrust_NamesHostAndAddress(bool trusted, string forwardedHost, HttpStatusCode? refused, string? address)
    {
        await using var behind = new SignInProduct();
        behind.More["Access:TrustedProxies:0"] = trusted ? "127.0.0.0/8" : "10.0.0.0/8";
        await behind.InitializeAsync();
        behind.Provider.Seat("ada", "can-viewer");
        using var visitor = behind.Visitor();
        void Proxy(HttpRequestMessage request)
        {
            request.Headers.Host = "fleettoken:8080";
            request.Headers.Add("X-Forwarded-Host", forwardedHost);
            request.Headers.Add("X-Forwarded-For", "192.0.2.7");
            request.Headers.Add("X-Forwarded-Proto", "http");
        }

        using var first = await visitor.SendAsync(HttpMethod.Get, "/access/sign-in", Proxy);
        if (refused is not null)
        {
            Assert.Equal(refused, first.StatusCode);
            return;
        }

        using var provider = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var back = await provider.GetAsync(first.Headers.Location, TestContext.Current.CancellationToken);
        Assert.StartsWith(Visitor.Public + "/access/callback", back.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var signedIn = await visitor.SendAsync(HttpMethod.Get, back.Headers.Location.PathAndQuery, Proxy);

        var entry = (await behind.AuditAsync())[0];
        Assert.Equal(("signedIn", address), (entry.Event, (string?)JsonNode.Parse(entry.Details)!["address"]));
    }

    [Theory]
    [InlineData("https://fleet.example.org", true)]
    [InlineData("http://fleet.example.org", false)]
    [InlineData("https://fleet.example.org:8443", false)]
    [InlineData("https://evil.example.org", false)]
    [InlineData("https://fleet.example.org.evil.example", false)]
    [InlineData("null", false)]
    [InlineData(null, false)]
    public async Task Change_ByOrigin_IsForThePublicAddressOnly(string? origin, bool allowed)
    {
        using var admin = await product.SignedInAsync("admin", "can-admin");

        using var answer = await admin.SendAsync(HttpMethod.Post, "/api/v1/sync", request => Origin(request, origin));

        Assert.Equal(allowed, answer.StatusCode != HttpStatusCode.Forbidden);
        Assert.Equal(allowed ? HttpStatusCode.Conflict : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://fleet.example.org", HttpStatusCode.SwitchingProtocols)]
    [InlineData("http://fleet.example.org", HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example.org", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Socket_ByOrigin_OpensForThePublicAddressOnly(string? origin, HttpStatusCode expected)
    {
        using var ada = await product.SignedInAsync("ada", "can-viewer");

        using var answer = await ada.SendAsync(HttpMethod.Get, "/_blazor", request => Upgrade(request, origin));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Socket_OfNobody_StaysShut()
    {
        using var visitor = product.Visitor();

        using var answer = await visitor.SendAsync(HttpMethod.Get, "/_blazor", request => Upgrade(request, Visitor.Public));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static void Upgrade(HttpRequestMessage request, string? origin)
    {
        Origin(request, origin);
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")])
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }
    }

    private static void Origin(HttpRequestMessage request, string? origin)
    {
        request.Headers.Remove("Origin");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }
    }
}
