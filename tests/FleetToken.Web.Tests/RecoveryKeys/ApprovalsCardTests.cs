using Bunit;
using FleetToken.Web.Access;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>Requests that wait for approval: who may decide them, and what is said when somebody else was faster or it cannot be written.</summary>
public sealed class ApprovalsCardTests : KeyPages
{
    private const string Why = "Nobody of that name works here.";

    private static readonly (string Key, string Value) OneApprover = ("Reveal:Approvers", "1");

    [Fact]
    public async Task Card_WhereNothingWaits_IsNotThere_UntilSomebodyAsks()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        var card = Card();
        Assert.Equal("", card.Markup.Trim());

        await house.AskAsync();
        house.Time.Advance(TimeSpan.FromSeconds(4));

        Says(card, "They forgot their password.");
        Says(card, KeyHouse.Check);
        Says(card, "one is missing");
        Assert.True(HasButton(card, "Approve"));
    }

    [Fact]
    public async Task Card_OfSomebodyWhoOnlyLooks_HasNoButtons()
    {
        await using var house = await HouseAsync("Olga", [Role.Auditor], OneApprover);
        await house.AskAsync();

        var card = Card(mayApprove: false);

        Says(card, "They forgot their password.");
        Assert.Empty(card.FindAll("button, input"));
    }

    [Fact]
    public async Task Request_OfOnesOwn_IsSeenAndNotDecided()
    {
        await using var house = await HouseAsync("ada", [Role.Helpdesk, Role.Approver], OneApprover);
        await house.AskAsync();

        var card = Card();

        Says(card, "This is your own request; somebody else must approve it.");
        Assert.Empty(card.FindAll("button, input"));
    }

    [Fact]
    public async Task Request_ForOnesOwnMac_IsSeenAndNotDecided()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        SignIn(house, "Ben", [Role.Approver], house.Mac.User!.Username!);
        await house.AskAsync();

        var card = Card();

        Says(card, "This is your own Mac; somebody else must approve it.");
        Assert.Empty(card.FindAll("button, input"));
    }

    [Fact]
    public async Task Approve_LetsTheKeyBeReadAndTakesTheRequestAway()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        var request = await house.AskAsync();
        var card = Card();

        await Button(card, "Approve").ClickAsync(new());

        Says(card, "can read the key now");
        SaysNot(card, "They forgot their password.");
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
    }

    [Fact]
    public async Task Decline_NeedsAReasonThatWhoAskedReads()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        var request = await house.AskAsync();
        var card = Card();

        await Button(card, "Decline").ClickAsync(new());
        Says(card, "Say why you decline");
        Assert.Equal(RevealState.Asked, (await house.RevealRowAsync(request)).State);

        await card.Find("input").InputAsync(new ChangeEventArgs { Value = Why });
        await Button(card, "Decline").ClickAsync(new());

        Says(card, "sees your reason");
        SaysNot(card, "They forgot their password.");
        Assert.Equal(RevealState.Declined, (await house.RevealRowAsync(request)).State);
        Assert.Contains(Why, (await house.AuditAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_OfWhatSomebodyElseDecidedMeanwhile_SaysSoAndTakesItAway()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        var request = await house.AskAsync();
        var card = Card();
        Assert.Null(await house.DecideAsync(request, house.Cleo, approve: false, reason: Why));

        await Button(card, "Approve").ClickAsync(new());

        Says(card, "no longer waits for an approval");
        SaysNot(card, "They forgot their password.");
        Assert.Equal(RevealState.Declined, (await house.RevealRowAsync(request)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Card_AfterTheRoleWasTaken_ShowsNothingAndDecidesNothing(bool byClick)
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        var request = await house.AskAsync();
        var card = Card();
        TakeRoles();

        if (byClick)
        {
            await Button(card, "Approve").ClickAsync(new());
        }
        else
        {
            house.Time.Advance(TimeSpan.FromSeconds(4));
        }

        Says(card, "Your roles no longer include this.");
        SaysNot(card, "They forgot their password.");
        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
        Assert.Equal("refused", (await house.EventsAsync()).Last(one => one != "keyNotShown"));
    }

    [Fact]
    public async Task Approve_ThatCannotBeWrittenDown_DecidesNothingAndSaysSo()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        var request = await house.AskAsync();
        var card = Card();
        await house.RefuseEntriesAsync("revealApproved");

        await Button(card, "Approve").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("refused", card.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
        await house.AllowEntriesAsync();
        await Button(card, "Approve").ClickAsync(new());
        Says(card, "can read the key now");
    }

    [Fact]
    public async Task Look_ThatFails_SaysSoAndGoesOnLooking()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver], OneApprover);
        await house.AskAsync();
        var card = Card();
        await house.SqlAsync("ALTER TABLE approvals RENAME TO away");
        house.Time.Advance(TimeSpan.FromSeconds(4));

        Says(card, "cannot be read just now");
        await house.SqlAsync("ALTER TABLE away RENAME TO approvals");
        house.Time.Advance(TimeSpan.FromSeconds(4));

        SaysNot(card, "cannot be read just now");
        Says(card, "They forgot their password.");
    }

    private IRenderedComponent<ApprovalsCard> Card(bool mayApprove = true) => Render<ApprovalsCard>(parameters => parameters.Add(card => card.MayApprove, mayApprove));
}
