using System.Security.Claims;
using System.Text.RegularExpressions;
using FleetToken.Web.Access;
using FleetToken.Web.Tests.Commands;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Access;

/// <summary>Every route of the running product, held against the table of who may use it: generated from the routes, so that none is forgotten.</summary>
public sealed partial class RouteTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    internal static readonly Role?[] Everyone = [null, .. Enum.GetValues<Role>().Cast<Role?>()];
    private static readonly Role?[] Roles = [Role.Viewer, Role.Helpdesk, Role.Approver, Role.Auditor, Role.Admin];
    private static readonly Role?[] Readers = [Role.Auditor, Role.Admin];
    private static readonly Role?[] Admins = [Role.Admin];

    // What a method says nothing about is meant for all methods. Null is somebody who is not signed in.
    internal static readonly Dictionary<string, Role?[]> Table = new()
    {
        ["/"] = Roles,
        ["/macs"] = Roles,
        ["/macs/{server}/{id}"] = Roles,
        ["/what-if"] = Roles,
        ["/findings"] = Roles,
        ["/findings/{code}"] = Roles,
        ["/jamf"] = Readers,
        ["/audit"] = [Role.Auditor],
        ["/helpdesk"] = [Role.Helpdesk],
        ["/helpdesk/call/{server}/{id}"] = [Role.Helpdesk],
        ["/followups"] = [Role.Helpdesk, Role.Approver, Role.Auditor, Role.Admin],
        ["/exports"] = Readers,
        ["/settings"] = Admins,
        ["/error"] = Everyone,
        ["/not-found"] = Everyone,
        ["/status/403"] = Everyone,
        ["/status/404"] = Everyone,
        ["/status/{Code}"] = Everyone,
        ["GET /api/v1/macs"] = Roles,
        ["GET /api/v1/macs.csv"] = Roles,
        ["GET /api/v1/macs/{server}/{id}"] = Roles,
        ["GET /api/v1/macs/{server}/{id}/history"] = Roles,
        ["GET /api/v1/summary"] = Roles,
        ["GET /api/v1/findings"] = Roles,
        ["GET /api/v1/findings.csv"] = Roles,
        ["GET /api/v1/token-holders.csv"] = Roles,
        ["GET /api/v1/audit.csv"] = [Role.Auditor],
        ["GET /api/v1/sync"] = Roles,
        ["POST /api/v1/sync"] = Admins,
        ["POST /api/v1/lists"] = Roles,
        ["POST /api/v1/runbook"] = [Role.Helpdesk],
        ["POST /api/v1/webhooks/jamf/{server}"] = Everyone,
        ["POST /access/role"] = Roles,
        ["GET /access/sign-in"] = Everyone,
        ["POST /access/sign-out"] = Everyone,
        ["/access/signed-out"] = Everyone,
        ["/access/problem"] = Everyone,
        ["GET /openapi/{documentName}.json"] = Roles,
        ["/health/live"] = Everyone,
        ["/health/ready"] = Everyone,
        ["/metrics"] = Everyone,
        ["/{*path}"] = Everyone,
        ["/_blazor"] = Roles,
        ["/_blazor/negotiate"] = Roles,
        ["/_blazor/disconnect"] = Roles,
        ["/_blazor/initializers"] = Roles,
    };

    // They are there in one mode only.
    internal static readonly string[] OfTheDemo = ["POST /access/role"];
    internal static readonly string[] OfSignIn = ["GET /access/sign-in", "POST /access/sign-out"];

    [Fact]
    public void EveryRoute_IsInTheTable()
    {
        var routes = Routes().Select(NameOf).ToHashSet();
        var wrong = routes.Except(Table.Keys.Except(OfSignIn)).Select(route => $"{route} has no row")
            .Concat(Table.Keys.Except(OfSignIn).Except(routes).Select(row => $"{row} has no route"))
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void EveryRoute_HasAPolicyOrSaysThatItNeedsNone()
    {
        var open = Routes()
            .Where(route => route.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0 && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(route => $"{NameOf(route)} ({route.DisplayName} {route.RoutePattern.RawText})")
            .ToList();

        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public void EveryRoute_WithAPolicy_NamesOneOfOurs()
    {
        var names = Routes().SelectMany(route => route.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(data => data.Policy);

        Assert.All(names, name => Assert.Contains(name, AccessPolicies.Roles.Keys));
    }

    [Fact]
    public async Task EveryRoute_ForEveryRoleAndNobody_LetsInWhomTheTableSays()
    {
        var wrong = new List<string>();
        foreach (var route in Routes())
        {
            foreach (var role in Everyone)
            {
                var expected = Table.TryGetValue(NameOf(route), out var allowed) && allowed.Contains(role);
                if (await IsLetInAsync(route, role) != expected)
                {
                    wrong.Add($"{NameOf(route)} for {role?.ToString() ?? "nobody"}: expected {(expected ? "yes" : "no")}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // Files of the program itself need no sign-in; there are hundreds, and they hold nothing of a fleet.
    internal static IEnumerable<RouteEndpoint> RoutesOf(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !IsFrameworkFile(route));

    private IEnumerable<RouteEndpoint> Routes() => RoutesOf(demo.Serve.Services);

    private static bool IsFrameworkFile(RouteEndpoint route) => route.RoutePattern.RawText?.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal) == true;

    internal static string NameOf(RouteEndpoint route)
    {
        var path = "/" + Constraint().Replace(route.RoutePattern.RawText ?? "", "}").Trim('/');
        var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || methods.Count != 1 ? path : $"{methods[0]} {path}";
    }

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();

    private async Task<bool> IsLetInAsync(RouteEndpoint route, Role? role)
    {
        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return true;
        }

        var policies = demo.Serve.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var policy = await AuthorizationPolicy.CombineAsync(policies, route.Metadata.GetOrderedMetadata<IAuthorizeData>()) ?? await policies.GetFallbackPolicyAsync();
        Assert.NotNull(policy);
        var person = role is { } known ? PersonClaims.WithEveryMac("Ada", "Test", [known]) : new ClaimsPrincipal(new ClaimsIdentity());
        var answer = await demo.Serve.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(person, null, policy);
        return answer.Succeeded;
    }
}
