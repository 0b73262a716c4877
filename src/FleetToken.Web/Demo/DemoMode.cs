using System.Globalization;
using FleetToken.Jamf;

namespace FleetToken.Web.Demo;

/// <summary>Everything the demo needs and nothing that stays: a simulated Jamf Pro in this process, a database in a folder that goes at the end.</summary>
public sealed class DemoMode : IAsyncDisposable
{
    private const string Server = "demo";

    private readonly string _folder;

    private DemoMode(string folder, IReadOnlyDictionary<string, string?> configuration)
    {
        _folder = folder;
        Configuration = configuration;
    }

    /// <summary>The demo's whole configuration; none of the machine's own is read, so that real servers are never asked.</summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; }

    /// <summary>Starts the simulator with so many Macs.</summary>
    public static Task<DemoMode> StartAsync(int macs, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("fleettoken-demo-").FullName;
        var configuration = new Dictionary<string, string?>
        {
            [$"{JamfOptions.Section}:Servers:{Server}:Url"] = "http://127.0.0.1:9",
            [$"{JamfOptions.Section}:Servers:{Server}:ClientId"] = "demo",
            [$"{JamfOptions.Section}:Servers:{Server}:ClientSecret"] = macs.ToString(CultureInfo.InvariantCulture),
        };
        return Task.FromResult(new DemoMode(folder, configuration));
    }

    /// <summary>Stops the simulator and deletes the database.</summary>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
