using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>A call's page over a simulated Jamf, with who looks at it.</summary>
public abstract class CallPageContext : BunitContext
{
    private IRenderedComponent<MudDialogProvider>? _dialogs;

    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    protected BunitAuthorizationContext? Who { get; private set; }

    private protected IRenderedComponent<MudDialogProvider> Dialogs => _dialogs ??= Render<MudDialogProvider>();

    private protected static string Now(IRenderedComponent<CallPage> page) => page.Find(".q.now").TextContent;

    private protected static string? Asked(IRenderedComponent<CallPage> page) => page.FindAll("#question-now") is [var question, ..] ? question.TextContent : null;

    /// <summary>A call of somebody at the FileVault screen who forgot the password.</summary>
    private protected static Call Locked(MacId mac, KeyHouse house) => new Call { Mac = mac, OpenedAt = house.Time.GetUtcNow() }
        .With(RunbookInput.Identity, InputWords.Of(CallerIdentity.Verified))
        .With(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault))
        .With(RunbookInput.Clue, InputWords.Of(PasswordClue.Forgotten));

    private protected static async Task<Call> WriteAsync(KeyHouse house, Call call, CurrentUser? person = null)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var live = await house.Get<RefreshMac>().NowAsync(call.Mac, KeyHouse.Cancel);
        var detail = await house.Get<MacsQuery>().FindAsync(call.Mac, FleetScope.Everything, KeyHouse.Cancel);
        var view = await house.Get<RunbookViews>().OfAsync(detail!, call, live, KeyHouse.Cancel);
        var saved = await house.Get<Calls>().SaveAsync(call, view, detail!, person ?? house.Ada);
        Assert.Null(saved.Fault);
        return saved.Call!;
    }

    private protected static Task<Call?> StoredAsync(KeyHouse house, MacId? mac = null) => house.Get<Calls>().FindOpenAsync(mac ?? house.Id, KeyHouse.Cancel);

    private protected static Call? Stored(KeyHouse house, MacId? mac = null) => StoredAsync(house, mac).GetAwaiter().GetResult();

    private protected static IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").First(button => button.TextContent.Contains(label, StringComparison.Ordinal));

    private protected static Task ClickAsync(IRenderedComponent<IComponent> page, string label) => Button(page, label).ClickAsync(new());

    private protected static async Task AnswerAsync(IRenderedComponent<CallPage> page, string label, string? next)
    {
        await page.FindAll(".q.now button").First(button => button.TextContent.EndsWith(label, StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(next, Asked(page)), Patience);
    }

    private protected static async Task AnswerAsync(IRenderedComponent<CallPage> page, int place, string? next)
    {
        await page.FindAll(".q.now button")[place].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(next, Asked(page)), Patience);
    }

    private protected static async Task SettleAsync(IRenderedComponent<CallPage> page, int line)
    {
        await page.FindComponent<EraseCard>().FindAll("input")[line].ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.True(page.FindComponent<EraseCard>().FindAll("input")[line].HasAttribute("checked")), Patience);
    }

    private protected async Task RevealAsync(IRenderedComponent<CallPage> page)
    {
        // The click ends with the dialog.
        _ = ClickAsync(page, "Reveal the recovery key");
        Dialogs.WaitForState(() => Dialogs.FindAll("#key-reason").Count > 0, Patience);
        await Dialogs.FindAll("label.opt").Single(option => option.TextContent.Contains(KeyHouse.Check, StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync(new ChangeEventArgs { Value = "on" });
        await Dialogs.Find("#key-reason").InputAsync(new ChangeEventArgs { Value = "They forgot their password." });
        await DialogAsync("Record and show");
        Dialogs.WaitForState(() => Dialogs.FindAll("[data-secret]").Count > 0, Patience);
    }

    private protected Task DialogAsync(string label) => Dialogs.FindAll("button").First(button => button.TextContent.Contains(label, StringComparison.Ordinal)).ClickAsync(new());

    private protected async Task<KeyHouse> HouseAsync()
    {
        var house = await KeyHouse.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(house.Time);
        Services.AddScoped<ReaderClock>();
        Services.AddSingleton(house.Get<MacsQuery>());
        Services.AddSingleton(house.Get<Calls>());
        Services.AddSingleton(house.Get<RunbookViews>());
        Services.AddSingleton(house.Get<RefreshMac>());
        Services.AddSingleton(house.Get<RevealRequests>());
        Services.AddSingleton(house.Get<RevealRecoveryKey>());
        Services.AddSingleton(house.Get<IOptions<RevealOptions>>());
        Services.AddSingleton(house.Get<AuditLog>());
        Services.AddSingleton<Refusals>();
        Services.AddScoped<PersonNow>();
        Services.AddScoped<ConnectionWatch>();
        Who = this.AddAuthorization();
        Person("Ada");
        return house;
    }

    private protected void Person(string name, string? site = null)
    {
        var time = Services.GetRequiredService<TimeProvider>();
        using var session = new Session("session", $"sub-{name}", time.GetUtcNow());
        Who!.SetAuthorized(name).SetPolicies(AccessPolicies.HelpCallers);
        Who.SetClaims([.. PersonClaims.SignedIn(name, "Test", new Grant([Role.Helpdesk], site is null ? null : [site]), session, time.GetUtcNow(), [$"{name}@example.org"]).Claims.Where(claim => claim.Type != ClaimTypes.Name)]);
    }

    private protected Task<IRenderedComponent<CallPage>> OpenAsync(KeyHouse house, MacId? mac = null, string? person = null)
    {
        if (person is not null)
        {
            Person(person);
        }

        _ = Dialogs;
        var id = mac ?? house.Id;
        var page = Render<CallPage>(parameters => parameters.Add(one => one.Server, id.Server).Add(one => one.Id, id.ComputerId));
        page.WaitForState(() => page.Markup.Contains("Read live from Jamf at", StringComparison.Ordinal), Patience);
        return Task.FromResult(page);
    }
}
