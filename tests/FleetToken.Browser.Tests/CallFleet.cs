using System.Text;
using FleetToken.Simulator;
using FleetToken.Web.Commands;

namespace FleetToken.Browser.Tests;

/// <summary>The product over a fleet that stands still, with a client that may read keys: somebody calls.</summary>
public sealed class CallFleet : ServedFleet
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fleettoken-call-").FullName;
    private readonly TextWriter _console = Console.Out;
    private JamfSimulator? _simulator;
    private TextWriter? _log;

    /// <summary>The simulated Jamf Pro.</summary>
    public JamfSimulator Simulator => _simulator ?? throw new InvalidOperationException("The simulator was not started.");

    /// <summary>Every file the product wrote, as text: database, write-ahead log, audit lines, keys, and every line it logged.</summary>
    public string EverythingAtRest()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.AppendLine(reader.ReadToEnd());
        }

        return all.ToString();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Console.SetOut(_console);
        if (_log is not null)
        {
            await _log.DisposeAsync();
        }

        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <inheritdoc/>
    protected override async Task<ServeSettings> SettingsAsync(CancellationToken cancellationToken)
    {
        _simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 120 }, cancellationToken);

        // Every line at the lowest level goes to a file that is searched for keys afterwards.
        _log = TextWriter.Synchronized(new StreamWriter(new FileStream(Path.Combine(_folder, "console.log"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true });
        Console.SetOut(_log);
        return new ServeSettings
        {
            Urls = "http://127.0.0.1:0",
            Configuration = new Dictionary<string, string?>
            {
                ["Jamf:Servers:main:Url"] = _simulator.Url.ToString(),
                ["Jamf:Servers:main:ClientId"] = _simulator.PollClient.ClientId,
                ["Jamf:Servers:main:ClientSecret"] = _simulator.PollClient.ClientSecret,
                ["Jamf:Servers:main:Reveal:ClientId"] = _simulator.RevealClient.ClientId,
                ["Jamf:Servers:main:Reveal:ClientSecret"] = _simulator.RevealClient.ClientSecret,
                ["Serilog:MinimumLevel:Default"] = "Verbose",
                ["Audit:JsonLines"] = Path.Combine(_folder, "audit.jsonl"),
                ["Store:ConnectionString"] = $"Data Source={Path.Combine(_folder, "fleet.db")}",
            },
        };
    }
}
