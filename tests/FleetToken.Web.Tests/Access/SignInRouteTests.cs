using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FleetToken.Web.Access;
using Microsoft.AspNetCore.Routing;

namespace FleetToken.Web.Tests.Access;

/// <summary>
/// The table of <see cref="RouteTests"/> over HTTP: every page, endpoint and verb, for every role, for somebody who is not signed in, and for another web site
/// that acts with somebody's cookie. Made from the routes of the running product, so that a new one without a row fails.
/// </summary>
public sealed partial class SignInRouteTests(SignInProduct product) : IClassFixture<SignInProduct>
{
    // Blazor's own endpoints name no verb.
    private static readonly string[] AnyVerb = ["GET", "POST", "PUT", "DELETE"];

    private static readonly Dictionary<string, string> Values = new() { ["server"] = "main", ["id"] = "1", ["code"] = "FT-TOK-01", ["Code"] = "404", ["documentName"] = "v1" };

    [Fact]
    public void EveryRoute_OfSignIn_IsInTheTable()
    {
        var routes = RouteTests.RoutesOf(product.Serve.Services).Select(RouteTests.NameOf).ToHashSet();
        var rows = RouteTests.Table.Keys.Except(RouteTests.OfTheDemo).ToList();
        var wrong = routes.Except(rows).Select(route => $"{route} has no row").Concat(rows.Except(routes).Select(row => $"{row} has no route")).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("/no-such-page", "There is no such page")]
    [InlineData("/status/404", "There is no such page")]
    [InlineData("/status/403", "Your roles do not include this page")]
    public async Task Page_ForNobody_IsPlainAndWaitsForNoConnection(string path, string expected)
    {
        using var visitor = product.Visitor();

        using var answer = await visitor.SendAsync(HttpMethod.Get, path);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(expected, body, StringComparison.Ordinal);
        Assert.DoesNotContain("Connecting…", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryRouteAndVerb_ForEveryRoleAndNobody_AnswersWhomTheTableSays()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var role in RouteTests.Everyone)
        {
            using var visitor = role is { } known ? await product.SignedInAsync($"table-{known}", "can-" + PersonClaims.NameOf(known)) : product.Visitor();
            foreach (var (route, verb, path) in Requests())
            {
                var allowed = RouteTests.Table.TryGetValue(route, out var roles) && roles.Contains(role);
                var expected = allowed ? "in" : role is null ? "sign in" : "refused";

                // Where a body is asked for, a request without one is another route's.
                using var answer = await visitor.SendAsync(new HttpMethod(verb), path, request => request.Content = verb == "POST" && path.StartsWith("/api/", StringComparison.Ordinal) ? new StringContent("{}", Encoding.UTF8, "application/json") : null);
                asked++;
                if (Outcome(answer) is var outcome && outcome != expected)
                {
                    wrong.Add($"{verb} {path} ({route}) for {role?.ToString() ?? "nobody"}: expected {expected}, was {outcome} ({(int)answer.StatusCode})");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(asked, 6 * 30, int.MaxValue);
    }

    [Fact]
    public async Task EveryRouteAndVerb_ThatChangesSomething_IsRefusedToAnotherSite()
    {
        using var admin = await product.SignedInAsync("everything", [.. Enum.GetValues<Role>().Select(role => "can-" + PersonClaims.NameOf(role))]);
        var wrong = new List<string>();
        foreach (var (_, verb, path) in Requests().Where(request => request.Verb != "GET"))
        {
            using var answer = await admin.SendAsync(new HttpMethod(verb), path, request =>
            {
                request.Headers.Remove("Origin");
                request.Headers.Add("Origin", "https://evil.example.org");
            });
            if (answer.StatusCode != HttpStatusCode.Forbidden)
            {
                wrong.Add($"{verb} {path}: {(int)answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Contains(Requests(), request => request.Verb == "POST");
    }

    private static string Outcome(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Forbidden => "refused",
        HttpStatusCode.Unauthorized => "sign in",
        HttpStatusCode.Redirect when answer.Headers.Location?.OriginalString.StartsWith("/access/sign-in", StringComparison.Ordinal) == true => "sign in",
        _ => "in",
    };

    private IEnumerable<(string Route, string Verb, string Path)> Requests()
    {
        foreach (var route in RouteTests.RoutesOf(product.Serve.Services))
        {
            var path = "/" + Parameter().Replace(route.RoutePattern.RawText ?? "", match => Values.GetValueOrDefault(match.Groups[1].Value, "nothing")).Trim('/');
            var verbs = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
            foreach (var verb in verbs.Count > 0 ? verbs : AnyVerb)
            {
                yield return (RouteTests.NameOf(route), verb, path);
            }
        }
    }

    [GeneratedRegex(@"\{\*?([A-Za-z]+)[^}]*\}")]
    private static partial Regex Parameter();
}
