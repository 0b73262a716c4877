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
    [InlineData("five minutes off", 5, "FleetToken reveal", null, ViewIs.Ours)]
    [InlineData("five minutes before", -5, "FleetToken reveal", null, ViewIs.Ours)]
    [InlineData("our client, at another time", 60, "client", "client", ViewIs.NotOurs)]
    [InlineData("no time", null, "anna", null, ViewIs.NotKnown)]
    public void View_IsToldApartByTimeAndName(string name, int? minutes, string who, string? client, ViewIs expected)
    {
        var view = new KeyView(who, minutes is { } off ? At.AddMinutes(off) : null);

        Assert.Equal((name, expected), (name, ViewMatching.Of([view], [At], client, []).Single().Is));
    }

    [Theory]
    [InlineData("client", "client")]
    [InlineData("FleetToken reveal", "client")]
    public void ViewOfAnotherName_BesideOurs_IsNotOurs(string ours, string client)
    {
        KeyView[] views = [new("anna", At.AddMinutes(2)), new(ours, At.AddSeconds(1)), new(ours, At.AddSeconds(3))];

        Assert.Equal([ViewIs.NotOurs, ViewIs.Ours, ViewIs.Ours], ViewMatching.Of(views, [At], client, []).Select(view => view.Is));
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
        Assert.Equal(("helpdesk.anna", "jamf:helpdesk.anna", "Eva", null), (row.RevealedBy, row.RevealedById, row.Owner, row.Fingerprint));
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
