using System.Security.Cryptography;
using FleetToken.Domain.Findings;
using FleetToken.Jamf;
using FleetToken.Simulator;

namespace FleetToken.Web.Demo;

/// <summary>Everything the demo needs and nothing that stays: a simulated Jamf Pro in this process, a database in a folder that goes at the end.</summary>
public sealed class DemoMode : IAsyncDisposable
{
    private const string Server = "demo";

    private readonly string _webhookSecret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private readonly string _folder;

    private DemoMode(JamfSimulator simulator, string folder)
    {
        Simulator = simulator;
        _folder = folder;
        Configuration = Configure();
    }

    /// <summary>The simulated Jamf Pro.</summary>
    public JamfSimulator Simulator { get; }

    /// <summary>The demo's configuration; of the machine's own only logging is used, so that real servers are never asked.</summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; }

    /// <summary>The demo's configuration, logging as in the machine's own.</summary>
    public IReadOnlyDictionary<string, string?> ConfigurationWith(IReadOnlyDictionary<string, string?> machine) =>
        machine.Where(pair => pair.Key.StartsWith("Serilog:", StringComparison.OrdinalIgnoreCase)).Concat(Configuration).ToDictionary();

    /// <summary>Starts the simulator with so many Macs; they live on while one watches.</summary>
    public static async Task<DemoMode> StartAsync(int macs, CancellationToken cancellationToken)
    {
        var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = macs, LivesOn = true }, cancellationToken);
        return new DemoMode(simulator, Directory.CreateTempSubdirectory("fleettoken-demo-").FullName);
    }

    /// <summary>Lets the simulated server tell the product, at its address, what happens.</summary>
    public void SendWebhooksTo(Uri product) =>
        Simulator.SendWebhooksTo(new Uri(product, $"/api/v1/webhooks/jamf/{Server}"), "X-FleetToken-Secret", _webhookSecret);

    /// <summary>Stops the simulator and deletes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Configure()
    {
        var fleet = Simulator.Fleet;
        var server = $"{JamfOptions.Section}:Servers:{Server}";
        var values = new Dictionary<string, string?>
        {
            [$"{server}:Url"] = Simulator.Url.ToString(),
            [$"{server}:ClientId"] = Simulator.PollClient.ClientId,
            [$"{server}:ClientSecret"] = Simulator.PollClient.ClientSecret,
            [$"{server}:Reveal:ClientId"] = Simulator.RevealClient.ClientId,
            [$"{server}:Reveal:ClientSecret"] = Simulator.RevealClient.ClientSecret,
            [$"{server}:WebhookSecret"] = _webhookSecret,
            ["Store:ConnectionString"] = $"Data Source={Path.Combine(_folder, "demo.db")}",

            // Short, so that one sees the fleet move.
            ["Sync:FullSweepEvery"] = "00:05:00",
            ["Sync:ChangesEvery"] = "00:00:10",
        };
        AddList(values, "Fleet:SharedMacs:Groups", fleet.SharedGroups);
        AddList(values, "Fleet:HeadlessMacs:Groups", fleet.HeadlessGroups);
        AddList(values, "Fleet:Leavers", fleet.LeaverUserNames);
        AddList(values, "Fleet:AdminAccounts", fleet.OtherAdminAccounts);
        AddList(values, "Fleet:TokenHolderAttributes", fleet.ForeignAttributeNames);
        AddList(values, "Findings:OptIn", [.. FindingCatalogue.All.Where(finding => finding.OptIn).Select(finding => finding.Code)]);
        return values;
    }

    private static void AddList(Dictionary<string, string?> values, string key, IReadOnlyList<string> items)
    {
        for (var place = 0; place < items.Count; place++)
        {
            values[$"{key}:{place}"] = items[place];
        }
    }
}
