using Bunit;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Followups;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;

namespace FleetToken.Web.Tests.Followups;

/// <summary>A call that the helpdesk handed over reaches whoever has the Macs in hand, who may have no helpdesk.</summary>
public sealed class HandedOverCallsTests : KeyPages
{
    [Fact]
    public async Task HandedOver_IsSeenByAnAdmin_WithWhatWasAnsweredAndTried()
    {
        await using var house = await HouseAsync("Dana", [Role.Admin]);
        await HandOverAsync(house);

        var page = Render<FollowUpsPage>();

        Says(page, "Calls that wait for a Mac admin");
        var text = page.Find("[aria-labelledby=handed-title]").TextContent;
        Assert.All(
            ["Handed over by ada", "The Mac refused the key; it is read once more", "Calls back at three.", "INC-7", "What is on the screen?", "Forgotten", "The Mac refused the key once."],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains($"/macs/main/{house.Id.ComputerId}", page.Find("[aria-labelledby=handed-title] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("Open the call", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandedOver_ComesAndGoesByItself_AndTheHelpdeskOpensIt()
    {
        await using var house = await HouseAsync("Ada", [Role.Helpdesk]);
        var page = Render<FollowUpsPage>();
        Says(page, "No key waits to be replaced");
        Assert.DoesNotContain("Calls that wait", page.Markup, StringComparison.Ordinal);

        await HandOverAsync(house);
        house.Time.Advance(TimeSpan.FromSeconds(10));

        Says(page, "Open the call");
        await house.SqlAsync("UPDATE calls SET state = 0");
        house.Time.Advance(TimeSpan.FromSeconds(10));
        SaysNot(page, "Calls that wait");
    }

    [Fact]
    public async Task HandedOver_IsListedWithinThePersonsSites()
    {
        await using var house = await KeyHouse.StartAsync();
        await HandOverAsync(house);
        var calls = house.Get<Calls>();

        Assert.Single(await calls.HandedOverAsync(FleetScope.Everything, KeyHouse.Cancel));
        Assert.Empty(await calls.HandedOverAsync(FleetScope.OfSites(["Nowhere"]), KeyHouse.Cancel));
    }

    [Fact]
    public async Task HandedOver_ThatCannotBeRead_SaysSo()
    {
        await using var house = await HouseAsync("Dana", [Role.Admin]);
        await HandOverAsync(house);
        await house.SqlAsync("ALTER TABLE calls RENAME TO away");

        var page = Render<FollowUpsPage>();

        Says(page, "Calls cannot be read just now");
        await house.SqlAsync("ALTER TABLE away RENAME TO calls");
        house.Time.Advance(TimeSpan.FromSeconds(10));
        SaysNot(page, "Calls cannot be read just now");
    }

    private static async Task HandOverAsync(KeyHouse house)
    {
        var call = new Call { Mac = house.Id, OpenedAt = house.Time.GetUtcNow(), Ticket = "INC-7", State = CallState.HandedOver, Note = "Calls back at three.", Tried = new() { Refused = KeyRefusal.Once } }
            .With(RunbookInput.Identity, InputWords.Of(CallerIdentity.Verified))
            .With(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault))
            .With(RunbookInput.Clue, InputWords.Of(PasswordClue.Forgotten));
        var detail = await house.Get<MacsQuery>().FindAsync(call.Mac, FleetScope.Everything, KeyHouse.Cancel);
        var view = await house.Get<RunbookViews>().OfAsync(detail!, call, null, KeyHouse.Cancel);
        Assert.Null((await house.Get<Calls>().SaveAsync(call, view, detail!, house.Ada)).Fault);
    }
}
