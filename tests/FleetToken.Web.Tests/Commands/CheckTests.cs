using FleetToken.Simulator;
using FleetToken.Web.Commands;
using FleetToken.Web.Commands.Configuration;

namespace FleetToken.Web.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_GoodServer_NamesItsVersionAndEndsWithZero()
    {
        var (status, text) = await CheckAsync(new SimulatorOptions { Macs = 3 });

        Assert.Equal(0, status);
        Assert.Contains("main: Jamf Pro 11.33.0", text, StringComparison.Ordinal);
        Assert.Contains("inventory API v4", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PrivilegeMissing_NamesItAndFails()
    {
        var (status, text) = await CheckAsync(new SimulatorOptions { Macs = 3, PollClientMissing = ["Read Computer PreStage Enrollments"] });

        Assert.NotEqual(0, status);
        Assert.Contains("Read Computer PreStage Enrollments", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ClientThatCanReadKeys_Fails()
    {
        var (status, text) = await CheckAsync(new SimulatorOptions { Macs = 3, PollClientExtra = ["View Disk Encryption Recovery Key"] });

        Assert.NotEqual(0, status);
        Assert.Contains("View Disk Encryption Recovery Key", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RevealClientWithItsPrivilege_IsGood()
    {
        var (status, text) = await CheckAsync(new SimulatorOptions { Macs = 3 }, reveals: true);

        Assert.Equal(0, status);
        Assert.Contains("Allowed (View Disk Encryption Recovery Key).", text, StringComparison.Ordinal);
        Assert.DoesNotContain("note", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RevealClientWithoutItsPrivilege_NamesItAndFails()
    {
        var (status, text) = await CheckAsync(new SimulatorOptions { Macs = 3, RevealClientMissing = ["View Disk Encryption Recovery Key"] }, reveals: true);

        Assert.NotEqual(0, status);
        Assert.Contains("Jamf:Servers:main:Reveal", text, StringComparison.Ordinal);
        Assert.Contains("1 of", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RevealClientThatMayDoMore_IsANoteAndNoFault()
    {
        var (status, text) = await CheckAsync(new SimulatorOptions { Macs = 3, RevealClientExtra = ["Read Computers", "View Recovery Lock"] }, reveals: true);

        Assert.Equal(0, status);
        Assert.Contains("Take from its API role: Read Computers, View Recovery Lock.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NoRevealClient_SaysThatRevealingIsOff()
    {
        var (status, text) = await CheckAsync(new SimulatorOptions { Macs = 3 });

        Assert.Equal(0, status);
        Assert.Contains("Off: Jamf:Servers:main:Reveal is not set.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RevealClientIsThePollingOne_RefusesInWords()
    {
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 1 }, TestContext.Current.CancellationToken);
        var configuration = Configuration(simulator);
        configuration["Jamf:Servers:main:Reveal:ClientId"] = simulator.PollClient.ClientId;
        configuration["Jamf:Servers:main:Reveal:ClientSecret"] = simulator.PollClient.ClientSecret;

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync(configuration));

        Assert.Contains("Jamf:Servers:main:Reveal:ClientId is the same as Jamf:Servers:main:ClientId.", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(simulator.PollClient.ClientSecret, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigurationInForce_RevealClient_ShowsItsIdAndNotItsSecret()
    {
        var said = ConfigurationInForce.Of(
            ConfigurationReading.Of(new Dictionary<string, string?> { ["Jamf:Servers:main:Reveal:ClientId"] = "revealer", ["Jamf:Servers:main:Reveal:ClientSecret"] = "reveal-secret" }), "Loopback");

        Assert.Equal("revealer", said["Jamf:Servers:main:Reveal:ClientId"]);
        Assert.Equal("(set)", said["Jamf:Servers:main:Reveal:ClientSecret"]);
    }

    [Fact]
    public async Task Check_ServerThatDoesNotAnswer_SaysSoAndFails()
    {
        var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 1 }, TestContext.Current.CancellationToken);
        var configuration = Configuration(simulator);
        await simulator.DisposeAsync();

        var (status, text) = await RunAsync(configuration);

        Assert.NotEqual(0, status);
        Assert.Contains("could not be reached", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    private async Task<(int Status, string Text)> CheckAsync(SimulatorOptions options, bool reveals = false)
    {
        await using var simulator = await JamfSimulator.StartAsync(options, TestContext.Current.CancellationToken);
        var configuration = Configuration(simulator);
        if (reveals)
        {
            configuration["Jamf:Servers:main:Reveal:ClientId"] = simulator.RevealClient.ClientId;
            configuration["Jamf:Servers:main:Reveal:ClientSecret"] = simulator.RevealClient.ClientSecret;
        }

        return await RunAsync(configuration);
    }

    private Dictionary<string, string?> Configuration(JamfSimulator simulator)
    {
        var configuration = RunningProduct.Configuration(_folder.Path);
        configuration["Jamf:Servers:main:Url"] = simulator.Url.ToString();
        configuration["Jamf:Servers:main:ClientId"] = simulator.PollClient.ClientId;
        configuration["Jamf:Servers:main:ClientSecret"] = simulator.PollClient.ClientSecret;
        return configuration;
    }

    private static async Task<(int Status, string Text)> RunAsync(Dictionary<string, string?> configuration)
    {
        await using var output = new StringWriter();
        var status = await Check.RunAsync(ConfigurationReading.Of(configuration), output, TestContext.Current.CancellationToken);
        return (status, output.ToString());
    }
}
