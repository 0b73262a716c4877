using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Simulator;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>The dialog: the key's characters are in the page only while it is shown, and whatever happens takes them away.</summary>
public sealed class KeyDialogTests : BunitContext
{
    private BunitAuthorizationContext? _person;
    private string[] _groups = [];

    [Fact]
    public async Task Key_IsInThePageOnlyFromShowToHideAndCannotBeCopied()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        Assert.Empty(Secret(page));

        await ShowAsync(house, page);

        Assert.Equal(string.Concat(_groups), string.Concat(page.FindAll(".grp u, .grp span").Select(letter => letter.TextContent)));
        Assert.DoesNotContain("copy", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(string.Join('-', _groups), page.Markup, StringComparison.Ordinal);
        await Button(page, "Hide now").ClickAsync(new());
        AssertHidden(page);
        Assert.Contains("The key is hidden again.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_AfterItsTime_IsHidden()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await ShowAsync(house, page);

        house.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.NotEmpty(Secret(page));
        house.Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => AssertHidden(page));
        Assert.Contains("Its time was over.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_ShowsLongerButNeverBeyondTwentyMinutes()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await ShowAsync(house, page);

        for (var minute = 4; minute <= 16; minute += 4)
        {
            house.Time.Advance(TimeSpan.FromMinutes(4));
            await Button(page, "Keep showing").ClickAsync(new());
        }

        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Keep showing", StringComparison.Ordinal));
        house.Time.Advance(TimeSpan.FromMinutes(4) - TimeSpan.FromSeconds(1));
        Assert.NotEmpty(Secret(page));
        house.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => AssertHidden(page));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Show again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_AfterTheConnectionWasLost_IsHidden()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await ShowAsync(house, page);

        await Services.GetRequiredService<ConnectionWatch>().OnConnectionDownAsync(null!, CancellationToken.None);

        page.WaitForAssertion(() => AssertHidden(page));
        Assert.Contains("connection to your browser was lost", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_ThatArrivesAfterTheConnectionWasLost_IsNotShown()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        var hold = house.Jamf.Faults.On(SimulatorRoute.FileVault).Hold();
        await FillAsync(page);
        _ = Button(page, "Record and show").ClickAsync(new());
        await hold.Struck;

        await Services.GetRequiredService<ConnectionWatch>().OnConnectionDownAsync(null!, CancellationToken.None);
        hold.Release();

        page.WaitForAssertion(() => Assert.Contains("was lost while Jamf was asked", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Empty(Secret(page));
        await Button(page, "Record and show").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotEmpty(Secret(page)), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("[data-secret]")]
    [InlineData(".key-head h2")]
    [InlineData(".key-foot .primary")]
    public async Task Escape_FromAnywhereInTheDialog_HidesTheKey(string place)
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await ShowAsync(house, page);

        await page.Find(place).KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        AssertHidden(page);
    }

    [Fact]
    public async Task Arrows_GoFromGroupToGroup()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await ShowAsync(house, page);

        await page.Find("[data-secret]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowRight" });
        Assert.Equal(_groups[1], string.Concat(page.FindAll(".chars .ch b").Select(letter => letter.TextContent)));
        await page.Find("[data-secret]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowLeft" });
        Assert.Equal(_groups[0], string.Concat(page.FindAll(".chars .ch b").Select(letter => letter.TextContent)));
        for (var place = 0; place < 6; place++)
        {
            await Button(page, "Said back").ClickAsync(new());
        }

        Assert.Contains("All six groups are read out.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_AfterTheDialogIsDisposed_IsGone()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await ShowAsync(house, page);
        var dialog = page.FindComponent<KeyDialog>().Instance;

        await page.InvokeAsync(dialog.Dispose);

        var kept = typeof(KeyDialog).GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic).Where(field => field.GetValue(dialog) is Showing.Shown);
        Assert.Empty(kept);
    }

    [Fact]
    public async Task Show_AfterTheRoleWasTaken_ShowsNothing()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await FillAsync(page);
        _person!.SetPolicies();

        await Button(page, "Record and show").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("no longer include this", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Empty(Secret(page));
        Assert.Equal(0, house.KeysAsked);
    }

    [Fact]
    public async Task Show_WithASecretAsReason_SaysSoAndAsksNothing()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await FillAsync(page, "password: Winter2026");

        await Button(page, "Record and show").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("looks like a recovery key or a password", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Empty(await house.EventsAsync());
    }

    [Fact]
    public async Task Purpose_OutsideACall_SaysThatSomebodyElseMustApproveAndWhy()
    {
        await using var house = await HouseAsync();
        Assert.DoesNotContain("must approve this first", (await OpenAsync(house)).Markup, StringComparison.Ordinal);
        var page = await OpenAsync(house, RevealPurpose.Leaver);
        Assert.Contains("the owner of these data is not the one who asks", page.Markup, StringComparison.Ordinal);

        await ChooseAsync(page, "Repair");

        Assert.Contains("no call and no runbook led to this key", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ask for approval", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purposes_OfACallAboutSomebodyWhoLeft_AreThoseThatNeedApproval()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house, RevealPurpose.Leaver, await house.CallAsync("o9"));

        Assert.Equal(2, page.FindAll("input[name=key-purpose]").Count);
        Assert.DoesNotContain("Repair", page.Find("fieldset").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_AfterALongTime_AsksForThePasswordAndComesBackHere()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        await FillAsync(page);
        house.Time.Advance(TimeSpan.FromHours(2));

        await Button(page, "Record and show").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Give your password again", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(AccessEndpoints.SignInAgainWith("/macs"), page.FindAll("a").Single(link => link.TextContent.Contains("Give my password", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Equal(0, house.KeysAsked);
    }

    private async Task<KeyHouse> HouseAsync()
    {
        var house = await KeyHouse.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(house.Time);
        Services.AddScoped<ReaderClock>();
        Services.AddSingleton(house.Get<RevealRequests>());
        Services.AddSingleton(house.Get<RevealRecoveryKey>());
        Services.AddSingleton(house.Get<IOptions<RevealOptions>>());
        Services.AddSingleton(house.Get<AuditLog>());
        Services.AddSingleton<Refusals>();
        Services.AddScoped<PersonNow>();
        Services.AddScoped<ConnectionWatch>();
        _person = this.AddAuthorization().SetAuthorized("Ada").SetPolicies(AccessPolicies.HelpCallers);
        using var session = new Session("session", "sub-ada", house.Time.GetUtcNow());
        _person.SetClaims([.. PersonClaims.SignedIn("Ada", "Test", new Grant([Role.Helpdesk], null), session, house.Time.GetUtcNow(), ["ada@example.org"]).Claims.Where(claim => claim.Type != ClaimTypes.Name)]);
        return house;
    }

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(KeyHouse house, RevealPurpose purpose = RevealPurpose.LockOut, long? call = null)
    {
        var page = Render<MudDialogProvider>();
        var detail = await house.Get<MacsQuery>().FindAsync(house.Id, FleetScope.Everything, KeyHouse.Cancel);
        var parameters = new DialogParameters<KeyDialog>
        {
            { dialog => dialog.Detail, detail! },
            { dialog => dialog.CallId, purpose == RevealPurpose.LockOut ? call ?? await house.CallAsync() : call },
            { dialog => dialog.Purpose, purpose },
            { dialog => dialog.ReturnUrl, "/macs" },
        };
        await page.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<KeyDialog>(null, parameters));
        page.WaitForState(() => page.FindAll("#key-reason").Count > 0, TimeSpan.FromSeconds(20));
        return page;
    }

    private static async Task ChooseAsync(IRenderedComponent<MudDialogProvider> page, string label) =>
        await page.FindAll("label.opt").Single(option => option.TextContent.Contains(label, StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync(new ChangeEventArgs { Value = "on" });

    private static async Task FillAsync(IRenderedComponent<MudDialogProvider> page, string reason = "They forgot their password.")
    {
        await ChooseAsync(page, KeyHouse.Check);
        await page.Find("#key-reason").InputAsync(new ChangeEventArgs { Value = reason });
    }

    private async Task ShowAsync(KeyHouse house, IRenderedComponent<MudDialogProvider> page)
    {
        await FillAsync(page);
        await Button(page, "Record and show").ClickAsync(new());
        page.WaitForState(() => Secret(page).Count > 0, TimeSpan.FromSeconds(20));

        // Read once more past the page, to know what must not be left in it.
        Assert.True(house.Get<FleetToken.Jamf.JamfClients>().KeyClient("main") is { } client);
        _groups = Assert.IsType<FleetToken.Jamf.KeyReading.Key>(await house.Get<FleetToken.Jamf.JamfClients>().KeyClient("main")!.ReadAsync(house.Mac.Id, KeyHouse.Cancel)).Value.Open().Split('-');
    }

    private static IReadOnlyList<IElement> Secret(IRenderedComponent<MudDialogProvider> page) => [.. page.FindAll("[data-secret]")];

    private static IElement Button(IRenderedComponent<MudDialogProvider> page, string label) =>
        page.FindAll("button").First(button => button.TextContent.Contains(label, StringComparison.Ordinal));

    private void AssertHidden(IRenderedComponent<MudDialogProvider> page)
    {
        Assert.Empty(Secret(page));
        Assert.Empty(page.FindAll(".grp, .ch"));
        Assert.All(_groups, group => Assert.DoesNotContain(group, page.Markup, StringComparison.OrdinalIgnoreCase));
    }
}
