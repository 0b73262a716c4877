using FleetToken.Simulator;
using FleetToken.Web.Commands;

namespace FleetToken.Browser.Tests;

/// <summary>The product without demo mode over a fleet that stands still, so that counts can be compared, and whose names try to break pages.</summary>
public sealed class HostileFleet : ServedFleet
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fleettoken-browser-").FullName;
    private JamfSimulator? _simulator;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <inheritdoc/>
    protected override async Task<ServeSettings> SettingsAsync(CancellationToken cancellationToken)
    {
        _simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 160, HostileNames = true }, cancellationToken);
        return new ServeSettings
        {
            Urls = "http://127.0.0.1:0",
            Configuration = new Dictionary<string, string?>
            {
                ["Jamf:Servers:hostile:Url"] = _simulator.Url.ToString(),
                ["Jamf:Servers:hostile:ClientId"] = _simulator.PollClient.ClientId,
                ["Jamf:Servers:hostile:ClientSecret"] = _simulator.PollClient.ClientSecret,
                ["Store:ConnectionString"] = $"Data Source={Path.Combine(_folder, "fleet.db")}",
            },
        };
    }
}
