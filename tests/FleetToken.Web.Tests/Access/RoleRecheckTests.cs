using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace FleetToken.Web.Tests.Access;

/// <summary>What the provider takes away while somebody is signed in: it counts within five minutes, and what the provider does not say counts for nothing.</summary>
public sealed class RoleRecheckTests : IAsyncLifetime
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SignInProduct _product = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly KeptLog _log = new();
    private LoggerFactory? _loggers;
    private RoleRecheck? _recheck;

    private Sessions Sessions => _product.Serve.Services.GetRequiredService<Sessions>();

    public async ValueTask InitializeAsync()
    {
        await _product.InitializeAsync();
        _loggers = new LoggerFactory([_log]);

        // The product's own looks at the real clock, and so not within a test; this one's clock is the test's.
        var services = _product.Serve.Services;
        var question = new ProviderQuestion(services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>(), services.GetRequiredService<Grants>(), _time);
        _recheck = new RoleRecheck(Sessions, question, _time, _loggers.CreateLogger<RoleRecheck>());
    }

    public async ValueTask DisposeAsync()
    {
        _recheck?.Dispose();
        _loggers?.Dispose();
        await _product.DisposeAsync();
    }

    public static TheoryData<string, string[], string, string> Changes => new()
    {
        { "a role less", ["can-viewer", "berlin"], "viewer", "Berlin" },
        { "another role", ["can-viewer", "can-auditor", "can-admin", "berlin"], "viewer auditor admin", "Berlin" },
        { "no role", ["berlin"], "none", "Berlin" },
        { "another site", ["can-viewer", "can-admin", "paris"], "viewer admin", "Paris" },
        { "a site more", ["can-viewer", "can-admin", "berlin", "paris"], "viewer admin", "Berlin; Paris" },
        { "no site", ["can-viewer", "can-admin"], "viewer admin", "every Mac" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_AtTheProvider_EndsTheSessionWithinFiveMinutesAndSaysWhy(string change, string[] values, string rolesNow, string sitesNow)
    {
        using var ada = await _product.SignedInAsync(change, "can-viewer", "can-admin", "berlin");
        using var grace = await _product.SignedInAsync("grace", "can-viewer");
        var ended = EndOf(change);
        await _recheck!.StartAsync(TestContext.Current.CancellationToken);
        _product.Provider.Seat(change, values);

        await ByTheClockAsync(ended);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(ada));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(grace));
        await _recheck.StopAsync(TestContext.Current.CancellationToken);
        var entry = (await _product.AuditAsync())[0];
        Assert.Equal(("sessionEnded", "FleetToken", "Ada Lovelace (ada@example.org)"), (entry.Event, entry.By, entry.Subject));
        Assert.Equal("Session ended by FleetToken", AuditWords.Of(entry.Event));
        foreach (var detail in (string[])[$"\"subject\":\"{change}\"", "other roles or sites", "\"roles\":\"viewer admin\"", $"\"roles now\":\"{rolesNow}\"", $"\"sites now\":\"{sitesNow}\""])
        {
            Assert.Contains(detail, entry.Details, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Person_WhoseSessionEnded_SignsInAgainWithWhatTheyHaveNow()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer", "can-admin");
        _product.Provider.Seat("ada", "can-viewer");
        await LookAsync(FiveMinutes);

        using var page = await ada.OpenAsync("/macs");

        Assert.Equal((HttpStatusCode.OK, "/macs"), (page.StatusCode, ada.At.PathAndQuery));
        Assert.Equal(("signedIn", "viewer"), ((await _product.AuditAsync())[0].Event, (await _product.AuditAsync())[0].Roles));
        await LookAsync(FiveMinutes);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
    }

    [Fact]
    public async Task Roles_ThatAreTheSame_KeepTheSessionAndTheNextTokenIsUsed()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer", "can-admin", "berlin");
        _product.Provider.Seat("ada", new[] { "berlin", "can-admin", "unlisted", "can-viewer" });

        await LookAsync(TimeSpan.FromMinutes(3));
        Assert.Empty(_product.Provider.Refreshed);
        await LookAsync(TimeSpan.FromMinutes(2));
        await LookAsync(TimeSpan.FromSeconds(30));
        await LookAsync(FiveMinutes);
        await LookAsync(FiveMinutes);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
        Assert.Equal(3, _product.Provider.Refreshed.Count);
        Assert.Equal(_product.Provider.RefreshTokens.Take(3), _product.Provider.Refreshed);
        Assert.Equal(4, _product.Provider.RefreshTokens.Distinct().Count());
        Assert.Equal("signedIn", (await _product.AuditAsync())[0].Event);
    }

    [Fact]
    public async Task Token_ThatIsNotChanged_IsUsedAgain()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        _product.Provider.Instead = context => AnswerAsync(context, 200, new { access_token = "x" });
        await LookAsync(FiveMinutes);
        _product.Provider.Instead = null;

        await LookAsync(FiveMinutes);

        Assert.Equal(_product.Provider.RefreshTokens.Take(1), _product.Provider.Refreshed);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
    }

    [Fact]
    public async Task Person_WhoIsDisabled_IsSignedOut()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        using var grace = await _product.SignedInAsync("grace", "can-viewer");
        _product.Provider.Disable("ada");

        await LookAsync(FiveMinutes);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await StatusAsync(ada), await StatusAsync(grace)));
        Assert.Contains("invalid_grant", (await _product.AuditAsync())[0].Details, StringComparison.Ordinal);
        await using var database = await _product.Serve.Services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["grace"], await database.Sessions.Select(row => row.Subject).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("interaction_required", 400, true)]
    [InlineData("login_required", 401, true)]
    [InlineData("invalid_client", 401, false)]
    [InlineData("unauthorized_client", 400, false)]
    [InlineData("invalid_grant", 503, false)]
    [InlineData("<script>", 400, false)]
    public async Task Error_OfTheProvider_EndsASessionOnlyWhereItIsAboutThePerson(string error, int status, bool ends)
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        _product.Provider.Instead = context => AnswerAsync(context, status, new { error, error_description = "secret words" });

        await LookAsync(FiveMinutes);

        Assert.Equal(ends ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, await StatusAsync(ada));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("secret words", StringComparison.Ordinal) || line.Contains("<script>", StringComparison.Ordinal));
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
        using var ada = await _product.SignedInAsync("ada", "can-viewer", "can-admin");
        using var grace = await _product.SignedInAsync("grace", "can-viewer");
        _product.Provider.Seat("ada", "can-viewer");
        _product.Provider.Instead = async context =>
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
                    return await AnswerAsync(context, 429, new { });
                case "list":
                    return await AnswerAsync(context, 200, new[] { "id_token" });
                case "numbers":
                    return await AnswerAsync(context, 200, new { id_token = 7, refresh_token = 8 });
                default:
                    return await AnswerAsync(context, 200, new { });
            }
        };

        await LookAsync(FiveMinutes);
        await LookAsync(TimeSpan.FromSeconds(30));
        await LookAsync(TimeSpan.FromHours(2));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(ada), await StatusAsync(grace)));
        Assert.Single(_log.Lines, line => line.Contains("Roles cannot be re-checked", StringComparison.Ordinal));
        _product.Provider.Instead = null;
        await LookAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await StatusAsync(ada), await StatusAsync(grace)));
        Assert.Single(_log.Lines, line => line.Contains("Roles are re-checked again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Provider_ThatNeverAnswers_IsGivenUpByTheClockAndKeepsTheSession()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _product.Provider.Instead = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
            return true;
        };
        _time.Advance(FiveMinutes);
        var look = _recheck!.LookAsync(TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(look.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(15));

        await look.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
    }

    [Fact]
    public async Task Provider_ThatIsDown_IsNotAskedForEverybodyAtOnce()
    {
        var visitors = new List<Visitor>();
        for (var number = 0; number < 30; number++)
        {
            visitors.Add(await _product.SignedInAsync($"person-{number}", "can-viewer"));
        }

        var (now, most) = (0, 0);
        var asked = new ConcurrentQueue<string>();
        _product.Provider.Instead = async context =>
        {
            asked.Enqueue((await context.Request.ReadFormAsync())["refresh_token"]!);
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return await AnswerAsync(context, 503, new { });
        };

        await LookAsync(FiveMinutes);

        Assert.InRange(asked.Count, 8, 12);
        Assert.InRange(most, 1, 4);

        // Whose turn did not come is first now: nobody waits behind those who fail.
        _product.Provider.Instead = null;
        await LookAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(30, _product.Provider.Refreshed.Count);
        Assert.Empty(_product.Provider.Refreshed.Take(10).Intersect(asked));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task Failure_OfOnePerson_CostsNobodyElse()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        using var grace = await _product.SignedInAsync("grace", "can-viewer", "can-admin");
        _product.Provider.Seat("grace", "can-viewer");
        var adas = _product.Provider.RefreshTokens.First();
        _product.Provider.Instead = async context =>
        {
            var form = await context.Request.ReadFormAsync();
            return form["refresh_token"] == adas && await AnswerAsync(context, 500, new { });
        };

        await LookAsync(FiveMinutes);
        await LookAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await StatusAsync(ada), await StatusAsync(grace)));
        Assert.Single(_log.Lines, line => line.Contains("Roles cannot be re-checked", StringComparison.Ordinal));
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
        using var ada = await _product.SignedInAsync("ada", "can-viewer", "berlin");
        _product.Provider.Seat("ada", new[] { "can-viewer", "can-admin" });
        using var other = RSA.Create(2048);
        _product.Provider.Tamper = token => Forge(token, fault, other);

        await LookAsync(FiveMinutes);
        await LookAsync(FiveMinutes - TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
        using var settings = await ada.SendAsync(HttpMethod.Get, "/settings");
        Assert.Equal(HttpStatusCode.Forbidden, settings.StatusCode);
        await LookAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(ada));
        var entry = (await _product.AuditAsync())[0];
        Assert.Equal("sessionEnded", entry.Event);
        Assert.Contains("could be trusted", entry.Details, StringComparison.Ordinal);
        Assert.Single(_log.Lines, line => line.Contains("Roles cannot be re-checked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_ThatCanBeTrustedAgain_KeepsTheSession()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        using var other = RSA.Create(2048);
        for (var times = 0; times < 3; times++)
        {
            _product.Provider.Tamper = token => Forge(token, "another key", other);
            await LookAsync(FiveMinutes);
            _product.Provider.Tamper = null;
            await LookAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
    }

    [Fact]
    public async Task Answer_WithoutAnIdToken_IsSaidOnceAndKeepsTheSession()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        using var grace = await _product.SignedInAsync("grace", "can-viewer");
        _product.Provider.Tamper = _ => null;

        await LookAsync(FiveMinutes);
        await LookAsync(FiveMinutes);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(ada), await StatusAsync(grace)));
        Assert.Contains("without an ID token", Assert.Single(_log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_WhileTheProviderIsAsked_IsNoEndByFleetToken()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer", "can-admin");
        _product.Provider.Seat("ada", "can-viewer");
        _product.Provider.Instead = async _ =>
        {
            await Sessions.EndAsync("ada", new AuditEntry(AuditEvent.SignedOut, "Ada"));
            return false;
        };

        await LookAsync(FiveMinutes);

        Assert.Single(_product.Provider.Refreshed);
        Assert.Equal("signedOut", (await _product.AuditAsync())[0].Event);
    }

    private string Forge(string token, string fault, RSA other)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return fault switch
        {
            "another sub" => _product.Provider.Sign(token, claims => claims["sub"] = "eve"),
            "no sub" => _product.Provider.Sign(token, claims => claims.Remove("sub")),
            "no signature" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.",
            "another key" => _product.Provider.Sign(token, _ => { }, new RsaSecurityKey(other.ExportParameters(true)) { KeyId = "tests" }),
            "shared secret" => _product.Provider.Sign(
                token, _ => { }, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Provider.ClientSecret.PadRight(32))) { KeyId = "tests" }, SecurityAlgorithms.HmacSha256),
            "another audience" => _product.Provider.Sign(token, claims => claims["aud"] = "another"),
            "another issuer" => _product.Provider.Sign(token, claims => claims["iss"] = "https://evil.example.org/"),
            "expired" => _product.Provider.Sign(token, claims => (claims["exp"], claims["iat"], claims["nbf"]) = (now - 600, now - 1200, now - 1200)),
            "not a token" => "nonsense",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }

    private CancellationToken EndOf(string subject) => Sessions.Vouched.Single(session => session.Subject == subject).Ended;

    private async Task LookAsync(TimeSpan later)
    {
        _time.Advance(later);
        await _recheck!.LookAsync(TestContext.Current.CancellationToken);
    }

    private async Task ByTheClockAsync(CancellationToken ended)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = ended.Register(() => over.TrySetResult());
        _time.Advance(FiveMinutes);
        await over.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task<bool> AnswerAsync(HttpContext context, int status, object answer)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(answer, answer.GetType());
        return true;
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/api/v1/summary");
        return answer.StatusCode;
    }
}
