using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace FleetToken.Benchmarks;

/// <summary>The simulated Jamf Pro in a process of its own.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SimulatorProcess(Process process, string url, string clientId, string clientSecret)
    {
        _process = process;
        Url = url;
        ClientId = clientId;
        ClientSecret = clientSecret;
    }

    public string Url { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    public static async Task<SimulatorProcess> StartAsync(int macs)
    {
        Console.Error.WriteLine($"Starting a simulated Jamf Pro with {macs} Macs…");
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SimulatorProcess).Assembly.Location, "simulator", "--macs", macs.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("dotnet could not be started.");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The simulator ended at its start.");
        var start = JsonElement.Parse(line);
        string Text(string name) => start.GetProperty(name).GetString() ?? throw new InvalidOperationException($"The simulator did not say its {name}.");
        return new SimulatorProcess(process, Text("url").TrimEnd('/'), Text("clientId"), Text("clientSecret"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
