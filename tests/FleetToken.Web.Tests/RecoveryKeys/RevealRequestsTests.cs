using FleetToken.Web.Access;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>Asking, approving and declining; and that a call leads to the key.</summary>
public sealed class RevealRequestsTests
{
    [Fact]
    public async Task Request_ThatNeedsApproval_IsReadOnlyAfterIt()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Approvers", "1"));
        var request = await house.AskAsync();

        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
        Assert.Equal(0, house.KeysAsked);
        Assert.Equal(request, Assert.Single(await WaitingAsync(house, house.Ben)).Standing.Row.Id);
        Assert.Null(await house.DecideAsync(request, house.Ben));
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));

        Assert.Equal(["revealAsked", "revealApproved", "keyRequested", "keyShown"], await house.EventsAsync());
        Assert.Empty(await WaitingAsync(house, house.Ben));
    }

    [Fact]
    public async Task Approval_OfTheOwnRequestTwiceOrOfTheOwnMac_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Approvers", "2"));
        var ada = house.Person("ada", Role.Helpdesk, Role.Approver);
        var request = await house.AskAsync(ada);
        var owner = house.Person("owner", Role.Approver) with { Accounts = [house.Mac.User!.Username!] };

        Assert.Contains("your own request", await house.DecideAsync(request, ada), StringComparison.Ordinal);
        Assert.Contains("your own Mac", await house.DecideAsync(request, owner), StringComparison.Ordinal);
        Assert.Null(await house.DecideAsync(request, house.Ben));
        Assert.Contains("before", await house.DecideAsync(request, house.Ben), StringComparison.Ordinal);
        Assert.IsType<Showing.Refused>(await house.ShowAsync(request, ada));
        Assert.Null(await house.DecideAsync(request, house.Cleo));
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request, ada));
    }

    [Fact]
    public async Task Approval_IsForThatPersonThatMacAndOnce()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Approvers", "1"));
        var request = await house.AskAsync();
        Assert.Null(await house.DecideAsync(request, house.Ben));
        var other = house.Jamf.Fleet.Macs.First(mac => mac.Id != house.Mac.Id && mac.SerialNumber.Length > 4);
        var another = await house.AskAsync(wish: house.Wish(other.Id));

        Assert.IsType<Showing.Refused>(await house.ShowAsync(request, house.Person("eve", Role.Helpdesk)));
        Assert.IsType<Showing.Refused>(await house.ShowAsync(another));
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        Assert.IsType<Showing.Refused>(await house.ShowAsync(await house.AskAsync()));
        Assert.Contains("no longer waits", await house.DecideAsync(request, house.Cleo), StringComparison.Ordinal);
        Assert.Equal(1, house.KeysAsked);
    }

    [Fact]
    public async Task Approval_After15Minutes_IsOver()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Approvers", "1"));
        var request = await house.AskAsync();
        Assert.Null(await house.DecideAsync(request, house.Ben));

        house.Time.Advance(RevealStanding.ApprovalLasts);

        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
        Assert.NotNull(await house.DecideAsync(request, house.Cleo));
        Assert.Equal(0, house.KeysAsked);
    }

    [Fact]
    public async Task Decline_NeedsAReasonAndEndsTheRequest()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Approvers", "1"));
        var request = await house.AskAsync();

        Assert.Contains("Say why", await house.DecideAsync(request, house.Ben, approve: false), StringComparison.Ordinal);
        Assert.Contains("looks like", await house.DecideAsync(request, house.Ben, approve: false, "password: Winter2026"), StringComparison.Ordinal);
        Assert.Null(await house.DecideAsync(request, house.Ben, approve: false, "Call me first."));

        Assert.NotNull(await house.DecideAsync(request, house.Cleo));
        Assert.Contains("declined", Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
        Assert.Null(await house.Get<RevealRequests>().FindOpenAsync(house.Id, await house.CallAsync(), house.Ada, KeyHouse.Cancel));
    }

    [Fact]
    public async Task Approval_OutsideTheApproversSites_IsUnknownToThem()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Approvers", "1"));
        var request = await house.AskAsync();
        var elsewhere = house.Ben with { Scope = FleetScope.OfSites(["Nowhere"]) };

        Assert.Empty(await WaitingAsync(house, elsewhere));
        Assert.Equal("There is no such request.", await house.DecideAsync(request, elsewhere));
    }

    [Fact]
    public async Task TakeBack_EndsTheOwnRequestOnly()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var requests = house.Get<RevealRequests>();

        Assert.False(await requests.TakeBackAsync(request, house.Ben, KeyHouse.Cancel));
        Assert.True(await requests.TakeBackAsync(request, house.Ada, KeyHouse.Cancel));
        Assert.False(await requests.TakeBackAsync(request, house.Ada, KeyHouse.Cancel));

        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
    }

    [Fact]
    public async Task Ask_WhereItCannotBeWrittenDown_LeavesNoRequest()
    {
        await using var house = await KeyHouse.StartAsync();
        await house.RefuseEntriesAsync();

        await Assert.ThrowsAsync<StoreException>(() => house.AskAsync());

        Assert.Null(await house.Get<RevealRequests>().FindOpenAsync(house.Id, await house.CallAsync(), house.Ada, KeyHouse.Cancel));
    }

    [Fact]
    public async Task Ask_ForALockOut_NeedsAnOpenCallOfThatMacWhoseOutcomeOffersTheKey()
    {
        await using var house = await KeyHouse.StartAsync();
        var other = house.Jamf.Fleet.Macs.First(mac => mac.Id != house.Mac.Id);
        var ofAnother = await house.CallAsync(mac: KeyHouse.IdOf(other.Id));
        var call = await house.CallAsync();

        Assert.Contains("begin one", await FaultAsync(null), StringComparison.Ordinal);
        Assert.Contains("another Mac", await FaultAsync(9_999), StringComparison.Ordinal);
        Assert.Contains("another Mac", await FaultAsync(ofAnother), StringComparison.Ordinal);
        Assert.Null(await FaultAsync(call));
        await house.SqlAsync("UPDATE calls SET answers = '{{}}'");
        Assert.Contains("no longer leads to the key", await FaultAsync(call), StringComparison.Ordinal);
        await house.SqlAsync("""UPDATE calls SET answers = '{{"identity":"verified","screen":"fileVault","clue":"found"}}'""");
        Assert.Contains("no longer leads to the key", await FaultAsync(call), StringComparison.Ordinal);
        house.Time.Advance(CallRow.Forgotten);
        Assert.Contains("is over", await FaultAsync(call), StringComparison.Ordinal);

        async Task<string?> FaultAsync(long? id) => (await house.Get<RevealRequests>().AskAsync(LockOut(house, id), house.Ada, KeyHouse.Cancel)).Fault;
    }

    [Fact]
    public async Task Ask_OfALeaversCall_IsForThatAndNeedsAnApprover()
    {
        await using var house = await KeyHouse.StartAsync();
        var call = await house.CallAsync("o9");

        foreach (var purpose in (RevealPurpose[])[RevealPurpose.LockOut, RevealPurpose.Repair])
        {
            var asked = await house.Get<RevealRequests>().AskAsync(LockOut(house, call) with { Purpose = purpose }, house.Ada, KeyHouse.Cancel);
            Assert.Contains("somebody who left", asked.Fault, StringComparison.Ordinal);
        }

        var request = await house.AskAsync(wish: LockOut(house, call) with { Purpose = RevealPurpose.Leaver });
        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
    }

    [Theory]
    [InlineData("UPDATE calls SET closed_at = updated_at, state = 'closed'")]
    [InlineData("UPDATE calls SET tried = '{{\"refused\":1}}'")]
    public async Task Show_AfterTheCallEndedOrWentOn_IsRefused(string change)
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync(wish: LockOut(house, await house.CallAsync()));
        await house.SqlAsync(change);

        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));

        Assert.Equal(0, house.KeysAsked);
        Assert.Equal("keyNotShown", (await house.EventsAsync())[^1]);
    }

    [Fact]
    public async Task Show_OfAMacThatNeedsMoreApproversNow_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Rules:0:Site", "Vault"));
        var request = await house.AskAsync();
        house.Jamf.Fleet.Edit(house.Mac.Id, mac => mac with { Site = new("77", "Vault") });
        await house.Get<FleetToken.Web.Sync.RefreshMac>().NowAsync(house.Id, KeyHouse.Cancel);

        Assert.Contains("More people", Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
        Assert.Equal(0, house.KeysAsked);
    }

    [Fact]
    public async Task Ask_WithAWrongSerialTailOfAMacWithATwin_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync();
        house.Jamf.Fleet.EnrolTwin(house.Mac.Id);
        await house.SweepAsync();

        var asked = await house.Get<RevealRequests>().AskAsync(await house.OfCallAsync() with { SerialTail = "ZZZZ" }, house.Ada, KeyHouse.Cancel);

        Assert.Contains("last four characters", asked.Fault, StringComparison.Ordinal);
        await house.AskAsync();
    }

    [Theory]
    [InlineData("own")]
    [InlineData("rule")]
    [InlineData("leaver")]
    public async Task Ask_OfARecordWhoseTwinNeedsApproval_NeedsItToo(string why)
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:Rules:0:Site", "Vault"), ("Fleet:Leavers:0", "gone.person"));
        var twin = house.Jamf.Fleet.EnrolTwin(house.Mac.Id).Id;
        house.Jamf.Fleet.Edit(twin, mac => why switch
        {
            "own" => mac with { User = mac.User! with { Username = "ada" } },
            "rule" => mac with { Site = new("77", "Vault") },
            _ => mac with { User = mac.User! with { Username = "gone.person" } },
        });
        await house.SweepAsync();

        var request = await house.AskAsync(why == "rule" ? house.Ada with { Scope = FleetScope.OfSites([house.Mac.Site!.Name]) } : house.Ada);

        Assert.Equal(1, (await house.RevealRowAsync(request)).ApprovalsNeeded);
    }

    [Fact]
    public async Task Ask_OfACallThatWasAboutALeaver_NeedsAnApproverWhateverIsAnsweredLater()
    {
        await using var house = await KeyHouse.StartAsync();
        var wish = await house.OfCallAsync();
        await house.SqlAsync("""UPDATE calls SET tried = '{{"wasOfALeaver":true}}'""");

        Assert.Equal(1, (await house.RevealRowAsync(await house.AskAsync(wish: wish))).ApprovalsNeeded);
    }

    [Fact]
    public async Task Call_ThatWaitsForAMacAdmin_GivesNoKey()
    {
        await using var house = await KeyHouse.StartAsync();
        var wish = await house.OfCallAsync();
        var request = await house.AskAsync(wish: wish);
        await house.SqlAsync("UPDATE calls SET state = 'handedOver'");

        Assert.Contains("Take the call over", (await house.Get<RevealRequests>().AskAsync(wish, house.Ada, KeyHouse.Cancel)).Fault, StringComparison.Ordinal);
        Assert.Contains("Take the call over", Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
        Assert.Equal(0, house.KeysAsked);
    }

    [Fact]
    public async Task Request_OfAnEarlierCall_IsNoneOfTheNext()
    {
        await using var house = await KeyHouse.StartAsync();
        await house.AskAsync();
        await house.SqlAsync("UPDATE calls SET closed_at = updated_at, state = 'closed'");

        Assert.Null(await house.Get<RevealRequests>().FindOpenAsync(house.Id, await house.CallAsync(), house.Ada, KeyHouse.Cancel));
    }

    [Fact]
    public async Task Limits_OfAMac_DoNotCountReadingsThatFoundNoKey()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:PerMacPerDay", "1"));
        house.Jamf.Faults.On(FleetToken.Simulator.SimulatorRoute.FileVault).Answer(200, "application/json", """{"personalRecoveryKey":"****"}""");
        Assert.IsType<Showing.NotAKey>(await house.ShowAsync(await house.AskAsync()));

        await house.RevealAsync();
    }

    [Fact]
    public async Task Limits_CountReadingsByPersonByHourAndDay()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:PerPersonPerHour", "1"), ("Reveal:PerPersonPerDay", "2"), ("Reveal:PerMacPerDay", "100"));
        await house.RevealAsync();

        await AssertLimitAsync(house, "Reveal:PerPersonPerHour");
        await house.RevealAsync(house.Person("ben", Role.Helpdesk));
        house.Time.Advance(TimeSpan.FromHours(1));
        await house.RevealAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        await AssertLimitAsync(house, "Reveal:PerPersonPerDay");
        house.Time.Advance(TimeSpan.FromHours(22));
        await house.RevealAsync();
    }

    [Fact]
    public async Task Limits_CountReadingsOfAMacByWhomeverAndShowingAgainOnce()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        for (var time = 0; time < 3; time++)
        {
            Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        }

        await house.RevealAsync(house.Person("eve", Role.Helpdesk));
        await AssertLimitAsync(house, "Reveal:PerMacPerDay");
        Assert.Equal(4, house.KeysAsked);
        house.Time.Advance(TimeSpan.FromDays(1));
        await house.RevealAsync();
    }

    [Fact]
    public async Task Limits_DoNotCountWhatJamfNeverGave()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:PerMacPerDay", "1"));
        house.Jamf.Faults.On(FleetToken.Simulator.SimulatorRoute.FileVault, times: 20).Error(403, "INVALID_PRIVILEGE", "Forbidden");
        Assert.IsType<Showing.Failed>(await house.ShowAsync(await house.AskAsync()));
        house.Jamf.Faults.Clear();

        await AssertLimitAsync(house, "Reveal:PerMacPerDay");
        house.Time.Advance(RevealRecoveryKey.GrantLasts);
        await house.RevealAsync();
        await AssertLimitAsync(house, "Reveal:PerMacPerDay");
    }

    private static RevealWish LockOut(KeyHouse house, long? call) => house.Wish() with { CallId = call };

    private static Task<IReadOnlyList<WaitingReveal>> WaitingAsync(KeyHouse house, CurrentUser person) => house.Get<RevealRequests>().WaitingAsync(person, KeyHouse.Cancel);

    private static async Task AssertLimitAsync(KeyHouse house, string key)
    {
        var asked = house.KeysAsked;
        Assert.Contains(key, Assert.IsType<Showing.Refused>(await house.ShowAsync(await house.AskAsync())).Why, StringComparison.Ordinal);
        Assert.Equal(asked, house.KeysAsked);
        Assert.Equal("keyNotShown", (await house.EventsAsync())[^1]);
    }
}
