using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Tests.Support;
using FleetToken.Simulator;

namespace FleetToken.Jamf.Tests.Wire;

/// <summary>The client against the bundled simulator, over HTTP.</summary>
public sealed class SimulatedServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("11.33.0-t1792400000000", 4, false)]
    [InlineData("11.29.0", 3, true)]
    [InlineData("11.20.0", 2, false)]
    [InlineData("11.6.0", 1, false)]
    public async Task Walk_EachApiVersion_YieldsTheWholeFleet(string version, int api, bool asText)
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 650, JamfVersion = version, SortIdsAsText = asText, HostileNames = true }, Cancel);
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = To(simulator, handler);

        var (macs, skipped) = await client.WalkAll(100).ReadAsync(Cancel).ReadAllAsync();

        Assert.Empty(skipped);
        Assert.Equal(simulator.Fleet.Macs.Select(mac => (long)mac.Id).Order(), macs.Ids().Order());
        Assert.Equal(api, (await client.ReadVersionAsync(Cancel)).InventoryApi);
        Assert.Contains(macs, mac => mac.RecoveryKey.Validity == KeyValidity.Valid);
        Assert.Contains(macs, mac => mac.Attributes?.Ftk1 is not null);
        Assert.All(macs, mac => Assert.Equal(mac.ReportedAt is null, mac.LastContact is null));
    }

    [Fact]
    public async Task Walk_FleetLivesOnAndFaultsStrike_LosesNobodyWhoStayed()
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 400, TokenLifetimeSeconds = 1 }, Cancel);
        var stayed = simulator.Fleet.Macs.Select(mac => (long)mac.Id).ToHashSet();
        simulator.Faults.On(SimulatorRoute.InventoryList, nth: 3, times: 20).Before(request =>
        {
            var gone = simulator.Fleet.Macs[request.Page ?? 0].Id;
            simulator.Fleet.Remove(gone);
            stayed.Remove(gone);
            simulator.Fleet.Enrol();
        });
        simulator.Faults.On(SimulatorRoute.InventoryList, page: 2).CutOff(5_000);
        simulator.Faults.On(SimulatorRoute.InventoryList, page: 3).Reset();
        simulator.Faults.On(SimulatorRoute.InventoryList, page: 4, times: 2).Html(502);
        simulator.Faults.On(SimulatorRoute.InventoryList, page: 5).Html(200);
        simulator.Faults.On(SimulatorRoute.InventoryList, page: 6).Unauthorized();
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = To(simulator, handler);

        var (macs, skipped) = await client.WalkAll(40).ReadAsync(Cancel).ReadAllAsync();

        Assert.Empty(skipped);
        Assert.Equal(macs.Count, macs.Ids().Distinct().Count());
        Assert.Empty(stayed.Except(macs.Ids()));
    }

    [Fact]
    public async Task Facts_AllAllowed_AreRead()
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 50 }, Cancel);
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = To(simulator, handler);

        var (facts, problems) = await client.ReadServerFactsAsync(Cancel);

        Assert.Empty(problems);
        Assert.NotEmpty(facts.PreStageBySerialNumber!);
        Assert.NotEmpty(facts.ManagementAccount!);
        Assert.True(facts.CollectsAccounts);
    }

    [Fact]
    public async Task Check_PollClient_IsGood()
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 5 }, Cancel);
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = To(simulator, handler);

        var check = await client.CheckAsync(Cancel);

        Assert.True(check.IsGood, string.Join('\n', check.Lines.Where(line => !line.Good)));
    }

    [Theory]
    [InlineData("View Disk Encryption Recovery Key", 1)]
    [InlineData("View Recovery Lock", 1)]
    [InlineData("View Computer Device Lock Pin", 1)]
    [InlineData("View Local Admin Password", 2)]
    [InlineData("View Local Admin Password Audit History", 1)]
    public async Task Check_PrivilegeTooMany_IsFoundAndNamed(string privilege, int lines)
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 5, PollClientExtra = [privilege] }, Cancel);
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = To(simulator, handler);

        var bad = (await client.CheckAsync(Cancel)).Lines.Where(line => !line.Good).ToList();

        Assert.Equal(lines, bad.Count);
        Assert.All(bad, line => Assert.Contains($"\"{privilege}\"", line.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Read Computers")]
    [InlineData("Read User-Initiated Enrollment")]
    [InlineData("Read Computer Inventory Collection Settings")]
    [InlineData("Read Policies")]
    [InlineData("Read macOS Configuration Profiles")]
    [InlineData("Read Scripts")]
    public async Task Check_PrivilegeMissing_IsFoundAndNamed(string privilege)
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 5, PollClientMissing = [privilege] }, Cancel);
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = To(simulator, handler);

        var bad = (await client.CheckAsync(Cancel)).Lines.Where(line => !line.Good).ToList();

        // Computers and their history hang on the same privilege.
        Assert.Equal(privilege == "Read Computers" ? 2 : 1, bad.Count);
        Assert.All(bad, line => Assert.Contains($"\"{privilege}\"", line.Message, StringComparison.Ordinal));
    }

    private static JamfClient To(JamfSimulator simulator, HttpMessageHandler handler)
    {
        var server = new JamfServerOptions { Url = simulator.Url.ToString(), ClientId = simulator.PollClient.ClientId, ClientSecret = simulator.PollClient.ClientSecret };
        var options = new JamfOptions { Servers = new() { ["main"] = server }, RequestTimeout = TimeSpan.FromHours(1) };
        return JamfServiceCollectionExtensions.NewClient("main", server, options, new FleetSettings(), handler, handler, new ImpatientClock(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
    }
}
