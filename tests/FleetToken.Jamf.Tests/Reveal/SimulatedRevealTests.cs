using System.Net;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Tests.Simulator;
using FleetToken.Jamf.Tests.Support;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Jamf.Tests.Reveal;

/// <summary>Revealing against the bundled simulator: answers, Jamf's record of views, what the Mac does afterwards, faults.</summary>
public sealed class SimulatedRevealTests : IAsyncDisposable
{
    private readonly SocketsHttpHandler _handler = JamfServiceCollectionExtensions.NewHandler();
    private readonly KeptLog _log = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private JamfSimulator? _simulator;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _handler.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("11.33.0-t1792400000000")]
    [InlineData("11.29.0")]
    [InlineData("11.20.0")]
    [InlineData("11.6.0")]
    public async Task Read_EachApiVersion_YieldsTheSameKeyAndOneView(string version)
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 3, JamfVersion = version });
        using var _ = client;

        var one = Assert.IsType<KeyReading.Key>(await client.Keys!.ReadAsync(2, Cancel));

        Assert.Equal(29, one.Value.Open().Length);
        Assert.Equal(simulator.RevealClient.ClientId, Assert.Single(simulator.Fleet.AuditsOf(2)).Username);
        Assert.Equal(0, simulator.Traffic.Of(SimulatorRoute.FileVaultOfAll));
    }

    [Fact]
    public async Task Fleet_ShowsEveryKindOfAnswer()
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 260 });
        using var _ = client;
        var valid = simulator.Fleet.Macs.Where(mac => mac is { KeyInEscrow: true, KeyValidity: "VALID" }).ToList();

        foreach (var (answer, kind) in new[]
        {
            (SimulatedKeyAnswer.Key, typeof(KeyReading.Key)), (SimulatedKeyAnswer.EncryptedBlob, typeof(KeyReading.EncryptedBlob)), (SimulatedKeyAnswer.NotAKey, typeof(KeyReading.NotAKey)),
            (SimulatedKeyAnswer.Null, typeof(KeyReading.NoneInEscrow)), (SimulatedKeyAnswer.NotFound, typeof(KeyReading.NoneInEscrow)),
        })
        {
            var mac = valid.First(candidate => candidate.KeyAnswer == answer);

            var reading = await client.Keys!.ReadAsync(mac.Id, Cancel);

            Assert.Equal(kind, reading.GetType());
            Assert.Equal(KeyValidity.Valid, reading.Escrow.Validity);
        }
    }

    [Fact]
    public async Task Read_RecordRemoved_IsGone()
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 3 });
        using var _ = client;
        simulator.Fleet.Remove(2);

        Assert.IsType<KeyReading.MacGone>(await client.Keys!.ReadAsync(2, Cancel));
    }

    [Fact]
    public async Task Views_AreToldByTheHistory()
    {
        var (_, client) = await StartAsync(new SimulatorOptions { Macs = 60 });
        using var __ = client;

        var none = await client.ReadKeyViewsAsync(1, personWaits: true, Cancel);
        var one = await client.ReadKeyViewsAsync(5, personWaits: true, Cancel);
        await client.Keys!.ReadAsync(11, Cancel);
        var several = await client.ReadKeyViewsAsync(11, personWaits: true, Cancel);

        Assert.Equal((0, false), (none.Views.Count, none.MayBeMore));
        Assert.Equal(("helpdesk.anna", true), (Assert.Single(one.Views).Username, one.MayBeMore));
        Assert.Equal([_simulator!.RevealClient.ClientId, "helpdesk.ben", "jamf.admin"], several.Views.Select(view => view.Username));
        Assert.Equal([_time.GetUtcNow(), null], [several.Views[0].At, several.Views[2].At]);
    }

    [Fact]
    public async Task History_OfNoComputerOrWithoutThePrivilege_IsAWebPage()
    {
        await using var jamf = await SimulatedJamf.StartAsync(2);
        await using var lacking = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 2, PollClientMissing = ["Read Computers"] });

        using var missing = await jamf.GetAsync("/JSSResource/computerhistory/id/99/subset/Audits");
        using var refused = await lacking.GetAsync("/JSSResource/computerhistory/id/1/subset/Audits");
        using var given = await jamf.GetAsync("/JSSResource/computerhistory/id/1");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (missing.StatusCode, missing.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (given.StatusCode, given.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task FollowUp_AfterAView_EndsWithAnotherValidKey()
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 40 });
        using var _ = client;
        var mac = simulator.Fleet.Macs.First(candidate => candidate is { KeyAnswer: SimulatedKeyAnswer.Key, KeyValidity: "VALID", PartitionState: "ENCRYPTED", Probes: { ConsoleUser: not null, Flaw: Ftk1Flaw.None, Failed: null } });
        var secret = new byte[RecoveryKey.ShortestSecret];
        var id = new MacId("main", mac.Id);
        var before = Assert.IsType<KeyReading.Key>(await client.Keys!.ReadAsync(mac.Id, Cancel)).Value.Fingerprint(secret, id);
        var revealed = _time.GetUtcNow();

        var validities = new List<string?>();
        for (var step = 0; step < 30; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            simulator.FollowUpOnViews();
            validities.Add(simulator.Fleet.Find(mac.Id)!.KeyValidity);
        }

        var found = Assert.IsType<MacReading.Found>(await client.ReadMacAsync(mac.Id, personWaits: true, Cancel)).Mac;
        Assert.Equal(["VALID", "UNKNOWN", "VALID"], validities.Where((validity, at) => at == 0 || validity != validities[at - 1]));
        var line = simulator.Fleet.Find(mac.Id)!.Ftk1!;
        Assert.True(Value(line, "boot") > revealed.ToUnixTimeSeconds());
        Assert.True(Value(line, "pk") > revealed.ToUnixTimeSeconds());
        Assert.True(Value(line, "boot") < Value(line, "ts") && Value(line, "pk") < Value(line, "ts"));
        Assert.True(found.ReportedAt > revealed);

        var proof = Assert.IsType<KeyReading.Key>(await client.Keys.ReadAsync(mac.Id, Cancel));
        Assert.False(RecoveryKey.IsSameFingerprint(before, proof.Value.Fingerprint(secret, id)));
        var generation = simulator.Fleet.Find(mac.Id)!.KeyGeneration;
        for (var step = 0; step < 30; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            simulator.FollowUpOnViews();
        }

        Assert.Equal(generation, simulator.Fleet.Find(mac.Id)!.KeyGeneration);
    }

    [Fact]
    public async Task Mac_ErasedOrEnrolledAgain_HasAnotherVolumeOrTheSame()
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 40 });
        using var _ = client;
        var fleet = simulator.Fleet;
        var mac = fleet.Macs.First(candidate => candidate.Probes is not null);
        _time.Advance(TimeSpan.FromHours(1));

        var again = fleet.EnrolAgain(mac.Id);
        var erased = fleet.Erase(mac.Id);

        Assert.Equal((mac.Probes!.Volume, mac.KeyGeneration, _time.GetUtcNow()), (again.Probes!.Volume, again.KeyGeneration, again.EnrolledAt));
        Assert.NotEqual(mac.Probes.Volume, erased.Probes!.Volume);
        Assert.Equal((mac.KeyGeneration + 1, "UNKNOWN"), (erased.KeyGeneration, erased.KeyValidity));
        Assert.Contains($";vol={erased.Probes.Volume};", erased.Ftk1, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("403", JamfFailure.Forbidden, 1)]
    [InlineData("401", JamfFailure.SignInRefused, 2)]
    [InlineData("500", JamfFailure.ServerFault, 1)]
    [InlineData("429", JamfFailure.TooManyRequests, 1)]
    [InlineData("reset", JamfFailure.Unreachable, 4)]
    [InlineData("cut off", JamfFailure.Unreachable, 1)]
    [InlineData("cut short", JamfFailure.Misread, 1)]
    public async Task Fault_OnTheKey_IsAFailureAndNoneIsReadTwice(string fault, JamfFailure kind, int requests)
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 3 });
        using var _ = client;
        var order = simulator.Faults.On(SimulatorRoute.FileVault, times: 10);
        var __ = fault switch
        {
            "403" => order.Error(403, "INVALID_PRIVILEGE", "Forbidden"),
            "401" => order.Unauthorized(),
            "500" => order.Html(500),
            "429" => order.TooManyRequests(TimeSpan.FromSeconds(5)),
            "reset" => order.Reset(),
            "cut off" => order.CutOff(60),
            _ => order.CutShort(60),
        };

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.Keys!.ReadAsync(2, Cancel));

        Assert.Equal(kind, failure.Failure);
        Assert.Equal(requests, simulator.Traffic.Of(SimulatorRoute.FileVault));
        Assert.True(simulator.Fleet.AuditsOf(2).Count <= 1);
    }

    [Fact]
    public async Task Fault_SlowBody_IsStillRead()
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 3 });
        using var _ = client;
        simulator.Faults.On(SimulatorRoute.FileVault).Slow(20, TimeSpan.Zero);

        Assert.IsType<KeyReading.Key>(await client.Keys!.ReadAsync(2, Cancel));
    }

    [Fact]
    public async Task Log_OfManyReadings_HoldsNoKey()
    {
        var (simulator, client) = await StartAsync(new SimulatorOptions { Macs = 20 });
        using var _ = client;
        simulator.Faults.On(SimulatorRoute.FileVault, nth: 3).Html(502);
        var keys = new List<string>();
        for (var id = 1; id <= 20; id++)
        {
            try
            {
                if (await client.Keys!.ReadAsync(id, Cancel) is KeyReading.Key key)
                {
                    keys.Add(key.Value.Open());
                    Assert.DoesNotContain(key.Value.Open(), key.ToString(), StringComparison.Ordinal);
                }
            }
            catch (JamfException failure)
            {
                Assert.Equal(JamfFailure.ServerFault, failure.Failure);
            }
        }

        Assert.True(keys.Count > 10);
        Assert.NotEmpty(_log.Lines);
        Assert.DoesNotContain(_log.Lines, line => keys.Exists(key => line.Contains(key, StringComparison.OrdinalIgnoreCase)));
    }

    private static long Value(string line, string key) =>
        long.Parse(line.Split(';').Single(field => field.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(JamfSimulator Simulator, JamfClient Client)> StartAsync(SimulatorOptions options)
    {
        _simulator = await JamfSimulator.StartAsync(options with { TimeProvider = _time, TokenLifetimeSeconds = 86_400 }, Cancel);
        var server = new JamfServerOptions
        {
            Url = _simulator.Url.ToString(),
            ClientId = _simulator.PollClient.ClientId,
            ClientSecret = _simulator.PollClient.ClientSecret,
            Reveal = new() { ClientId = _simulator.RevealClient.ClientId, ClientSecret = _simulator.RevealClient.ClientSecret },
        };
        var all = new JamfOptions { Servers = new() { ["main"] = server }, RequestTimeout = TimeSpan.FromHours(1) };
        return (_simulator, JamfServiceCollectionExtensions.NewClient("main", server, all, new FleetToken.Domain.FleetSettings(), _handler, _handler, new ImpatientClock(), _log));
    }
}
