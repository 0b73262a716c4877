using Bunit;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>What the page of a call says: of somebody who left, after five questions, before an erase, and about a new key.</summary>
public sealed class CallWordsTests : CallPageContext
{
    private const string AboutALeaver = "It is about the data of somebody who left";
    private const string LastWord = "Without key or password nobody";

    [Fact]
    public async Task Leaver_IsSaidBeforeAnybodyIsVerified_AndThenWhoAsksIs()
    {
        await using var house = await HouseAsync();
        var page = await OpenAsync(house);
        Assert.Contains("Check: is the caller who they say they are?", Now(page), StringComparison.Ordinal);
        Assert.DoesNotContain("“", Now(page), StringComparison.Ordinal);

        await ClickAsync(page, AboutALeaver);

        page.WaitForAssertion(() => Assert.Contains("is the person who asks for the data who they say they are", Now(page), StringComparison.Ordinal), Patience);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.StartsWith(AboutALeaver, StringComparison.Ordinal));
        await AnswerAsync(page, "Yes, verified", null);
        Assert.Contains("other people approve it first", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("person is back in", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("The person is in", page.Markup, StringComparison.Ordinal);
        await ClickAsync(page, "The data are handed over: end the call");
        page.WaitForAssertion(() => Assert.Contains("The disk was opened.", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Questions_AfterFive_SayThatOneMoreHelps_AndStandBeforeTheOutcome()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, Locked(mac, house).With(RunbookInput.OwnCopy, InputWords.Of(Answer.No)));
        var page = await OpenAsync(house, mac);
        Assert.Contains("question 5, at most 5 before an outcome", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#outcome-title"));

        await AnswerAsync(page, "No", "Is there somebody else who can open this Mac?");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("#outcome-title")), Patience);
        Assert.Contains("one more question; the outcome so far stands below", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("at most 5", page.Markup, StringComparison.Ordinal);
        Assert.True(page.Markup.IndexOf("id=\"question-now\"", StringComparison.Ordinal) < page.Markup.IndexOf("id=\"outcome-title\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoWayIn_IsSaidToTheCallerOnlyWhenEachLineIsSettled()
    {
        await using var house = await HouseAsync();
        var mac = await LockedMac.OfAsync(house);
        await WriteAsync(house, LockedMac.NoWayIn(mac, house.Time.GetUtcNow()));
        var page = await OpenAsync(house, mac);
        var lines = page.FindComponent<EraseCard>().FindAll("input").Count;
        Assert.Contains("We are still checking", page.Find(".say-card").TextContent, StringComparison.Ordinal);
        for (var line = 0; line < lines; line++)
        {
            Assert.DoesNotContain(LastWord, page.Markup, StringComparison.Ordinal);
            await SettleAsync(page, line);
        }

        Assert.Contains(LastWord, page.Find(".say-card").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("We are still checking", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyRefused_WhereAnotherIsProvedMeanwhile_IsAskedForAnew()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);
        await RevealAsync(page);
        await DialogAsync("Hide now");
        await DialogAsync("It did not work");
        page.WaitForAssertion(() => Assert.Contains("Read the key once more, group by group", page.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("Another key is in escrow", page.Markup, StringComparison.Ordinal);
        await using (var db = await house.OpenAsync())
        {
            var row = db.FollowUps.Single();
            (row.Comparison, row.ComparedAt, row.ClosedAt) = (KeyComparison.Different, house.Time.GetUtcNow(), house.Time.GetUtcNow());
            await db.SaveChangesAsync(KeyHouse.Cancel);
        }

        await ClickAsync(page, "Read the Mac again");

        page.WaitForAssertion(() => Assert.Contains("Another key is in escrow since", page.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("Read the key once more", page.Markup, StringComparison.Ordinal);
        await ClickAsync(page, "Go on with the new key");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("#reveal")), Patience);
        Assert.Equal(KeyRefusal.No, Stored(house)!.Tried.Refused);
    }

    [Fact]
    public async Task Dialog_WhileTheKeyIsShown_SaysWhereTheCallerTypesIt()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house));
        var page = await OpenAsync(house);

        await RevealAsync(page);

        Assert.Contains("Where the caller types it", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Contains("Option-Shift-Return", Dialogs.Find("details ol").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Reveal the key", Dialogs.Find("details ol").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenCalls_SayWhereTheyStandInWords()
    {
        await using var house = await HouseAsync();
        await WriteAsync(house, Locked(house.Id, house) with { Tried = new() { Refused = KeyRefusal.Once } });

        var list = Render<OpenCalls>();

        list.WaitForAssertion(() => Assert.Contains("The Mac refused the key; it is read once more", list.Find(".open-call").TextContent, StringComparison.Ordinal), Patience);
        Assert.All(Enum.GetValues<RunbookOutcome>(), outcome => Assert.NotEmpty(HelpdeskWords.Outcome(outcome)));
    }

    [Fact]
    public async Task Request_ThatWaits_IsShownOnTheCall_AndItsAnswerComesByItself()
    {
        await using var house = await HouseAsync();
        var call = await WriteAsync(house, Leaver(house));
        var request = await house.AskAsync(house.Person("Ada", Role.Helpdesk), house.Wish() with { Purpose = RevealPurpose.Leaver, CallId = call.Id });
        var page = await OpenAsync(house);
        page.WaitForAssertion(() => Assert.Contains("Your request waits for one approval,", page.Markup, StringComparison.Ordinal), Patience);

        Assert.Null(await house.DecideAsync(request, house.Ben));
        house.Time.Advance(TimeSpan.FromSeconds(4));

        page.WaitForAssertion(() => Assert.Contains("Approved: the key can be shown", page.Markup, StringComparison.Ordinal), Patience);
        house.Time.Advance(TimeSpan.FromMinutes(16));
        page.WaitForAssertion(() => Assert.Contains("Nobody approved in time, or the approval ran out.", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Request_ThatWasDeclined_SaysByWhomAndWhy()
    {
        await using var house = await HouseAsync();
        var call = await WriteAsync(house, Leaver(house));
        var request = await house.AskAsync(house.Person("Ada", Role.Helpdesk), house.Wish() with { Purpose = RevealPurpose.Leaver, CallId = call.Id });
        Assert.Null(await house.DecideAsync(request, house.Ben, approve: false, reason: "HR knows nothing of it."));

        var page = await OpenAsync(house);

        page.WaitForAssertion(() => Assert.Contains("ben declined:", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("HR knows nothing of it.", page.Markup, StringComparison.Ordinal);
    }

    private static Call Leaver(KeyHouse house) => new Call { Mac = house.Id, OpenedAt = house.Time.GetUtcNow() }
        .With(RunbookInput.Purpose, InputWords.Of(CallPurpose.Leaver))
        .With(RunbookInput.Identity, InputWords.Of(CallerIdentity.Verified));
}
