using System.Security.Claims;
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
public sealed class RouteTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private static readonly Role?[] Everyone = [null, .. Enum.GetValues<Role>().Cast<Role?>()];
    private static readonly Role?[] Roles = [Role.Viewer, Role.Helpdesk, Role.Approver, Role.Auditor, Role.Admin];
    private static readonly Role?[] Admins = [Role.Admin];

    // What a method says nothing about is meant for all methods. Null is somebody who is not signed in.
    private static readonly Dictionary<string, Role?[]> Table = new()
    {
        ["/"] = Roles,
        ["/macs"] = Roles,
        ["/macs/{Server}/{Id}"] = Roles,
        ["/settings"] = Admins,
        ["/error"] = Everyone,
        ["/not-found"] = Everyone,
        ["GET /api/v1/macs"] = Roles,
        ["GET /api/v1/macs.csv"] = Roles,
        ["GET /api/v1/macs/{server}/{id}"] = Roles,
        ["GET /api/v1/macs/{server}/{id}/history"] = Roles,
        ["GET /api/v1/summary"] = Roles,
        ["GET /api/v1/findings"] = Roles,
        ["GET /api/v1/sync"] = Roles,
        ["POST /api/v1/sync"] = Admins,
        ["POST /api/v1/lists"] = Roles,
        ["POST /access/role"] = Roles,
        ["GET /openapi/{documentName}.json"] = Roles,
        ["/health/live"] = Everyone,
        ["/health/ready"] = Everyone,
        ["/metrics"] = Everyone,
        ["/{*path}"] = Everyone,
        ["/_blazor"] = Roles,
        ["POST /_blazor/negotiate"] = Roles,
        ["/_blazor/disconnect"] = Roles,
        ["/_blazor/initializers"] = Roles,
    };

    [Fact]
    public void EveryRoute_IsInTheTable()
    {
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), Routes().Select(NameOf).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryRoute_HasAPolicyOrSaysThatItNeedsNone()
    {
        var open = Routes().Where(route => route.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0 && route.Metadata.GetMetadata<IAllowAnonymous>() is null);

        Assert.Empty(open.Select(NameOf));
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

        Assert.Empty(wrong);
    }

    // Files of the program itself need no sign-in; there are hundreds, and they hold nothing of a fleet.
    private IEnumerable<RouteEndpoint> Routes() =>
        demo.Serve.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !IsFrameworkFile(route));

    private static bool IsFrameworkFile(RouteEndpoint route) => route.RoutePattern.RawText?.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal) == true;

    private static string NameOf(RouteEndpoint route)
    {
        var path = "/" + route.RoutePattern.RawText?.TrimStart('/');
        var path1 = System.Text.RegularExpressions.Regex.Replace(path, ":[a-z]+}", "}");
        var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || methods.Count != 1 ? path1 : $"{methods[0]} {path1}";
    }

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
