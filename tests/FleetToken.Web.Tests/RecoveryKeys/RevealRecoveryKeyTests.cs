using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>Reading a key for a person against the simulated Jamf: written down first, checked again, shown or said why not.</summary>
public sealed class RevealRecoveryKeyTests
{
    [Fact]
    public async Task Show_OfAnOwnRequest_GivesTheKeyForFiveMinutesAndOpensAFollowUp()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var now = house.Time.GetUtcNow();

        var shown = Assert.IsType<Showing.Shown>(await house.ShowAsync(request));

        Assert.Matches("^([A-Z0-9]{4}-){5}[A-Z0-9]{4}$", shown.Key.Open());
        Assert.Equal((now.AddMinutes(5), now.AddMinutes(20)), (shown.HideAt, shown.GrantEndsAt));
        Assert.Equal(["revealAsked", "keyRequested", "keyShown"], await house.EventsAsync());
        Assert.All(await house.AuditAsync(), entry => Assert.Equal(("ada", "main", (long?)house.Mac.Id), (entry.By, entry.Server, entry.ComputerId)));
        Assert.All(await house.AuditAsync(), entry => Assert.Contains(request, entry.Details, StringComparison.Ordinal));
        var row = await house.RevealRowAsync(request);
        Assert.Equal((RevealState.Shown, now), (row.State, row.ReadAt));
        var followUp = Assert.Single(await house.FollowUpsAsync());
        Assert.Equal((request, "sub:sub-ada", 40, house.Mac.Probes!.Volume), (followUp.RevealId, followUp.RevealedById, followUp.Fingerprint!.Length, followUp.Volume));
    }

    [Fact]
    public async Task Show_WhileJamfHangs_IsWrittenDownAlready()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var hold = house.Jamf.Faults.On(SimulatorRoute.FileVault).Hold();

        var showing = house.ShowAsync(request);
        await hold.Struck;

        Assert.Equal(["revealAsked", "keyRequested"], await house.EventsAsync());
        Assert.NotNull((await house.RevealRowAsync(request)).ReadAt);
        hold.Release();
        Assert.IsType<Showing.Shown>(await showing);
    }

    [Fact]
    public async Task Show_WhenJamfHangsTooLong_GivesUpAndCanBeTriedAgain()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var hold = house.Jamf.Faults.On(SimulatorRoute.FileVault).Hold();
        var showing = house.ShowAsync(request);
        await hold.Struck;

        house.Time.Advance(TimeSpan.FromSeconds(45));

        Assert.Contains("45 seconds", Assert.IsType<Showing.Failed>(await showing).Why, StringComparison.Ordinal);
        Assert.Equal(["revealAsked", "keyRequested", "keyNotShown"], await house.EventsAsync());
        hold.Release();
        house.Time.Advance(TimeSpan.FromMinutes(19));
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        Assert.Equal(1, await house.ReadingsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("keyRequested")]
    public async Task Show_WhereTheRequestCannotBeWrittenDown_AsksJamfForNothing(string? refused)
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        await house.RefuseEntriesAsync(refused);

        var why = Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why;

        Assert.Contains("What cannot be written down is not shown", why, StringComparison.Ordinal);
        Assert.Contains("Jamf Pro", why, StringComparison.Ordinal);
        Assert.Equal(0, house.KeysAsked);
        Assert.Null((await house.RevealRowAsync(request)).ReadAt);
        await house.AllowEntriesAsync();
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
    }

    [Fact]
    public async Task Show_OnAFullDisk_AsksJamfForNothing()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();

        // The writer opens anew after a failure, with no page more than there are.
        house.Get<StoreLocation>().MostPages = 1;
        await Assert.ThrowsAsync<StoreException>(() => house.Get<Writer>().WriteFirstAsync<bool>(_ => throw new Microsoft.Data.Sqlite.SqliteException("full", 13)));
        var asked = await AskUntilFullAsync(house);

        Assert.Contains("full", asked, StringComparison.Ordinal);
        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
        Assert.Equal(0, house.KeysAsked);
    }

    [Fact]
    public async Task Show_WhereThatItIsShownCannotBeWrittenDown_ShowsNothing()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        await house.RefuseEntriesAsync("keyShown");

        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));

        Assert.Equal(1, house.KeysAsked);
        Assert.Equal(RevealState.Asked, (await house.RevealRowAsync(request)).State);
        Assert.Empty(await house.FollowUpsAsync());
        await house.AllowEntriesAsync();
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
    }

    [Fact]
    public async Task Show_WithoutTheSecretOfFingerprints_ShowsNothing()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var file = Path.Combine(house.Get<KeyFolder>().Path, "fingerprint.key");
        await File.WriteAllBytesAsync(file, [1, 2, 3], KeyHouse.Cancel);

        var refused = Assert.IsType<Showing.Refused>(await house.ShowAsync(request));

        Assert.Contains("has 3 bytes", refused.Why, StringComparison.Ordinal);
        File.Delete(file);
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
    }

    [Fact]
    public async Task Show_OfAForgedOrForeignRequest_IsRefusedAndWrittenDown()
    {
        await using var house = await KeyHouse.StartAsync();
        var hers = await house.AskAsync();

        Assert.IsType<Showing.Refused>(await house.ShowAsync("00112233445566778899aabbccddeeff"));
        Assert.IsType<Showing.Refused>(await house.ShowAsync(hers, house.Person("eve", Role.Helpdesk)));

        Assert.Equal(["revealAsked", "refused", "refused"], await house.EventsAsync());
        Assert.Equal(["ada", "ada", "eve"], (await house.AuditAsync()).Select(entry => entry.By));
        Assert.Equal(0, house.KeysAsked);
    }

    [Fact]
    public async Task Show_TwiceAtOnce_CountsOneReading()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.ShowAsync(request))));

        Assert.Contains(both, showing => showing is Showing.Shown);
        Assert.Equal(1, await house.ReadingsAsync());
        Assert.Single(await house.FollowUpsAsync());
        var events = await house.EventsAsync();
        Assert.Equal(both.Count(showing => showing is Showing.Shown), events.Count(one => one == "keyShown"));
        Assert.Equal(house.KeysAsked, events.Count(one => one == "keyRequested"));
    }

    [Fact]
    public async Task Show_TwoRequestsAtTheLimitAtOnce_LetsOneThrough()
    {
        await using var house = await KeyHouse.StartAsync(("Reveal:PerMacPerDay", "1"));
        string[] requests = [await house.AskAsync(), await house.AskAsync()];

        var both = await Task.WhenAll(requests.Select(request => Task.Run(() => house.ShowAsync(request))));

        Assert.Single(both, showing => showing is Showing.Shown);
        Assert.Single(both, showing => showing is Showing.Refused);
        Assert.Equal(1, house.KeysAsked);
    }

    [Fact]
    public async Task ShowAgain_Within20Minutes_IsWrittenDownAndAfterwardsRefused()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        var first = Assert.Single(await house.FollowUpsAsync()).RevealedAt;

        house.Time.Advance(TimeSpan.FromMinutes(19));
        var again = Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        house.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(house.Time.GetUtcNow(), again.GrantEndsAt);
        Assert.Contains("20 minutes have passed", Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
        Assert.Equal(["revealAsked", "keyRequested", "keyShown", "keyRequested", "keyShown"], await house.EventsAsync());
        Assert.Contains("\"again\":\"yes\"", (await house.AuditAsync())[^1].Details, StringComparison.Ordinal);
        Assert.Equal(first.AddMinutes(19), Assert.Single(await house.FollowUpsAsync()).RevealedAt);
        Assert.Equal(2, house.KeysAsked);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public async Task Show_AfterThePasswordWasGivenLongAgo_WantsItAgain(int minutes, bool isFresh)
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var person = house.Ada with { PasswordAt = house.Time.GetUtcNow().AddMinutes(-minutes) };

        var showing = await house.ShowAsync(request, person);

        Assert.Equal(isFresh ? typeof(Showing.Shown) : typeof(Showing.SignInAgain), showing.GetType());
        Assert.Equal(isFresh ? 1 : 0, house.KeysAsked);
        Assert.IsType<Showing.SignInAgain>(await house.ShowAsync(request, house.Ada with { PasswordAt = null }));
    }

    [Fact]
    public async Task Show_OfAnotherSitesMac_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var elsewhere = house.Ada with { Scope = FleetScope.OfSites(["Nowhere"]) };

        Assert.Contains("sites", Assert.IsType<Showing.Refused>(await house.ShowAsync(request, elsewhere)).Why, StringComparison.Ordinal);
        Assert.NotNull((await house.Get<RevealRequests>().AskAsync(await house.OfCallAsync(), elsewhere, KeyHouse.Cancel)).Fault);

        Assert.Equal(0, house.KeysAsked);
        Assert.Equal("keyNotShown", (await house.EventsAsync())[^1]);
    }

    [Fact]
    public async Task Show_OfAMacDeletedMeanwhile_SaysSo()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        house.Jamf.Fleet.Remove(house.Mac.Id);

        Assert.IsType<Showing.MacGone>(await house.ShowAsync(request));
        Assert.Equal(RevealState.NotReadable, (await house.RevealRowAsync(request)).State);
        Assert.IsType<Showing.Refused>(await house.ShowAsync(request));
    }

    [Theory]
    [InlineData(SimulatedKeyAnswer.NotFound, typeof(Showing.NoneInEscrow))]
    [InlineData(SimulatedKeyAnswer.Null, typeof(Showing.NoneInEscrow))]
    [InlineData(SimulatedKeyAnswer.NotAKey, typeof(Showing.NotAKey))]
    [InlineData(SimulatedKeyAnswer.EncryptedBlob, typeof(Showing.NotAKey))]
    public async Task Show_WhereThereIsNoKey_SaysWhichKindOfNone(SimulatedKeyAnswer answer, Type kind)
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        house.Jamf.Fleet.Edit(house.Mac.Id, mac => mac with { KeyAnswer = answer });

        var showing = await house.ShowAsync(request);

        Assert.Equal(kind, showing.GetType());
        Assert.Equal(answer == SimulatedKeyAnswer.EncryptedBlob, showing is Showing.NotAKey { IsEncrypted: true });
        Assert.Equal(["revealAsked", "keyRequested", "keyNotShown"], await house.EventsAsync());
        Assert.Equal(kind == typeof(Showing.NoneInEscrow) ? RevealState.NoKey : RevealState.NotReadable, (await house.RevealRowAsync(request)).State);
        Assert.Empty(await house.FollowUpsAsync());
    }

    [Theory]
    [InlineData(403, "View Disk Encryption Recovery Key")]
    [InlineData(500, "")]
    [InlineData(0, "")]
    public async Task Show_WhenJamfFails_SaysWhyShowsNothingAndCanBeTriedAgain(int status, string told)
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var order = house.Jamf.Faults.On(SimulatorRoute.FileVault, times: 20);
        _ = status switch { 403 => order.Error(403, "INVALID_PRIVILEGE", "Forbidden"), 500 => order.Html(500), _ => order.Reset() };

        var showing = house.ShowAsync(request);
        while (!showing.IsCompleted)
        {
            // Between attempts the client waits by the same clock.
            house.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, KeyHouse.Cancel);
        }

        var failed = Assert.IsType<Showing.Failed>(await showing);
        Assert.Contains(told, failed.Why, StringComparison.Ordinal);
        Assert.Equal("keyNotShown", (await house.EventsAsync())[^1]);
        Assert.Empty(await house.FollowUpsAsync());
        house.Jamf.Faults.Clear();
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        Assert.Equal(1, await house.ReadingsAsync());
    }

    [Fact]
    public async Task Show_WithoutARevealClient_NamesTheKeysToSet()
    {
        await using var house = await KeyHouse.StartAsync(("Jamf:Servers:main:Reveal:ClientId", ""), ("Jamf:Servers:main:Reveal:ClientSecret", ""));

        var asked = await house.Get<RevealRequests>().AskAsync(house.Wish(), house.Ada, KeyHouse.Cancel);

        Assert.Contains("Jamf:Servers:main:Reveal:ClientId", asked.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_BeforeARestartWithAKeyThatBecameInvalid_IsRefusedAndAsksJamfForNoKey()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync(wish: await BeforeARestartAsync(house));
        house.Jamf.Fleet.Edit(house.Mac.Id, mac => mac with { KeyValidity = "INVALID" });

        var refused = Assert.IsType<Showing.Refused>(await house.ShowAsync(request));

        Assert.Contains("do not restart", refused.Why, StringComparison.Ordinal);
        Assert.Equal(0, house.KeysAsked);
        Assert.Equal("keyNotShown", (await house.EventsAsync())[^1]);
        Assert.Equal(RevealState.NotReadable, (await house.RevealRowAsync(request)).State);
    }

    [Theory]
    [InlineData("VALID", true)]
    [InlineData("INVALID", false)]
    [InlineData("UNKNOWN", false)]
    public async Task Show_BeforeARestart_ShowsOnlyAKeyThatJamfCallsValidWithIt(string validity, bool isShown)
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync(wish: await BeforeARestartAsync(house));
        AnswerWith(house, validity);

        var showing = await house.ShowAsync(request);

        Assert.Equal(1, house.KeysAsked);
        Assert.Equal(isShown, showing is Showing.Shown { IsInvalid: false });
        Assert.Equal(!isShown, showing is Showing.Refused { Why: var why } && why.StartsWith("Do not restart this Mac.", StringComparison.Ordinal));
        Assert.Equal(isShown ? 1 : 0, (await house.FollowUpsAsync()).Count);

        // Nor by a second click.
        Assert.True(isShown || await house.ShowAsync(request) is Showing.Refused);
    }

    [Fact]
    public async Task Show_AtTheLockedDisk_ShowsAKeyThatBecameInvalidAndSaysSo()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        AnswerWith(house, "INVALID");

        Assert.True(Assert.IsType<Showing.Shown>(await house.ShowAsync(request)).IsInvalid);
    }

    [Fact]
    public async Task ShowAgain_OfAKeyThatWasReplacedMeanwhile_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        house.Jamf.Fleet.RenewKey(house.Mac.Id);

        Assert.Contains("another one", Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
        Assert.Equal("keyNotShown", (await house.EventsAsync())[^1]);
    }

    [Theory]
    [InlineData("UPDATE calls SET state = 'handedOver'", "Take the call over")]
    [InlineData("UPDATE calls SET closed_at = updated_at, state = 'closed'", "over")]
    public async Task ShowAgain_OfACallThatWaitsOrEnded_IsRefused(string change, string why)
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        await house.SqlAsync(change);

        Assert.Contains(why, Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
        Assert.Equal(1, house.KeysAsked);
    }

    [Fact]
    public async Task Show_TriedAgainAfterJamfFailed_AsksTheCallAnew()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        house.Jamf.Faults.On(SimulatorRoute.FileVault, times: 20).Error(403, "INVALID_PRIVILEGE", "Forbidden");
        Assert.IsType<Showing.Failed>(await house.ShowAsync(request));
        house.Jamf.Faults.Clear();
        await house.SqlAsync("UPDATE calls SET state = 'handedOver'");

        Assert.Contains("Take the call over", Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowAgain_AfterTheFollowUpEnded_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        Assert.IsType<Showing.Shown>(await house.ShowAsync(request));
        await house.SqlAsync("UPDATE follow_ups SET closed_at = revealed_at");

        Assert.Contains("its follow-up has ended", Assert.IsType<Showing.Refused>(await house.ShowAsync(request)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfALeaversKeyThatIsNoLongerProven_IsRefused()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync(wish: house.Wish() with { Purpose = RevealPurpose.Leaver, CallId = await house.CallAsync("o9") });
        house.Time.Advance(TimeSpan.FromHours(3));
        Assert.Null(await house.DecideAsync(request, house.Ben));
        AnswerWith(house, "INVALID");

        Assert.StartsWith("Do not restart", Assert.IsType<Showing.Refused>(await house.ShowAsync(request, house.Ada)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeBack_WhileTheKeyIsBeingRead_IsTooLate()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        var hold = house.Jamf.Faults.On(SimulatorRoute.FileVault).Hold();
        var showing = house.ShowAsync(request);
        await hold.Struck;

        Assert.False(await house.Get<RevealRequests>().TakeBackAsync(request, house.Ada, KeyHouse.Cancel));

        hold.Release();
        Assert.IsType<Showing.Shown>(await showing);
        Assert.Equal(RevealState.Shown, (await house.RevealRowAsync(request)).State);
    }

    // The Mac is at the login window, nothing rotates its key, and the runbook says to restart it and type the key there.
    private static async Task<RevealWish> BeforeARestartAsync(KeyHouse house)
    {
        var wish = await house.OfCallAsync();
        await house.SqlAsync("""UPDATE calls SET outcome = 'o5', answers = '{{"identity":"verified","screen":"loginWindow","clue":"forgotten","rotation":"none"}}'""");
        return wish;
    }

    private static void AnswerWith(KeyHouse house, string validity) => house.Jamf.Faults.On(SimulatorRoute.FileVault).Answer(
        200, "application/json", $$"""{"computerId":"{{house.Mac.Id}}","personalRecoveryKey":"ABCD-EFGH-JKLM-NPQR-STUV-WXYZ","individualRecoveryKeyValidityStatus":"{{validity}}"}""");

    private static async Task<string> AskUntilFullAsync(KeyHouse house)
    {
        for (var number = 0; number < 200; number++)
        {
            try
            {
                await house.AskAsync();
            }
            catch (StoreException full)
            {
                return full.Message;
            }
        }

        return "";
    }
}
