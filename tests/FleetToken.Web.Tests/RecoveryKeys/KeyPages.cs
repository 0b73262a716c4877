using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Features.Followups;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.RecoveryKeys;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>Pages about keys that were asked for or read out, for a person who is signed in, on a <see cref="KeyHouse"/>.</summary>
public abstract class KeyPages : BunitContext
{
    private BunitAuthorizationContext? _person;

    /// <summary>Ada works at the helpdesk; whoever looks has these roles.</summary>
    internal async Task<KeyHouse> HouseAsync(string name, Role[] roles, params (string Key, string Value)[] more)
    {
        var house = await KeyHouse.StartAsync(more);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(house.Time);
        Services.AddScoped<ReaderClock>();
        Services.AddSingleton(house.Get<RevealRequests>());
        Services.AddSingleton(house.Get<FollowUpCases>());
        Services.AddSingleton(house.Get<Calls>());
        Services.AddSingleton(house.Get<IOptions<RevealOptions>>());
        Services.AddSingleton(house.Get<AuditLog>());
        Services.AddSingleton<Refusals>();
        Services.AddScoped<PersonNow>();
        _person = AddAuthorization();
        SignIn(house, name, roles, $"{name}@example.org");
        return house;
    }

    internal void SignIn(KeyHouse house, string name, Role[] roles, string account)
    {
        using var session = new Session("session", $"sub-{name}", house.Time.GetUtcNow());
        _person!.SetAuthorized(name);
        _person.SetClaims([.. PersonClaims.SignedIn(name, "Test", new Grant(roles, null), session, house.Time.GetUtcNow(), [account]).Claims.Where(claim => claim.Type != ClaimTypes.Name)]);
        _person.SetPolicies([.. AccessPolicies.Roles.Where(policy => policy.Value.Any(roles.Contains)).Select(policy => policy.Key)]);
    }

    /// <summary>The person may do nothing any more.</summary>
    protected void TakeRoles() => _person!.SetPolicies();

    internal static IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").First(button => button.TextContent.Contains(label, StringComparison.Ordinal));

    internal static bool HasButton(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").Any(button => button.TextContent.Contains(label, StringComparison.Ordinal));

    internal static void Says(IRenderedComponent<IComponent> page, string text) =>
        page.WaitForAssertion(() => Assert.Contains(text, page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

    internal static void SaysNot(IRenderedComponent<IComponent> page, string text) =>
        page.WaitForAssertion(() => Assert.DoesNotContain(text, page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
}
