using System.Net;
using FleetToken.Jamf.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Jamf.Tests.Http;

public sealed class AccessTokenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(60, 47, 49)]
    [InlineData(1800, 1769, 1771)]
    [InlineData(1, 0.7, 0.9)]
    public async Task Token_NearItsEnd_IsRenewedBefore(int lifetime, double still, double noMore)
    {
        var time = new FakeTimeProvider();
        using var jamf = new FakeJamf { TokenLifetime = lifetime };
        using var client = Clients.To(jamf, time);

        await client.ReadVersionAsync(Cancel);
        time.Advance(TimeSpan.FromSeconds(still));
        await client.ReadVersionAsync(Cancel);
        Assert.Equal(1, Tokens(jamf));

        time.Advance(TimeSpan.FromSeconds(noMore - still));
        await client.ReadVersionAsync(Cancel);
        Assert.Equal(2, Tokens(jamf));
    }

    [Fact]
    public async Task Token_ManyAskAtOnce_IsAskedForOnce()
    {
        using var jamf = new FakeJamf().With(Computers.Many(20));
        using var client = Clients.To(jamf);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(id => client.ReadMacAsync(id, personWaits: true, Cancel)));

        Assert.Equal(1, Tokens(jamf));
    }

    [Fact]
    public async Task Token_RefusedInTheMiddle_IsReplacedAndTheRequestRepeated()
    {
        using var jamf = new FakeJamf().With(Computers.Many(200));
        var refused = 0;
        jamf.Instead = asked => asked is { IsWalk: true, Page: 3 } && refused++ == 0 ? FakeJamf.Json("""{"httpStatus":401,"errors":[{"code":"INVALID_TOKEN","description":"Unauthorized"}]}""", HttpStatusCode.Unauthorized) : null;
        using var client = Clients.To(jamf, pageSize: 20);

        var (macs, _) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(200, macs.Count);
        Assert.Equal(2, Tokens(jamf));
    }

    [Fact]
    public async Task Token_RefusedTwice_IsSignInRefused()
    {
        using var jamf = new FakeJamf();
        jamf.Instead = asked => asked.IsToken ? null : FakeJamf.Html("<html>401</html>", HttpStatusCode.Unauthorized);
        using var client = Clients.To(jamf);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadVersionAsync(Cancel));

        Assert.Equal(JamfFailure.SignInRefused, failure.Failure);
        Assert.Equal(4, jamf.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task SignIn_WrongSecret_NamesTheKeysAndNotTheSecret(HttpStatusCode status)
    {
        using var jamf = new FakeJamf();
        jamf.Instead = asked => FakeJamf.Json($$"""{"error":"invalid_client","error_description":"{{Clients.Secret}}"}""", status);
        using var client = Clients.To(jamf);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadVersionAsync(Cancel));

        Assert.Equal(JamfFailure.SignInRefused, failure.Failure);
        Assert.Contains("Jamf:Servers:main:ClientSecret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Clients.Secret, failure.ToString(), StringComparison.Ordinal);
        Assert.Single(jamf.Requests);
    }

    [Fact]
    public async Task SignIn_DocumentedPathMissing_TakesTheVersionedOne()
    {
        using var jamf = new FakeJamf();
        jamf.Instead = asked => asked.Path switch
        {
            "/api/oauth/token" => FakeJamf.Html("<html>404</html>", HttpStatusCode.NotFound),
            "/api/v1/oauth/token" => FakeJamf.Json("""{"access_token":"abc","expires_in":"60"}"""),
            _ => null,
        };
        using var client = Clients.To(jamf);

        Assert.Equal(4, (await client.ReadVersionAsync(Cancel)).InventoryApi);
    }

    [Theory]
    [InlineData("<html>Welcome</html>", "web page")]
    [InlineData("{}", "no access token")]
    [InlineData("""{"access_token":"two\nlines"}""", "no access token")]
    public async Task SignIn_NoToken_IsMisread(string body, string words)
    {
        using var jamf = new FakeJamf();
        jamf.Instead = _ => FakeJamf.Json(body);
        using var client = Clients.To(jamf);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadVersionAsync(Cancel));

        Assert.Equal(JamfFailure.Misread, failure.Failure);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ServerFails_WaitersDoNotKnockOneByOne()
    {
        using var jamf = new FakeJamf();
        jamf.Instead = asked => asked.IsToken ? FakeJamf.Html("<html>400</html>", HttpStatusCode.BadRequest) : null;
        var release = new TaskCompletionSource();
        jamf.Hold = (_, token) => release.Task.WaitAsync(token);
        using var client = Clients.To(jamf);
        var asking = Enumerable.Range(0, 5).Select(_ => client.ReadMacAsync(1, personWaits: true, Cancel)).ToList();

        release.SetResult();
        foreach (var one in asking)
        {
            await Assert.ThrowsAsync<JamfException>(() => one);
        }

        Assert.Equal(1, Tokens(jamf));
    }

    private static int Tokens(FakeJamf jamf) => jamf.Requests.Count(asked => asked.IsToken);
}
