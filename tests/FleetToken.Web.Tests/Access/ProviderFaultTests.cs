using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace FleetToken.Web.Tests.Access;

/// <summary>A provider that is down, answers nonsense, refuses, or hands out what cannot be trusted: nobody comes in, and a page says why.</summary>
public sealed class ProviderFaultTests(SignInProduct product) : IClassFixture<SignInProduct>
{
    public static TheoryData<string, string> BrokenTokens => new()
    {
        { "another key", "could not be trusted" },
        { "another key of the same name", "could not be trusted" },
        { "shared secret", "could not be trusted" },
        { "no signature", "could not be trusted" },
        { "cut signature", "could not be trusted" },
        { "expired", "could not be trusted" },
        { "not yet", "could not be trusted" },
        { "another nonce", "could not be trusted" },
        { "no nonce", "could not be trusted" },
        { "another audience", "could not be trusted" },
        { "another issuer", "could not be trusted" },
        { "no token", "makes no sense" },
        { "no token at all", "makes no sense" },
    };

    [Theory]
    [MemberData(nameof(BrokenTokens))]
    public async Task Token_ThatIsBroken_LetsNobodyIn(string fault, string expected)
    {
        product.Provider.Seat("ada", "can-admin");
        product.Provider.Tamper = token => Break(token, fault);

        var page = await product.FailAsync();

        Assert.Contains(expected, page, StringComparison.Ordinal);
        AssertPlain(page);
        Assert.Equal("signInFailed", (await product.AuditAsync())[0].Event);
    }

    [Fact]
    public async Task Token_SignedAgainByTheProvider_LetsIn()
    {
        product.Provider.Seat("ada", "can-viewer");
        product.Provider.Tamper = token => product.Provider.Sign(token, _ => { });
        using var visitor = product.Visitor();

        await visitor.SignInAsync("/health/live");

        Assert.Contains("__Host-fleettoken", visitor.Cookies.Keys);
    }

    [Theory]
    [InlineData("token", "reset", "does not answer")]
    [InlineData("token", "503", "makes no sense")]
    [InlineData("token", "html", "makes no sense")]
    [InlineData("token", "json", "makes no sense")]
    [InlineData("token", "error", "said no")]
    public async Task Code_ThatCannotBeRedeemed_LetsNobodyIn(string path, string fault, string expected)
    {
        product.Provider.Seat("ada", "can-admin");
        product.Provider.Instead = context => AnswerAsync(context, path, fault);

        var page = await product.FailAsync();

        Assert.Contains(expected, page, StringComparison.Ordinal);
        AssertPlain(page);
    }

    [Theory]
    [InlineData("openid-configuration", "reset", "does not answer")]
    [InlineData("openid-configuration", "503", "does not answer")]
    [InlineData("openid-configuration", "404", "makes no sense")]
    [InlineData("openid-configuration", "html", "makes no sense")]
    [InlineData("openid-configuration", "json", "makes no sense")]
    [InlineData("openid-configuration", "relative", "makes no sense")]
    [InlineData("openid-configuration", "http", "makes no sense")]
    [InlineData("jwks", "reset", "does not answer")]
    [InlineData("jwks", "html", "makes no sense")]
    public async Task Discovery_ThatFails_IsSaidAndGetsBetterByItself(string path, string fault, string expected)
    {
        // Only before the first sign-in: what was once read is kept.
        await product.RestartAsync();
        product.Provider.Seat("ada", "can-viewer");
        product.Provider.Instead = context => AnswerAsync(context, path, fault);

        var page = await product.FailAsync("/macs");

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains("/access/sign-in?returnUrl=%2Fmacs", page, StringComparison.Ordinal);
        AssertPlain(page);

        product.Provider.Instead = null;
        using var visitor = product.Visitor();
        await visitor.SignInAsync("/health/live");
        Assert.Contains("__Host-fleettoken", visitor.Cookies.Keys);
    }

    [Theory]
    [InlineData("access_denied")]
    [InlineData("server_error")]
    public async Task Refusal_ByTheProvider_IsSaidWithItsWord(string error)
    {
        product.Provider.Seat("ada", "can-viewer");
        product.Provider.Error = error;

        var page = await product.FailAsync();

        Assert.Contains("said no", page, StringComparison.Ordinal);
        Assert.Contains(error, page, StringComparison.Ordinal);
        Assert.DoesNotContain("The tests say no.", page, StringComparison.Ordinal);
        Assert.Contains(error, (await product.AuditAsync())[0].Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?code=abc&state=def")]
    [InlineData("?error=access_denied&state=def")]
    [InlineData("?error=%3Cscript%3E")]
    [InlineData("?code=abc")]
    [InlineData("")]
    public async Task Callback_FromNowhere_SaysToTryAgain(string query)
    {
        using var visitor = product.Visitor();

        var page = await visitor.ReadAsync("/access/callback" + query);

        Assert.Contains("Try again", page, StringComparison.Ordinal);
        Assert.Equal("/access/problem", visitor.At.AbsolutePath);
        AssertPlain(page);
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_LetsNobodyIn()
    {
        product.Provider.Seat("ada", "can-admin");
        using var begun = product.Visitor();
        using var stopped = await begun.OpenAsync("/access/sign-in", stopBefore: next => next.AbsolutePath == "/access/callback");
        var callback = stopped.Headers.Location!.PathAndQuery;
        using var other = product.Visitor();

        var page = await other.ReadAsync(callback);

        Assert.Contains("cannot be finished", page, StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-fleettoken", other.Cookies.Keys);
    }

    [Fact]
    public async Task Callback_OpenedTwice_SaysToTryAgain()
    {
        product.Provider.Seat("ada", "can-admin");
        using var visitor = product.Visitor();
        using var stopped = await visitor.OpenAsync("/access/sign-in", stopBefore: next => next.AbsolutePath == "/access/callback");
        var callback = stopped.Headers.Location!.PathAndQuery;
        (await visitor.SendAsync(HttpMethod.Get, callback)).Dispose();

        var page = await visitor.ReadAsync(callback);

        Assert.Contains("cannot be finished", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?about=nonsense")]
    [InlineData("?about=CfDJ8AAAA")]
    public async Task ProblemPage_WithAnAddressThatIsNotOurs_SaysThatNothingIsKnown(string query)
    {
        using var visitor = product.Visitor();

        var page = await visitor.ReadAsync("/access/problem" + query);

        Assert.Contains("not known any more", page, StringComparison.Ordinal);
    }

    // Only what is shown: round it stands what the framework keeps, as letters and digits at random.
    private static void AssertPlain(string page)
    {
        var shown = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        foreach (var word in (string[])["Exception", "   at ", "IDX", "Microsoft", Provider.ClientSecret, "127.0.0.1"])
        {
            Assert.DoesNotContain(word, shown, StringComparison.Ordinal);
        }
    }

    private string? Break(string token, string fault)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var rsa = RSA.Create(2048);
        return fault switch
        {
            "another key" => product.Provider.Sign(token, _ => { }, new RsaSecurityKey(rsa.ExportParameters(true)) { KeyId = "other" }),
            "another key of the same name" => product.Provider.Sign(token, _ => { }, new RsaSecurityKey(rsa.ExportParameters(true)) { KeyId = "tests" }),
            "shared secret" => product.Provider.Sign(token, _ => { }, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Provider.ClientSecret.PadRight(32))) { KeyId = "tests" }, SecurityAlgorithms.HmacSha256),
            "no signature" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.",
            "cut signature" => token[..^20],
            "expired" => product.Provider.Sign(token, claims => (claims["exp"], claims["iat"], claims["nbf"]) = (now - 600, now - 1200, now - 1200)),
            "not yet" => product.Provider.Sign(token, claims => (claims["nbf"], claims["exp"]) = (now + 3600, now + 7200)),
            "another nonce" => product.Provider.Sign(token, claims => claims["nonce"] = "another"),
            "no nonce" => product.Provider.Sign(token, claims => claims.Remove("nonce")),
            "another audience" => product.Provider.Sign(token, claims => claims["aud"] = "another"),
            "another issuer" => product.Provider.Sign(token, claims => claims["iss"] = "https://evil.example.org/"),
            "no token" => null,
            "no token at all" => "nonsense",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }

    private static async Task<bool> AnswerAsync(HttpContext context, string path, string fault)
    {
        if (!context.Request.Path.Value!.EndsWith(path, StringComparison.Ordinal))
        {
            return false;
        }

        switch (fault)
        {
            case "reset":
                context.Abort();
                return true;
            case "503" or "404":
                context.Response.StatusCode = int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture);
                await context.Response.WriteAsync("<h1>Sorry</h1>");
                return true;
            case "html":
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>Welcome to the airport's network</html>");
                return true;
            case "error":
                context.Response.StatusCode = 400;
                await context.Response.WriteAsJsonAsync(new { error = "invalid_client", error_description = "127.0.0.1 Exception" });
                return true;
            case "relative" or "http":
                var endpoint = fault == "http" ? "http://evil.example.org/authorize" : "/macs";
                await context.Response.WriteAsJsonAsync(new { issuer = "x", authorization_endpoint = endpoint, token_endpoint = endpoint, jwks_uri = $"{context.Request.Scheme}://{context.Request.Host}/.well-known/jwks" });
                return true;
            default:
                await context.Response.WriteAsJsonAsync(new { nothing = true });
                return true;
        }
    }
}
