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

    private async Task<(int Status, string Text)> CheckAsync(SimulatorOptions options)
    {
        await using var simulator = await JamfSimulator.StartAsync(options, TestContext.Current.CancellationToken);
        return await RunAsync(Configuration(simulator));
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
