using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace FleetToken.Web.Tests.Access;

/// <summary>A provider that does not answer when it is asked again, or not what can be believed: nobody gets more, and nobody is signed out for its troubles.</summary>
public sealed class RoleRecheckFaultTests : IAsyncLifetime
{
    private readonly Rechecked _rechecked = new();

    private Provider Provider => _rechecked.Product.Provider;

    public ValueTask InitializeAsync() => _rechecked.InitializeAsync();

    public ValueTask DisposeAsync() => _rechecked.DisposeAsync();

    [Theory]
    [InlineData("interaction_required", 400, true)]
    [InlineData("login_required", 401, true)]
    [InlineData("invalid_client", 401, false)]
    [InlineData("unauthorized_client", 400, false)]
    [InlineData("invalid_grant", 503, false)]
    [InlineData("<script>", 400, false)]
    public async Task Error_OfTheProvider_EndsASessionOnlyWhereItIsAboutThePerson(string error, int status, bool ends)
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer");
        Provider.Instead = context => Rechecked.AnswerAsync(context, status, new { error, error_description = "secret words" });

        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        Assert.Equal(ends ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, await Rechecked.StatusAsync(ada));
        Assert.DoesNotContain(_rechecked.Log.Lines, line => line.Contains("secret words", StringComparison.Ordinal) || line.Contains("<script>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("status")]
    [InlineData("html")]
    [InlineData("list")]
    [InlineData("nothing")]
    [InlineData("numbers")]
    public async Task Provider_ThatIsDownOrAnswersNonsense_KeepsEverybodyIsSaidOnceAndAskedAgain(string fault)
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer", "can-admin");
        using var grace = await _rechecked.Product.SignedInAsync("grace", "can-viewer");
        Provider.Seat("ada", "can-viewer");
        Provider.Instead = async context =>
        {
            switch (fault)
            {
                case "reset":
                    context.Abort();
                    return true;
                case "html":
                    await context.Response.WriteAsync("<html>refresh_token</html>");
                    return true;
                case "status":
                    return await Rechecked.AnswerAsync(context, 429, new { });
                case "list":
                    return await Rechecked.AnswerAsync(context, 200, new[] { "id_token" });
                case "numbers":
                    return await Rechecked.AnswerAsync(context, 200, new { id_token = 7, refresh_token = 8 });
                default:
                    return await Rechecked.AnswerAsync(context, 200, new { });
            }
        };

        await _rechecked.LookAsync(Rechecked.FiveMinutes);
        await _rechecked.LookAsync(TimeSpan.FromSeconds(30));
        await _rechecked.LookAsync(TimeSpan.FromHours(2));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Rechecked.StatusAsync(ada), await Rechecked.StatusAsync(grace)));
        Assert.Single(_rechecked.Log.Lines, line => line.Contains("Roles cannot be re-checked", StringComparison.Ordinal));
        Provider.Instead = null;
        await _rechecked.LookAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Rechecked.StatusAsync(ada), await Rechecked.StatusAsync(grace)));
        Assert.Single(_rechecked.Log.Lines, line => line.Contains("Roles are re-checked again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Provider_ThatNeverAnswers_IsGivenUpByTheClockAndKeepsTheSession()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Provider.Instead = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
            return true;
        };
        _rechecked.Time.Advance(Rechecked.FiveMinutes);
        var look = _rechecked.Recheck.LookAsync(TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(Rechecked.Patience, TestContext.Current.CancellationToken);
        Assert.False(look.IsCompleted);

        _rechecked.Time.Advance(TimeSpan.FromSeconds(15));

        await look.WaitAsync(Rechecked.Patience, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await Rechecked.StatusAsync(ada));
    }

    [Fact]
    public async Task Provider_ThatIsDown_IsNotAskedForEverybodyAtOnce()
    {
        var visitors = new List<Visitor>();
        for (var number = 0; number < 30; number++)
        {
            visitors.Add(await _rechecked.Product.SignedInAsync($"person-{number}", "can-viewer"));
        }

        var (now, most) = (0, 0);
        var asked = new ConcurrentQueue<string>();
        Provider.Instead = async context =>
        {
            asked.Enqueue((await context.Request.ReadFormAsync())["refresh_token"]!);
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return await Rechecked.AnswerAsync(context, 503, new { });
        };

        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        Assert.InRange(asked.Count, 8, 12);
        Assert.InRange(most, 1, 4);

        // Whose turn did not come is first now: nobody waits behind those who fail.
        Provider.Instead = null;
        await _rechecked.LookAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(30, Provider.Refreshed.Count);
        Assert.Empty(Provider.Refreshed.Take(10).Intersect(asked));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task Failure_OfOnePerson_CostsNobodyElse()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer");
        using var grace = await _rechecked.Product.SignedInAsync("grace", "can-viewer", "can-admin");
        Provider.Seat("grace", "can-viewer");
        var adas = Provider.RefreshTokens.First();
        Provider.Instead = async context =>
        {
            var form = await context.Request.ReadFormAsync();
            return form["refresh_token"] == adas && await Rechecked.AnswerAsync(context, 500, new { });
        };

        await _rechecked.LookAsync(Rechecked.FiveMinutes);
        await _rechecked.LookAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await Rechecked.StatusAsync(ada), await Rechecked.StatusAsync(grace)));
        Assert.Single(_rechecked.Log.Lines, line => line.Contains("Roles cannot be re-checked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("another sub")]
    [InlineData("no sub")]
    [InlineData("no signature")]
    [InlineData("another key")]
    [InlineData("shared secret")]
    [InlineData("another audience")]
    [InlineData("another issuer")]
    [InlineData("expired")]
    [InlineData("not a token")]
    public async Task Answer_ThatCannotBeTrusted_WidensNothingAndEndsTheSessionWhenItStays(string fault)
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer", "berlin");
        Provider.Seat("ada", new[] { "can-viewer", "can-admin" });
        using var other = RSA.Create(2048);
        Provider.Tamper = token => Forge(token, fault, other);

        await _rechecked.LookAsync(Rechecked.FiveMinutes);
        await _rechecked.LookAsync(Rechecked.FiveMinutes - TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, await Rechecked.StatusAsync(ada));
        using var settings = await ada.SendAsync(HttpMethod.Get, "/settings");
        Assert.Equal(HttpStatusCode.Forbidden, settings.StatusCode);
        await _rechecked.LookAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.Unauthorized, await Rechecked.StatusAsync(ada));
        var entry = (await _rechecked.Product.AuditAsync())[0];
        Assert.Equal("sessionEnded", entry.Event);
        Assert.Contains("could be trusted", entry.Details, StringComparison.Ordinal);
        Assert.Single(_rechecked.Log.Lines, line => line.Contains("Roles cannot be re-checked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_ThatCanBeTrustedAgain_KeepsTheSession()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer");
        using var other = RSA.Create(2048);
        for (var times = 0; times < 3; times++)
        {
            Provider.Tamper = token => Forge(token, "another key", other);
            await _rechecked.LookAsync(Rechecked.FiveMinutes);
            Provider.Tamper = null;
            await _rechecked.LookAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(HttpStatusCode.OK, await Rechecked.StatusAsync(ada));
    }

    [Fact]
    public async Task Answer_WithoutAnIdToken_IsSaidOnceAndKeepsTheSession()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer");
        using var grace = await _rechecked.Product.SignedInAsync("grace", "can-viewer");
        Provider.Tamper = _ => null;

        await _rechecked.LookAsync(Rechecked.FiveMinutes);
        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Rechecked.StatusAsync(ada), await Rechecked.StatusAsync(grace)));
        Assert.Contains("without an ID token", Assert.Single(_rechecked.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private string Forge(string token, string fault, RSA other)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return fault switch
        {
            "another sub" => Provider.Sign(token, claims => claims["sub"] = "eve"),
            "no sub" => Provider.Sign(token, claims => claims.Remove("sub")),
            "no signature" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.",
            "another key" => Provider.Sign(token, _ => { }, new RsaSecurityKey(other.ExportParameters(true)) { KeyId = "tests" }),
            "shared secret" => Provider.Sign(
                token, _ => { }, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Access.Provider.ClientSecret.PadRight(32))) { KeyId = "tests" }, SecurityAlgorithms.HmacSha256),
            "another audience" => Provider.Sign(token, claims => claims["aud"] = "another"),
            "another issuer" => Provider.Sign(token, claims => claims["iss"] = "https://evil.example.org/"),
            "expired" => Provider.Sign(token, claims => (claims["exp"], claims["iat"], claims["nbf"]) = (now - 600, now - 1200, now - 1200)),
            "not a token" => "nonsense",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }
}
