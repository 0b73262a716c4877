using System.Net;
using System.Text.Json.Nodes;
using FleetToken.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Access;

/// <summary>Signing in at a real provider over HTTP: who comes in, as what, and what is kept of them.</summary>
public sealed class SignInTests(SignInProduct product) : IClassFixture<SignInProduct>
{
    [Fact]
    public async Task SignIn_WithARole_ComesInAndGoesWhereTheyWanted()
    {
        product.Provider.Seat("ada", new[] { "can-viewer" });
        using var visitor = product.Visitor();

        using var page = await visitor.OpenAsync("/macs?search=m%C3%BCller");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("/macs?search=m%C3%BCller", visitor.At.PathAndQuery);
        using var api = await visitor.SendAsync(HttpMethod.Get, "/api/v1/macs");
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
        using var settings = await visitor.SendAsync(HttpMethod.Get, "/settings");
        Assert.Equal(HttpStatusCode.Forbidden, settings.StatusCode);
    }

    [Fact]
    public async Task SignIn_Request_AsksForACodeWithPkceAtThePublicAddress()
    {
        using var visitor = product.Visitor();

        using var answer = await visitor.SendAsync(HttpMethod.Get, "/access/sign-in");

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal(Visitor.Public + "/access/callback", query["redirect_uri"]);
        Assert.NotEmpty(query["nonce"].ToString());
        Assert.NotEmpty(query["state"].ToString());
        Assert.All(visitor.SetCookies, AssertHardened);
    }

    [Fact]
    public async Task SignIn_Cookie_IsHardenedEndsWithTheBrowserAndHoldsNoToken()
    {
        using var visitor = await product.SignedInAsync("ada", "can-viewer");

        var session = Assert.Single(visitor.SetCookies, cookie => cookie.StartsWith("__Host-fleettoken=", StringComparison.Ordinal));
        AssertHardened(session);
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);

        // What is needed is some hundred bytes; an ID token alone would be twice as long.
        Assert.InRange(session.Length, 100, 1_200);
        Assert.Equal(["__Host-fleettoken"], visitor.Cookies.Keys);
    }

    [Fact]
    public async Task SignIn_IsWrittenDownWithWhoRolesAndSites()
    {
        using var visitor = await product.SignedInAsync("ada-7", "can-auditor", "can-viewer", "berlin", "other");

        var entry = (await product.AuditAsync())[0];
        var details = JsonNode.Parse(entry.Details)!;
        Assert.Equal(("signedIn", "Ada Lovelace (ada@example.org)", "viewer auditor"), (entry.Event, entry.By, entry.Roles));
        Assert.Equal(("ada-7", "Berlin", visitor.Address.ToString()), ((string?)details["subject"], (string?)details["sites"], (string?)details["address"]));
    }

    public static TheoryData<string, object, string> ClaimShapes => new()
    {
        { "a text", "can-admin", "admin" },
        { "a list", new[] { "x", "can-admin", "can-viewer" }, "viewer admin" },
        { "a list of one", new[] { "can-helpdesk" }, "helpdesk" },
        { "the same twice", new[] { "can-admin", "can-admin" }, "admin" },
    };

    [Theory]
    [MemberData(nameof(ClaimShapes))]
    public async Task SignIn_ByShapeOfTheClaim_GivesTheRoles(string shape, object claim, string expected)
    {
        product.Provider.Seat(shape, claim);
        using var visitor = product.Visitor();

        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync("/health/live"));

        Assert.Equal(("signedIn", expected), ((await product.AuditAsync())[0].Event, (await product.AuditAsync())[0].Roles));
    }

    [Theory]
    [InlineData("""[1, true, null, { "a": "can-admin" }, ["can-auditor"], "can-viewer"]""", "viewer")]
    [InlineData("""[["can-viewer"]]""", null)]
    [InlineData("""[{ "value": "can-viewer" }]""", null)]
    [InlineData("""null""", null)]
    public async Task SignIn_WithListsOfOtherThings_TakesTextsOnly(string claim, string? expected)
    {
        product.Provider.Seat("ada", null);
        product.Provider.Tamper = token => product.Provider.Sign(token, claims => claims["roles"] = JsonNode.Parse(claim)!);
        using var visitor = product.Visitor();

        await visitor.SignInAsync("/health/live");

        var entry = (await product.AuditAsync())[0];
        Assert.Equal(expected is null ? ("signInFailed", "") : ("signedIn", expected), (entry.Event, entry.Roles));
    }

    public static TheoryData<string, object?> UselessClaims => new()
    {
        { "no claim", null },
        { "another value", "viewer" },
        { "another case", "CAN-VIEWER" },
        { "commas in one text", "can-viewer,can-admin" },
        { "a list as text", "[\"can-viewer\"]" },
        { "an object", new { value = "can-viewer" } },
        { "a number", 7 },
        { "the empty text", "" },
        { "a blank more", "can-viewer " },
        { "only a site", "berlin" },
    };

    [Theory]
    [MemberData(nameof(UselessClaims))]
    public async Task SignIn_WithoutARole_StaysOutAndIsToldWhy(string shape, object? claim)
    {
        product.Provider.Seat(shape, claim);

        var page = await product.FailAsync();

        Assert.Contains("You have no role in FleetToken", page, StringComparison.Ordinal);
        Assert.Contains("Ada Lovelace (ada@example.org)", page, StringComparison.Ordinal);

        // What would have given a role is the organisation's own, and nobody's who has none.
        Assert.DoesNotContain("can-auditor", page, StringComparison.Ordinal);
        var entry = (await product.AuditAsync())[0];
        Assert.Equal(("signInFailed", "Ada Lovelace (ada@example.org)"), (entry.Event, entry.By));
        Assert.Contains("NoRole", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithoutARole_ShowsTheirOwnValuesAsText()
    {
        product.Provider.Seat("ada", new[] { "<script>alert(1)</script>", "Staff" });
        using var visitor = product.Visitor();

        using var page = await visitor.OpenAsync("/access/sign-in");

        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Staff", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example.org/")]
    [InlineData("//evil.example.org")]
    [InlineData("/\\evil.example.org")]
    [InlineData("\\\\evil.example.org")]
    [InlineData("/\t/evil.example.org")]
    [InlineData("/\r\n/evil.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example.org")]
    [InlineData("/.//evil.example.org")]
    [InlineData("")]
    public async Task SignIn_ToAnotherSite_GoesToTheOverview(string returnUrl)
    {
        product.Provider.Seat("ada", "can-viewer");
        using var visitor = product.Visitor();

        // Once through the provider, and once more as somebody who is signed in already.
        foreach (var _ in (int[])[1, 2])
        {
            using var last = await visitor.OpenAsync(
                "/access/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl),
                stopBefore: next => next.Host == "fleet.example.org" && !next.AbsolutePath.StartsWith("/access/", StringComparison.Ordinal));
            var target = new Uri(new Uri(Visitor.Public), last.Headers.Location!);
            Assert.Equal("fleet.example.org", target.Host);
            Assert.DoesNotContain("//", last.Headers.Location!.OriginalString.Replace(Visitor.Public, "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains("__Host-fleettoken", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task SignIn_ProgramWithoutCookie_IsToldAndNotSentToTheProvider()
    {
        using var visitor = product.Visitor();

        foreach (var (method, path) in (IEnumerable<(HttpMethod, string)>)[(HttpMethod.Get, "/api/v1/macs"), (HttpMethod.Post, "/api/v1/sync"), (HttpMethod.Get, "/openapi/v1.json"), (HttpMethod.Get, "/_blazor/negotiate")])
        {
            using var answer = await visitor.SendAsync(method, path);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed, $"{method} {path}: {answer.StatusCode}");
            Assert.Null(answer.Headers.Location);
        }
    }

    [Fact]
    public async Task SignIn_TooOftenFromOneAddress_IsSlowedDownThereOnly()
    {
        product.Provider.Seat("ada", "can-viewer");
        using var hasty = product.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var times = 0; times < 40; times++)
        {
            using var answer = await hasty.SendAsync(HttpMethod.Get, "/access/sign-in");
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.Found, answers[0]);
        using var other = product.Visitor();
        Assert.Equal(HttpStatusCode.OK, await other.SignInAsync("/health/live"));
    }

    [Fact]
    public async Task Program_WithItsToken_NeedsNoSession()
    {
        using var admin = await product.SignedInAsync("maker", "can-admin");
        var maker = CurrentUser.Of(PersonClaims.WithEveryMac("Maker", "Test", [Role.Admin, Role.Viewer]));
        var made = await product.Serve.Services.GetRequiredService<ApiTokens>()
            .MakeAsync(new ApiTokenWish("reports", [Role.Viewer], null, 1), maker, TestContext.Current.CancellationToken);
        using var program = product.Visitor();

        using var answer = await program.SendAsync(HttpMethod.Get, "/api/v1/summary", request => request.Headers.Authorization = new("Bearer", made.Token));
        using var page = await program.SendAsync(HttpMethod.Get, "/", request => request.Headers.Authorization = new("Bearer", made.Token));
        admin.Cookies["__Host-fleettoken"] += "x";
        using var nobody = await admin.SendAsync(HttpMethod.Get, "/api/v1/summary", request => request.Headers.Authorization = new("Bearer", "nonsense"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private static void AssertHardened(string cookie)
    {
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        foreach (var word in (string[])["; path=/;", "; secure", "; httponly", "; samesite=lax"])
        {
            Assert.Contains(word, cookie + ";", StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
