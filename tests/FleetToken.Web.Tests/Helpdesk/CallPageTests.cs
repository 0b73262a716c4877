using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>One call on its page: what is asked, what is shown, and what happens when somebody else, a role or the store gets in the way.</summary>
public sealed class CallPageTests : BunitContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private BunitAuthorizationContext? _person;
    private IRenderedComponent<MudDialogProvider>? _dialogs;

    [Fact]
    public async Task Questions_OneAfterTheOther_LeadToTheKeyAndAreKept()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        Assert.Contains("Is it really the person?", Now(page), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#steps-title"));

        await AnswerAsync(page, "Yes, verified", "What is on the screen?");
        await AnswerAsync(page, 0, "What happened to the password?");
        await AnswerAsync(page, "Forgotten", null);

        Assert.Contains("Type the recovery key at the FileVault screen", page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll("#reveal"));
        Assert.Equal(3, (await StoredAsync(house))!.Answered.Count);
        Assert.Equal(["callOpened"], await house.EventsAsync());
    }

    [Theory]
    [InlineData(MacScreen.FileVault, 1)]
    [InlineData(MacScreen.Recovery, 1)]
    [InlineData(MacScreen.Desktop, 0)]
    [InlineData(MacScreen.Wait, 0)]
    [InlineData(MacScreen.LockPin, 0)]
    public async Task KeyButton_ByScreen_IsThereOnlyWhereTheOutcomeOffersAKey(MacScreen screen, int buttons)
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house).With(RunbookInput.Screen, InputWords.Of(screen)));

        var page = await OpenAsync(house);

        Assert.NotEmpty(page.FindAll("#steps-title"));
        Assert.Equal(buttons, page.FindAll("#reveal").Count);
    }

    [Fact]
    public async Task HandedOver_HidesWhatToDoUntilSomebodyTakesItOver()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        Assert.Single(page.FindAll("#reveal"));

        await page.Find("#hand-note").InputAsync(new ChangeEventArgs { Value = "Calls back at three." });
        await ClickAsync(page, "Hand over");

        page.WaitForAssertion(() => Assert.Contains("Calls back at three.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("#reveal, #steps-title, #next-title, #erase-title, #hand-title, .q.now"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Change");
        Assert.Equal(3, page.FindAll(".q.done").Count);
        Assert.Equal(CallState.HandedOver, (await StoredAsync(house))!.State);

        await ClickAsync(page, "Take it over");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("#reveal")), Patience);
        Assert.Equal(CallState.Open, (await StoredAsync(house))!.State);
    }

    [Fact]
    public async Task HandOver_WithASecretAsNote_SaysSoAndKeepsNothing()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);

        await page.Find("#hand-note").InputAsync(new ChangeEventArgs { Value = "password: Winter2026" });
        await ClickAsync(page, "Hand over");

        page.WaitForAssertion(() => Assert.Contains("looks like a recovery key or a password", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(CallState.Open, (await StoredAsync(house))!.State);
    }

    [Fact]
    public async Task Role_LostInMidCall_TakesEverythingAwayAndSaysWhy()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        _person!.SetPolicies();

        await ClickAsync(page, "The Mac refused the key");

        page.WaitForAssertion(() => Assert.Contains("no longer include the helpdesk", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("#reveal, #steps-title, .q"));
        Assert.Equal(KeyRefusal.No, (await StoredAsync(house))!.Tried.Refused);
        Assert.Equal("refused", (await house.EventsAsync())[^1]);
    }

    [Fact]
    public async Task Save_AfterSomebodyElseWentOn_SaysSoAndShowsWhereItIs()
    {
        await using var house = await HouseAsync();
        var mine = await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        await WriteAsync(house, mine.With(RunbookInput.Screen, InputWords.Of(MacScreen.Desktop)), house.Ben);

        await ClickAsync(page, "The Mac refused the key");

        page.WaitForAssertion(() => Assert.Contains("Somebody else went on", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(KeyRefusal.No, (await StoredAsync(house))!.Tried.Refused);
        Assert.Empty(page.FindAll("#reveal"));
    }

    [Fact]
    public async Task Page_LookingAgain_NoticesThatSomebodyElseHandedItOver()
    {
        await using var house = await HouseAsync();
        var mine = await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        await WriteAsync(house, mine with { State = CallState.HandedOver, Note = "To Ben." }, house.Ben);

        house.Time.Advance(TimeSpan.FromSeconds(31));

        page.WaitForAssertion(() => Assert.Contains("To Ben.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("#reveal, #steps-title"));
    }

    [Fact]
    public async Task Store_ThatFails_LosesOnlyTheLastAnswer()
    {
        await using var house = await HouseAsync();
        await house.RefuseEntriesAsync("callOpened");
        var page = await OpenAsync(house);

        await ClickAsync(page, "Yes, verified");

        page.WaitForAssertion(() => Assert.Contains("nothing is lost but this last answer", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("Is it really the person?", Now(page), StringComparison.Ordinal);
        Assert.Null(await StoredAsync(house));
        await house.AllowEntriesAsync();
        await AnswerAsync(page, "Yes, verified", "What is on the screen?");
    }

    [Fact]
    public async Task KeyRefusedOnce_IsShownOnceMoreWithoutANewRequestWhileTheGrantHolds()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        await RevealAsync(page);
        await DialogAsync("Hide now");
        await DialogAsync("It did not work");

        page.WaitForAssertion(() => Assert.Contains("Show the key once more", page.Find("#reveal").TextContent, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("cannot be read out again", StringComparison.Ordinal));
        _ = ClickAsync(page, "Show the key once more");
        Dialogs.WaitForState(() => Dialogs.Markup.Contains("You may show the key again", StringComparison.Ordinal), Patience);
        await DialogAsync("Record and show the key");
        Dialogs.WaitForState(() => Dialogs.FindAll("[data-secret]").Count > 0, Patience);

        Assert.Equal(1, await house.ReadingsAsync());
        await DialogAsync("Hide now");
        await DialogAsync("It did not work");
        page.WaitForAssertion(() => Assert.Equal(KeyRefusal.Settled, Stored(house)!.Tried.Refused), Patience);
    }

    [Fact]
    public async Task KeyRefusedOnce_AfterTheGrant_OffersToHandOverFirst()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house) with { Tried = new() { Refused = KeyRefusal.Once } });

        var page = await OpenAsync(house);

        Assert.Empty(page.FindAll("#reveal"));
        Assert.Contains("can no longer be shown", page.Markup, StringComparison.Ordinal);
        var steps = page.FindComponent<NextStepsCard>().FindAll("button").Select(button => button.TextContent).ToList();
        Assert.StartsWith("It cannot be read out again: hand over", steps[0], StringComparison.Ordinal);
        Assert.Contains("refused again", steps[1], StringComparison.Ordinal);
        await ClickAsync(page, "It cannot be read out again: hand over");
        page.WaitForAssertion(() => Assert.Equal((CallState.HandedOver, KeyRefusal.Once), (Stored(house)!.State, Stored(house)!.Tried.Refused)), Patience);
    }

    [Fact]
    public async Task KeyRefusedAfterARestart_IsAnsweredAtTheFileVaultScreen()
    {
        await using var house = await HouseAsync();
        house.Jamf.Fleet.Report(house.Mac.Id, mac => mac with { Probes = mac.Probes! with { EscrowBuddy = 1 } });
        await house.SweepAsync();
        await WriteAsync(house, Locked(house.Id, house).With(RunbookInput.Screen, InputWords.Of(MacScreen.LoginWindow)).With(RunbookInput.Rotation, InputWords.Of(KeyRotation.None)));
        var page = await OpenAsync(house);
        Assert.Contains("Restart, then type the recovery key", page.Markup, StringComparison.Ordinal);

        await ClickAsync(page, "The Mac refused the key");

        page.WaitForAssertion(() => Assert.Contains("Read the key once more, group by group", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(MacScreen.FileVault, (await StoredAsync(house))!.Answers.Screen);
    }

    [Fact]
    public async Task AnotherRecord_OutOfReach_IsPassedOverAsNotKnown()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        var twin = house.Jamf.Fleet.EnrolTwin((int)mac.ComputerId);
        house.Jamf.Fleet.Edit(twin.Id, one => one with { Site = new SimulatedSite("77", "Elsewhere"), ReportedAt = null });
        await house.SweepAsync();
        await WriteAsync(house, Locked(mac, house));
        Person("Ada", "Berlin");
        house.Jamf.Fleet.Edit((int)mac.ComputerId, one => one with { Site = new SimulatedSite("78", "Berlin") });
        await house.SweepAsync();
        var page = await OpenAsync(house, mac);
        Assert.Contains("Try the key of the other record of this Mac", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#reveal"));

        await ClickAsync(page, "nobody here can read its key");

        page.WaitForAssertion(() => Assert.Contains("Does the person have a copy of the key?", Now(page), StringComparison.Ordinal), Patience);
        Assert.Equal([$"main/{twin.Id}"], Stored(house, mac)!.Tried.TwinsUnread);
    }

    [Fact]
    public async Task Erase_IsShownOnlyAfterSomebodyWhoSettledNoLineConfirmed()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, LockedMac.NoWayIn(mac, house.Time.GetUtcNow()));
        var page = await OpenAsync(house, mac);
        var lines = page.FindAll("#erase-title").Count == 1 ? page.FindComponent<EraseCard>().FindAll("input").Count : 0;
        Assert.True(lines > 5);
        Person("Ben");
        await SettleAsync(page, 0);
        Person("Ada");
        for (var line = 1; line < lines; line++)
        {
            await SettleAsync(page, line);
        }

        Assert.Contains("somebody who settled none of them", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ben, ", page.FindComponent<EraseCard>().Markup, StringComparison.Ordinal);
        var second = await OpenAsync(house, mac, "Ben");
        Assert.DoesNotContain("I am the second person", second.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Erase in recoveryOS", second.Markup, StringComparison.Ordinal);
        var third = await OpenAsync(house, mac, "Cleo");
        await ClickAsync(third, "I am the second person");

        third.WaitForAssertion(() => Assert.Contains("Erase in recoveryOS", third.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(("eraseConfirmed", "Cleo"), ((await house.AuditAsync())[^1].Event, (await house.AuditAsync())[^1].By));
        house.Jamf.Fleet.Contact((int)mac.ComputerId);
        await ClickAsync(third, "Read the Mac again");
        third.WaitForAssertion(() => Assert.False(Stored(house, mac)!.Tried.Erase.IsConfirmed), Patience);
        Assert.DoesNotContain("Erase in recoveryOS", third.Markup, StringComparison.Ordinal);
        Assert.Equal("eraseUnconfirmed", (await house.EventsAsync())[^1]);
    }

    [Fact]
    public async Task AdminToken_OfNobodyNamed_AsksForTheAccountFirst()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, Locked(mac, house).With(RunbookInput.OwnCopy, InputWords.Of(Answer.No)).With(RunbookInput.AdminHolder, InputWords.Of(AdminHolder.WithMac)));
        var page = await OpenAsync(house, mac);
        Assert.True(Button(page, "has a token now").HasAttribute("disabled"));

        await page.Find("#next-account").InputAsync(new ChangeEventArgs { Value = "ladmin" });
        await ClickAsync(page, "has a token now");

        page.WaitForAssertion(() => Assert.Equal("followUpOpened", house.EventsAsync().GetAwaiter().GetResult()[^1]), Patience);
        Assert.Equal((FollowUpKind.AdminToken, "ladmin"), (await house.FollowUpsAsync()).Select(row => (row.Kind, row.Account)).Single());
    }

    private IRenderedComponent<MudDialogProvider> Dialogs => _dialogs ??= Render<MudDialogProvider>();

    private static string Now(IRenderedComponent<CallPage> page) => page.Find(".q.now").TextContent;

    private static string? Asked(IRenderedComponent<CallPage> page) => page.FindAll("#question-now") is [var question, ..] ? question.TextContent : null;

    /// <summary>A call of somebody at the FileVault screen who forgot the password.</summary>
    private static Call Locked(MacId mac, KeyHouse house) => new Call { Mac = mac, OpenedAt = house.Time.GetUtcNow() }
        .With(RunbookInput.Identity, InputWords.Of(CallerIdentity.Verified))
        .With(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault))
        .With(RunbookInput.Clue, InputWords.Of(PasswordClue.Forgotten));

    private static async Task<Call> WriteAsync(KeyHouse house, Call call, CurrentUser? person = null)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var live = await house.Get<RefreshMac>().NowAsync(call.Mac, KeyHouse.Cancel);
        var detail = await house.Get<MacsQuery>().FindAsync(call.Mac, FleetScope.Everything, KeyHouse.Cancel);
        var view = await house.Get<RunbookViews>().OfAsync(detail!, call, live, KeyHouse.Cancel);
        var saved = await house.Get<Calls>().SaveAsync(call, view, detail!, person ?? house.Ada);
        Assert.Null(saved.Fault);
        return saved.Call!;
    }

    private static Task<Call?> StoredAsync(KeyHouse house, MacId? mac = null) => house.Get<Calls>().FindOpenAsync(mac ?? house.Id, KeyHouse.Cancel);

    private static Call? Stored(KeyHouse house, MacId? mac = null) => StoredAsync(house, mac).GetAwaiter().GetResult();

    private static IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").First(button => button.TextContent.Contains(label, StringComparison.Ordinal));

    private static Task ClickAsync(IRenderedComponent<IComponent> page, string label) => Button(page, label).ClickAsync(new());

    private static async Task AnswerAsync(IRenderedComponent<CallPage> page, string label, string? next)
    {
        await page.FindAll(".q.now button").First(button => button.TextContent.EndsWith(label, StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(next, Asked(page)), Patience);
    }

    private static async Task AnswerAsync(IRenderedComponent<CallPage> page, int place, string? next)
    {
        await page.FindAll(".q.now button")[place].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(next, Asked(page)), Patience);
    }

    private static async Task SettleAsync(IRenderedComponent<CallPage> page, int line)
    {
        await page.FindComponent<EraseCard>().FindAll("input")[line].ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.True(page.FindComponent<EraseCard>().FindAll("input")[line].HasAttribute("checked")), Patience);
    }

    private async Task RevealAsync(IRenderedComponent<CallPage> page)
    {
        // The click ends with the dialog.
        _ = ClickAsync(page, "Reveal the recovery key");
        Dialogs.WaitForState(() => Dialogs.FindAll("#key-reason").Count > 0, Patience);
        await Dialogs.FindAll("label.opt").Single(option => option.TextContent.Contains(KeyHouse.Check, StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync(new ChangeEventArgs { Value = "on" });
        await Dialogs.Find("#key-reason").InputAsync(new ChangeEventArgs { Value = "They forgot their password." });
        await DialogAsync("Record and show");
        Dialogs.WaitForState(() => Dialogs.FindAll("[data-secret]").Count > 0, Patience);
    }

    private Task DialogAsync(string label) => Dialogs.FindAll("button").First(button => button.TextContent.Contains(label, StringComparison.Ordinal)).ClickAsync(new());

    private async Task<KeyHouse> HouseAsync()
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
        _person = this.AddAuthorization();
        Person("Ada");
        return house;
    }

    private void Person(string name, string? site = null)
    {
        var time = Services.GetRequiredService<TimeProvider>();
        using var session = new Session("session", $"sub-{name}", time.GetUtcNow());
        _person!.SetAuthorized(name).SetPolicies(AccessPolicies.HelpCallers);
        _person.SetClaims([.. PersonClaims.SignedIn(name, "Test", new Grant([Role.Helpdesk], site is null ? null : [site]), session, time.GetUtcNow(), [$"{name}@example.org"]).Claims.Where(claim => claim.Type != ClaimTypes.Name)]);
    }

    private Task<IRenderedComponent<CallPage>> OpenAsync(KeyHouse house, MacId? mac = null, string? person = null)
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
