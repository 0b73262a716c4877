using System.Net;
using System.Text.Json.Nodes;
using FleetToken.Jamf.Tests.Support;

namespace FleetToken.Jamf.Tests.Reading;

public sealed class ChangesAndChosenMacsTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_ReportsInOrder_YieldsThoseSinceTheTime()
    {
        using var jamf = new FakeJamf().With(Enumerable.Range(1, 60).Select(id => Computers.One(id, Since.AddMinutes(id - 31))));
        using var client = Clients.To(jamf, pageSize: 7);

        var (macs, _) = await client.ReadChangesAsync(Since, Cancel).ReadAllAsync();

        Assert.Equal(Enumerable.Range(31, 30).Select(id => (long)id), macs.Ids());
        Assert.Equal("general.reportDate>=\"2026-11-24T06:00:00Z\"", jamf.Lists[0].Filter);
    }

    [Fact]
    public async Task Changes_ManyInTheSameSecond_LosesNone()
    {
        using var jamf = new FakeJamf().With(Enumerable.Range(1, 40).Select(id => Computers.One(id, Since.AddMilliseconds(id))));
        using var client = Clients.To(jamf, pageSize: 10);

        var (macs, _) = await client.ReadChangesAsync(Since, Cancel).ReadAllAsync();

        Assert.Equal(40, macs.Ids().Distinct().Count());
    }

    [Fact]
    public async Task Changes_MacReportsAgainMeanwhile_PushesNobodyOut()
    {
        using var jamf = new FakeJamf().With(Enumerable.Range(1, 30).Select(id => Computers.One(id, Since.AddMinutes(id))));
        jamf.Before = asked =>
        {
            if (asked.IsList && asked.Number is > 3 and < 7)
            {
                jamf.With(Computers.One(asked.Number - 3, Since.AddHours(3).AddMinutes(asked.Number)));
            }
        };
        using var client = Clients.To(jamf, pageSize: 5);

        var (macs, _) = await client.ReadChangesAsync(Since, Cancel).ReadAllAsync();

        Assert.Empty(Enumerable.Range(1, 30).Select(id => (long)id).Except(macs.Ids()));
        Assert.Contains(macs, mac => mac.Id.ComputerId == 1 && mac.ReportedAt > Since.AddHours(3));
    }

    [Fact]
    public async Task ReadMacs_ManyIds_KeepsAddressesShortAndFindsAll()
    {
        using var jamf = new FakeJamf { LargestPage = 50 }.With(Enumerable.Range(100_001, 700).Select(id => Computers.One(id)));
        using var client = Clients.To(jamf);

        var (macs, _) = await client.ReadMacsAsync([.. Enumerable.Range(100_001, 750).Select(id => (long)id)], Cancel).ReadAllAsync();

        Assert.Equal(Enumerable.Range(100_001, 700).Select(id => (long)id), macs.Ids().Distinct().Order());
        Assert.Equal(700, macs.Count);
        Assert.All(jamf.Lists, asked => Assert.InRange(asked.Path.Length + asked.Query.Length, 1, 2_000));
    }

    [Fact]
    public async Task ReadMac_InJamf_IsFoundWithAllSections()
    {
        using var jamf = new FakeJamf().With(Computers.Many(3));
        using var client = Clients.To(jamf);

        var reading = await client.ReadMacAsync(2, personWaits: true, Cancel);

        Assert.Equal(2, Assert.IsType<MacReading.Found>(reading).Mac.Id.ComputerId);
        Assert.Contains("LOCAL_USER_ACCOUNTS", jamf.Requests[^1].Sections);
    }

    [Fact]
    public async Task ReadMac_NotInJamf_IsGone()
    {
        using var jamf = new FakeJamf().With(Computers.Many(3));
        using var client = Clients.To(jamf);

        Assert.IsType<MacReading.Gone>(await client.ReadMacAsync(99, personWaits: false, Cancel));
    }

    [Fact]
    public async Task ReadMac_ApiVersionTakenAway_IsNotTakenForGone()
    {
        using var jamf = new FakeJamf().With(Computers.Many(3));
        using var client = Clients.To(jamf);
        await client.ReadMacAsync(2, personWaits: false, Cancel);
        jamf.NewestApi = 3;

        Assert.IsType<MacReading.Found>(await client.ReadMacAsync(2, personWaits: false, Cancel));
    }

    [Fact]
    public async Task ReadMac_BrokenRecord_IsUnreadable()
    {
        using var jamf = new FakeJamf().With(Computers.Many(3));
        jamf.Computers[2]["hardware"] = new JsonArray(1);
        using var client = Clients.To(jamf);

        var reading = await client.ReadMacAsync(2, personWaits: false, Cancel);

        var record = Assert.IsType<MacReading.Unreadable>(reading).Record;
        Assert.Equal(("2", "$.hardware"), (record.Id, record.Path));
    }

    [Fact]
    public async Task ReadMac_ServerFault_Throws()
    {
        using var jamf = new FakeJamf().With(Computers.Many(3));
        jamf.Instead = asked => asked.Path.EndsWith("/2", StringComparison.Ordinal) ? FakeJamf.Json("{}", HttpStatusCode.ServiceUnavailable) : null;
        using var client = Clients.To(jamf);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadMacAsync(2, personWaits: false, Cancel));

        Assert.Equal(JamfFailure.ServerFault, failure.Failure);
    }
}
