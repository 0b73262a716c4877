using Bunit;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Followups;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Tests.Followups;

/// <summary>The page of cases: what is open, late and ended, and who may do what.</summary>
public sealed class FollowUpsPageTests : KeyPages
{
    private const string Reason = "The Mac was returned and wiped by the vendor.";

    [Fact]
    public async Task Page_WithoutCases_SaysSo_AndShowsOneThatComes()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        var page = Render<FollowUpsPage>();
        Says(page, "No key waits to be replaced");

        await RevealedAsync(house);
        house.Time.Advance(TimeSpan.FromSeconds(10));

        SaysNot(page, "No key waits to be replaced");
        Says(page, "1 case");
        Says(page, "Wait until the person is back in.");
    }

    [Fact]
    public async Task Page_WhereTheStoreFails_SaysSo_AndTriesAgain()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        await RevealedAsync(house);
        await house.SqlAsync("ALTER TABLE follow_ups RENAME TO away");
        var page = Render<FollowUpsPage>();
        Says(page, "Follow-ups cannot be read");

        await house.SqlAsync("ALTER TABLE away RENAME TO follow_ups");
        await Button(page, "Try again").ClickAsync(new());

        Says(page, "1 case");
        SaysNot(page, "Follow-ups cannot be read");
    }

    [Fact]
    public async Task Page_ThatCannotBeReadAnyMore_KeepsWhatItHadAndSaysThatItIsOld()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        await RevealedAsync(house);
        var page = Render<FollowUpsPage>();
        Says(page, "1 case");
        await house.SqlAsync("ALTER TABLE follow_ups RENAME TO away");

        house.Time.Advance(TimeSpan.FromSeconds(10));

        Says(page, "cannot be read just now");
        Assert.Contains("1 case", page.Markup, StringComparison.Ordinal);
        await house.SqlAsync("ALTER TABLE away RENAME TO follow_ups");
        house.Time.Advance(TimeSpan.FromSeconds(10));
        SaysNot(page, "cannot be read just now");
    }

    [Fact]
    public async Task Cases_OpenLateAndEnded_AreToldApart_TheLateFirst()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        var ended = await RevealedAsync(house);
        Assert.Null(await house.Get<FollowUpCases>().CloseAsync(ended, FollowUpEnd.None, Reason, house.Cleo, KeyHouse.Cancel));
        await RevealedAsync(house, "late");
        house.Time.Advance(TimeSpan.FromHours(73));
        await house.SqlAsync("UPDATE calls SET closed_at = 1");
        await RevealedAsync(house, "new");

        var page = Render<FollowUpsPage>();

        Says(page, "2 cases, 1 overdue");
        var cards = page.FindAll("article.case");
        Assert.Contains("late", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Overdue", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("since ", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("new", cards[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Overdue", cards[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Closed by a second person", cards[2].TextContent, StringComparison.Ordinal);
        Assert.Contains($"by cleo: {Reason}", cards[2].TextContent, StringComparison.Ordinal);
        Assert.Equal("ended-title", cards[2].Closest("section")!.GetAttribute("aria-labelledby"));
    }

    [Fact]
    public async Task Case_OfWhoReadTheKeyOut_IsNotTheirsToClose()
    {
        await using var house = await HouseAsync("ada", [Role.Helpdesk]);
        await RevealedAsync(house);

        var page = Render<FollowUpsPage>();

        Says(page, "Without proof, another person closes it.");
        Assert.False(HasButton(page, "Close without proof"));
        Assert.True(HasButton(page, "The person is in"));
    }

    [Fact]
    public async Task Case_IsClosedByAnotherPersonWithAReason()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        var id = await RevealedAsync(house);
        var page = Render<FollowUpsPage>();

        await Button(page, "Close without proof").ClickAsync(new());
        Says(page, "Say why");
        Assert.Null((await RowAsync(house, id)).ClosedAt);
        await page.Find("article input").InputAsync(new ChangeEventArgs { Value = Reason });
        await Button(page, "Close without proof").ClickAsync(new());

        Says(page, "Closed by a second person");
        Assert.Equal(("Ben", Reason), ((await RowAsync(house, id)).ClosedBy, (await RowAsync(house, id)).ClosedReason));
        await Button(page, "Open it again").ClickAsync(new());
        Says(page, "Opened again.");
        Assert.Null((await RowAsync(house, id)).ClosedAt);
    }

    [Fact]
    public async Task Case_ThatSomebodyElseClosedMeanwhile_SaysSo()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        var id = await RevealedAsync(house);
        var page = Render<FollowUpsPage>();
        Assert.Null(await house.Get<FollowUpCases>().CloseAsync(id, FollowUpEnd.None, Reason, house.Cleo, KeyHouse.Cancel));

        await page.Find("article input").InputAsync(new ChangeEventArgs { Value = Reason });
        await Button(page, "Close without proof").ClickAsync(new());

        Says(page, "ended meanwhile");
        Says(page, "Closed by a second person");
        Assert.Equal("cleo", (await RowAsync(house, id)).ClosedBy);
    }

    [Fact]
    public async Task Case_FromBackInToTheQuestionForANewKey_ShowsTheStepsOnlyInBetween()
    {
        await using var house = await HouseAsync("ada", [Role.Helpdesk]);
        var id = await RevealedAsync(house);
        var page = Render<FollowUpsPage>();
        await Button(page, "The person is in").ClickAsync(new());
        Says(page, "its own report must show that");
        Assert.Empty(page.FindAll("details"));
        Assert.False(HasButton(page, "A new key is asked for"));

        await house.LiveAsync(70);
        Says(page, "Now replace the key");
        Assert.NotEmpty(page.FindAll("details"));
        await Button(page, "A new key is asked for").ClickAsync(new());

        Says(page, "New key asked for");
        Assert.NotNull((await RowAsync(house, id)).RotationAskedAt);
    }

    [Fact]
    public async Task Case_WhileAnotherPersonStillNeedsTheKey_SaysSoAndHasNoSteps()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        await RevealedAsync(house, "first");
        await house.LiveAsync(70);
        await RevealedAsync(house, "second");

        var page = Render<FollowUpsPage>();

        Says(page, "a new key now would lock them out");
        Assert.Empty(page.FindAll("details"));
        Assert.False(HasButton(page, "A new key is asked for"));
    }

    [Fact]
    public async Task Case_AfterTheRoleWasTaken_StaysAsItIs()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        var id = await RevealedAsync(house);
        var page = Render<FollowUpsPage>();
        TakeRoles();

        await Button(page, "I see to it").ClickAsync(new());

        Says(page, "Your roles no longer include this.");
        Assert.Equal("ada", (await RowAsync(house, id)).Owner);
        Assert.Contains("refused", await house.EventsAsync());
    }

    [Fact]
    public async Task Case_WhereItCannotBeWrittenDown_StaysAsItIsAndSaysSo()
    {
        await using var house = await HouseAsync("Ben", [Role.Approver]);
        var id = await RevealedAsync(house);
        var page = Render<FollowUpsPage>();
        await house.RefuseEntriesAsync("followUpChanged");

        await Button(page, "I see to it").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("[role=status]"), note => note.TextContent.Contains("refused", StringComparison.Ordinal)));
        Assert.Equal("ada", (await RowAsync(house, id)).Owner);
        await house.AllowEntriesAsync();
        await Button(page, "I see to it").ClickAsync(new());
        Says(page, "You see to it now.");
        Assert.Equal("Ben", (await RowAsync(house, id)).Owner);
    }

    [Fact]
    public async Task Cases_OfSomebodyWhoOnlyLooks_HaveNoButtons()
    {
        await using var house = await HouseAsync("Olga", [Role.Auditor]);
        await RevealedAsync(house);

        var page = Render<FollowUpsPage>();

        Says(page, "1 case");
        Assert.Empty(page.FindAll("article button, article input"));
    }

    private static async Task<long> RevealedAsync(KeyHouse house, string ticket = "INC-1")
    {
        var wish = house.Wish() with { Account = house.Mac.Probes!.ConsoleUser, Screen = "fileVault", Ticket = ticket };
        await house.RevealAsync(wish: wish);
        return (await house.FollowUpsAsync())[^1].Id;
    }

    private static async Task<FollowUpRow> RowAsync(KeyHouse house, long id) => (await house.FollowUpsAsync()).Single(row => row.Id == id);
}
