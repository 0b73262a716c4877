using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Simulator;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.MacDetail;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;
using FleetToken.Web.Tests.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Pages;

/// <summary>Who saw a key: our record, Jamf's record on demand, and what is neither.</summary>
public sealed class KeyViewsTests : PageContext
{
    // By the simulator's rule helpdesk.anna looked at the key of this record in Jamf's own pages.
    private const int ViewedInJamf = 5;
    private static readonly DateTimeOffset At = Samples.Now;
    private static readonly CurrentUser Eva = new("Eva", new HashSet<Role> { Role.Helpdesk }, FleetScope.Everything);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("other name, six minutes off", 6, "anna", null, ViewIs.NotOurs)]
    [InlineData("other name, near an answer, nothing under our id", 5, "anna", "client", ViewIs.NotKnown)]
    [InlineData("other name, no client set up", -5, "FleetToken reveal", null, ViewIs.NotKnown)]
    [InlineData("our client, near", 5, "client", "Client", ViewIs.Ours)]
    [InlineData("our client, before", -5, "client", "client", ViewIs.Ours)]
    [InlineData("our client, at another time", 60, "client", "client", ViewIs.NotOurs)]
    [InlineData("no time", null, "anna", null, ViewIs.NotKnown)]
    public void View_IsToldApartByTimeAndName(string name, int? minutes, string who, string? client, ViewIs expected)
    {
        var view = new KeyView(who, minutes is { } off ? At.AddMinutes(off) : null);

        Assert.Equal((name, expected), (name, ViewMatching.Of([view], [At], [At], client, []).Single().Is));
    }

    [Theory]
    [InlineData("anna", ViewIs.NotOurs)]
    [InlineData("client", ViewIs.Ours)]
    public void View_NearARequestThatJamfNeverAnswered_IsOursOnlyByName(string who, ViewIs expected) =>
        Assert.Equal(expected, ViewMatching.Of([new KeyView(who, At.AddMinutes(3))], [At], [], "client", []).Single().Is);

    [Fact]
    public void ViewOfAnotherName_BesideOurs_IsNotOurs()
    {
        KeyView[] views = [new("anna", At.AddMinutes(2)), new("client", At.AddSeconds(1)), new("client", At.AddSeconds(3))];

        Assert.Equal([ViewIs.NotOurs, ViewIs.Ours, ViewIs.Ours], ViewMatching.Of(views, [At], [At], "client", []).Select(view => view.Is));
    }

    [Fact]
    public async Task Jamf_OfARequestItNeverAnswered_LeavesAViewByAnotherThenNotOurs()
    {
        await using var house = await HouseAsync(new SimulatorOptions { Macs = 60 });
        var detail = await DetailAsync(house);
        var viewed = Assert.Single(house.Jamf.Fleet.AuditsOf(ViewedInJamf), view => view.Username == "helpdesk.anna").At;
        await RequestedAsync(house, detail.Mac.Id, viewed.AddMinutes(-3), RevealState.Asked);

        Assert.Equal(ViewIs.NotOurs, (await AnnaAsync(house, detail)).Is);
        await RequestedAsync(house, detail.Mac.Id, viewed.AddMinutes(-3), RevealState.NoKey);
        Assert.Equal(ViewIs.NotKnown, (await AnnaAsync(house, detail)).Is);
    }

    [Fact]
    public async Task Card_OfAViewThatCannotBeToldApart_SaysSoAndOpensAFollowUpForIt()
    {
        await using var house = await HouseAsync(new SimulatorOptions { Macs = 60 });
        var detail = await DetailAsync(house);
        var viewed = Assert.Single(house.Jamf.Fleet.AuditsOf(ViewedInJamf), view => view.Username == "helpdesk.anna").At;
        await RequestedAsync(house, detail.Mac.Id, viewed.AddMinutes(-3), RevealState.NoKey);
        var card = CardOf(house, detail, AccessPolicies.ViewFollowUps, AccessPolicies.WorkFollowUps);
        await card.Find("button").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Contains("Whose some views are cannot be told", card.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("FleetToken read the key then", card.Markup, StringComparison.Ordinal);

        await Assert.Single(card.FindAll("li button")).ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("cannot be told; a follow-up was opened", card.Markup, StringComparison.Ordinal));
        await using var db = await house.OpenAsync();
        var entry = await db.Audit.AsNoTracking().SingleAsync(one => one.Event == "followUpOpened", Cancel);
        Assert.Contains("cannot be told whether FleetToken made it", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_AskingJamf_ShowsOursAndTheOther_AndOpensAFollowUpForThat()
    {
        await using var house = await HouseAsync(new SimulatorOptions { Macs = 60 });
        var detail = await DetailAsync(house);
        var asked = await house.Get<RevealRequests>().AskAsync(
            new RevealWish(detail.Mac.Id, RevealPurpose.LockOut, "They forgot their password.", RevealOptions.UsualIdentityChecks[0])
            {
                SerialTail = detail.Mac.SerialNumber![^4..],
                CallId = await WrittenCalls.OfAsync(house.Get<IDbContextFactory<FleetDb>>(), house.Get<Writer>(), detail.Mac.Id, house.Time.GetUtcNow()),
            },
            Eva,
            Cancel);
        Assert.Null(asked.Fault);
        Assert.IsType<Showing.Shown>(await house.Get<RevealRecoveryKey>().ShowAsync(asked.Id!, Eva, Cancel));
        var card = CardOf(house, detail, AccessPolicies.ViewFollowUps, AccessPolicies.WorkFollowUps);
        card.WaitForAssertion(() => Assert.Contains("Eva read it out", Text(card.Find("section").TextContent), StringComparison.Ordinal));
        Assert.DoesNotContain("helpdesk.anna", card.Markup, StringComparison.Ordinal);

        await card.Find("button").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("helpdesk.anna", card.Markup, StringComparison.Ordinal));
        Assert.Contains("Somebody looked at this key without FleetToken", Text(card.Find("section").TextContent), StringComparison.Ordinal);
        Assert.Contains("FleetToken read the key then", Text(card.Find("section").TextContent), StringComparison.Ordinal);
        Assert.Contains("Jamf deletes old entries", Text(card.Find("section").TextContent), StringComparison.Ordinal);

        var open = Assert.Single(card.FindAll("li button"));
        await open.ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("a follow-up was opened", Text(card.Find("section").TextContent), StringComparison.Ordinal));
        Assert.Empty(card.FindAll("li button"));
        await using var db = await house.OpenAsync();
        var row = await db.FollowUps.AsNoTracking().SingleAsync(one => one.RevealId == null, Cancel);
        Assert.Equal(("helpdesk.anna", Eva.Id, "Eva", null), (row.RevealedBy, row.RevealedById, row.Owner, row.Fingerprint));
        Assert.Equal(1, await db.Audit.AsNoTracking().CountAsync(entry => entry.Event == "followUpOpened" && entry.By == "Eva", Cancel));
        var again = await house.Get<KeyFollowUps>().OpenAsync(detail.Mac, new SeenView("helpdesk.anna", row.RevealedAt, ViewIs.NotOurs, FollowUp: false), Eva);
        Assert.Contains("meanwhile", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_OfWhoMayNotOpen_HasNoButtonForIt_AndARoleThatWasTakenIsRefusedAndWrittenDown()
    {
        await using var house = await HouseAsync(new SimulatorOptions { Macs = 60 });
        var detail = await DetailAsync(house);
        var card = CardOf(house, detail, AccessPolicies.ViewFollowUps);
        await card.Find("button").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Contains("helpdesk.anna", card.Markup, StringComparison.Ordinal));
        Assert.Empty(card.FindAll("li button"));

        _person!.SetPolicies();
        await card.Find("button").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("Your roles no longer include this", card.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("helpdesk.anna", card.Markup, StringComparison.Ordinal);
        await using var db = await house.OpenAsync();
        Assert.Equal(1, await db.Audit.AsNoTracking().CountAsync(entry => entry.Event == "refused", Cancel));
    }

    [Fact]
    public async Task Jamf_ThatNoLongerHasTheMac_IsSaidInWords()
    {
        await using var house = await HouseAsync(new SimulatorOptions { Macs = 60 });
        var detail = await DetailAsync(house);
        house.Jamf.Fleet.Remove(ViewedInJamf);

        var failed = Assert.IsType<JamfViews.Failed>(await house.Get<KeyViewsOfMac>().AskJamfAsync(detail.Mac.Id, Cancel));

        Assert.Contains("no history of this computer", failed.Why, StringComparison.Ordinal);
    }

    private BunitAuthorizationContext? _person;

    private static async Task<SyncHouse> HouseAsync(SimulatorOptions options)
    {
        var house = await SyncHouse.StartWithKeysAsync(options);
        await house.SweepWhollyAsync();
        return house;
    }

    // As a reading leaves them whose request was written down at that moment.
    private static async Task RequestedAsync(SyncHouse house, MacId mac, DateTimeOffset at, RevealState state)
    {
        await using var db = await house.OpenAsync();
        db.Reveals.Add(new RevealRow
        {
            Id = $"{state}",
            Server = mac.Server,
            ComputerId = mac.ComputerId,
            Purpose = RevealPurpose.LockOut,
            Reason = "They forgot their password.",
            IdentityCheck = RevealOptions.UsualIdentityChecks[0],
            AskedBy = "Eva",
            AskedById = Eva.Id,
            AskedAt = at,
            ReadAt = at,
            State = state,
        });
        await db.SaveChangesAsync(Cancel);
        var then = new AuditLog(house.Get<Writer>(), house.Get<AuditKey>(), house.Get<StoreLocation>(), new FakeTimeProvider(at));
        await then.AppendAsync(Eva.Entry(AuditEvent.KeyRequested) with { Server = mac.Server, ComputerId = mac.ComputerId }, Cancel);
    }

    private static async Task<SeenView> AnnaAsync(SyncHouse house, MacDetail detail) =>
        Assert.Single(Assert.IsType<JamfViews.Answered>(await house.Get<KeyViewsOfMac>().AskJamfAsync(detail.Mac.Id, Cancel)).Views, view => view.Who == "helpdesk.anna");

    private static async Task<MacDetail> DetailAsync(SyncHouse house) =>
        await house.Get<MacsQuery>().FindAsync(new MacId(SyncHouse.Main, ViewedInJamf), FleetScope.Everything, Cancel) ?? throw new InvalidOperationException("Not stored.");

    private IRenderedComponent<KeyViewsCard> CardOf(SyncHouse house, MacDetail detail, params string[] policies)
    {
        _person = AddAuthorization();
        _person.SetAuthorized("Eva");
        _person.SetClaims(new Claim("fleettoken:every-mac", "true"));
        _person.SetPolicies(policies);
        Services.AddSingleton(house.Get<KeyViewsOfMac>());
        Services.AddSingleton(house.Get<KeyFollowUps>());
        Services.AddSingleton(new Refusals(house.Get<AuditLog>(), Time, NullLogger<Refusals>.Instance));
        Services.AddScoped<PersonNow>();
        return Render<KeyViewsCard>(parameters => parameters.Add(card => card.Detail, detail).Add(card => card.MayOpen, policies.Contains(AccessPolicies.WorkFollowUps)));
    }
}
