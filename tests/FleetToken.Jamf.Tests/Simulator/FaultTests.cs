using System.Net;
using System.Text.Json;
using FleetToken.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Jamf.Tests.Simulator;

public sealed class FaultTests
{
    private const string List = "/api/v4/computers-inventory?sort=id:asc&page-size=10&" + SimulatedJamf.AllPolledSections;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unauthorized_OnTheSecondPage_StrikesThatPageOnce()
    {
        await using var jamf = await SimulatedJamf.StartAsync(30);
        var fault = jamf.Simulator.Faults.On(SimulatorRoute.InventoryList, page: 1).Unauthorized();

        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(List + "&page=0"));
        Assert.Equal(HttpStatusCode.Unauthorized, await jamf.StatusAsync(List + "&page=1"));
        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(List + "&page=1"));
        Assert.Equal(1, fault.Hits);
    }

    [Fact]
    public async Task Fault_FromTheNthRequestOn_StrikesSoManyTimes()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList, nth: 2, times: 2).Html(503);

        HttpStatusCode[] answers = [await jamf.StatusAsync(List), await jamf.StatusAsync(List), await jamf.StatusAsync(List), await jamf.StatusAsync(List)];

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], answers);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task Html_InsteadOfJson_ComesWithThatStatus(int status)
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).Html(status, "key ABCD");

        using var answer = await jamf.GetAsync(List);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("key ABCD", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooManyRequests_SaysHowLongToWait_InSecondsOrAsADate()
    {
        var until = new DateTimeOffset(2026, 11, 24, 12, 0, 7, TimeSpan.Zero);
        await using var jamf = await SimulatedJamf.StartAsync(1);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).TooManyRequests(TimeSpan.FromSeconds(7));
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList, nth: 2).TooManyRequestsUntil(until);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList, nth: 3).TooManyRequests();

        using var seconds = await jamf.GetAsync(List);
        using var date = await jamf.GetAsync(List);
        using var silent = await jamf.GetAsync(List);

        Assert.Equal(TimeSpan.FromSeconds(7), seconds.Headers.RetryAfter?.Delta);
        Assert.Equal(until, date.Headers.RetryAfter?.Date);
        Assert.Null(silent.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.TooManyRequests, silent.StatusCode);
    }

    [Fact]
    public async Task Reset_BreaksTheConnection()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        await jamf.SignInAsync();
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).Reset();

        await Assert.ThrowsAsync<HttpRequestException>(() => jamf.GetAsync(List));
    }

    [Fact]
    public async Task CutOff_BreaksTheConnectionWithinTheBody()
    {
        await using var jamf = await SimulatedJamf.StartAsync(10);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).CutOff(5_000);

        using var answer = await jamf.GetAsync(List, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancel);
        await body.ReadExactlyAsync(new byte[5_000], Cancel);
        await Assert.ThrowsAsync<HttpIOException>(() => body.ReadExactlyAsync(new byte[1], Cancel).AsTask());
    }

    [Fact]
    public async Task CutShort_EndsInGoodOrderWithHalfTheJson()
    {
        await using var jamf = await SimulatedJamf.StartAsync(10);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).CutShort(5_000);

        using var answer = await jamf.GetAsync(List);
        var text = await answer.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(5_000, text.Length);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task Hang_StopsWithinTheBodyUntilItIsLetGo()
    {
        await using var jamf = await SimulatedJamf.StartAsync(10);
        var fault = jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).Hang(1_000);

        using var answer = await jamf.GetAsync(List, HttpCompletionOption.ResponseHeadersRead);
        var reading = answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(1, jamf.Simulator.Traffic.InFlight);
        Assert.False(reading.IsCompleted);

        fault.Release();

        using var json = JsonDocument.Parse(await reading);
        Assert.Equal(10, json.RootElement.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Hang_WhenTheCallerGivesUp_FreesTheRequest()
    {
        await using var jamf = await SimulatedJamf.StartAsync(10);
        await jamf.SignInAsync();
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).Hang(1_000);

        (await jamf.GetAsync(List, HttpCompletionOption.ResponseHeadersRead)).Dispose();
        while (jamf.Simulator.Traffic.InFlight > 0)
        {
            await Task.Yield();
            Cancel.ThrowIfCancellationRequested();
        }

        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(List));
    }

    [Fact]
    public async Task Delay_RunsOnTheClockOfTheServer()
    {
        var time = new FakeTimeProvider();
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, TimeProvider = time, TokenLifetimeSeconds = 600 });
        await jamf.SignInAsync();
        var fault = jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).Delay(TimeSpan.FromSeconds(90));

        var asking = jamf.StatusAsync(List);
        await fault.Struck;
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(HttpStatusCode.OK, await asking);
    }

    [Fact]
    public async Task Slow_SendsEverythingInPieces()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 3, TimeProvider = time, TokenLifetimeSeconds = 600_000 });
        await jamf.SignInAsync();
        var fault = jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).Slow(4_000, TimeSpan.FromSeconds(5));

        using var answer = await jamf.GetAsync(List, HttpCompletionOption.ResponseHeadersRead);
        var reading = answer.Content.ReadAsByteArrayAsync(Cancel);
        await fault.Struck;
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
            Cancel.ThrowIfCancellationRequested();
        }

        using var json = JsonDocument.Parse(await reading);
        Assert.Equal(3, json.RootElement.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Hold_KeepsRequestsInFlightTogether()
    {
        await using var jamf = await SimulatedJamf.StartAsync(5);
        await jamf.SignInAsync();
        var fault = jamf.Simulator.Faults.On(SimulatorRoute.InventoryOne, times: 3).Hold();

        var asking = Enumerable.Range(1, 3).Select(i => jamf.StatusAsync($"/api/v4/computers-inventory/{i}")).ToList();
        while (jamf.Simulator.Traffic.InFlight < 3)
        {
            await Task.Yield();
            Cancel.ThrowIfCancellationRequested();
        }

        fault.Release();

        Assert.All(await Task.WhenAll(asking), s => Assert.Equal(HttpStatusCode.OK, s));
        Assert.Equal(3, jamf.Simulator.Traffic.MaxInFlight);
    }

    [Fact]
    public async Task BrokenRecord_HasWrongTypesWhileTheOthersStayGood()
    {
        await using var jamf = await SimulatedJamf.StartAsync(5);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).BreakRecord(3);

        var results = (await jamf.ReadAsync(List)).GetProperty("results");

        Assert.Equal(JsonValueKind.Object, results[2].GetProperty("general").GetProperty("name").ValueKind);
        Assert.Equal(JsonValueKind.String, results[2].GetProperty("hardware").ValueKind);
        Assert.Equal(JsonValueKind.String, results[1].GetProperty("general").GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task UnknownWords_StandWhereEnumerationsAre()
    {
        await using var jamf = await SimulatedJamf.StartAsync(5);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryOne).UnknownWords(3);

        var record = await jamf.ReadAsync("/api/v4/computers-inventory/3?section=DISK_ENCRYPTION&section=SECURITY");

        Assert.Equal("PENDING_VALIDATION", record.GetProperty("diskEncryption").GetProperty("individualRecoveryKeyValidityStatus").GetString());
        Assert.Equal("ROTATING", record.GetProperty("security").GetProperty("bootstrapTokenEscrowedStatus").GetString());
    }

    [Fact]
    public async Task NullSections_LeaveNothingButTheId()
    {
        await using var jamf = await SimulatedJamf.StartAsync(5);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).NullSections(2);

        var record = (await jamf.ReadAsync(List)).GetProperty("results")[1];

        Assert.All(record.EnumerateObject().Where(p => p.Name is not ("id" or "udid")), p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
        Assert.Equal("2", record.GetProperty("id").GetString());
    }

    [Fact]
    public async Task HugeAttribute_HasItsLength()
    {
        await using var jamf = await SimulatedJamf.StartAsync(5);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList).HugeAttribute(4);

        var record = (await jamf.ReadAsync(List)).GetProperty("results")[3];

        var value = record.GetProperty("extensionAttributes").EnumerateArray().Last().GetProperty("values")[0].GetString();
        Assert.Equal(1_048_576, value!.Length);
    }

    [Fact]
    public async Task Before_ChangesTheFleetBetweenTwoPages()
    {
        await using var jamf = await SimulatedJamf.StartAsync(20);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList, page: 1).Before(_ => jamf.Simulator.Fleet.Remove(1));

        var first = await jamf.IdsAsync("sort=id:asc&page-size=10&page=0");
        var second = await jamf.IdsAsync("sort=id:asc&page-size=10&page=1");

        Assert.Equal("10", first[^1]);
        Assert.Equal("12", second[0]);
    }

    [Fact]
    public async Task Before_MayEndTokensInMidSweep()
    {
        await using var jamf = await SimulatedJamf.StartAsync(20);
        jamf.Simulator.Faults.On(SimulatorRoute.InventoryList, page: 1).Before(_ => jamf.Simulator.EndAllTokens());

        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(List + "&page=0"));
        Assert.Equal(HttpStatusCode.Unauthorized, await jamf.StatusAsync(List + "&page=1"));
        await jamf.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(List + "&page=1"));
    }

    [Fact]
    public async Task Clear_TakesEveryOrderBack()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        jamf.Simulator.Faults.OnAny(times: int.MaxValue).Html(500);

        jamf.Simulator.Faults.Clear();

        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(List));
    }
}
