using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace FleetToken.Benchmarks;

/// <summary>The published product in a process of its own, asked over HTTP only.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ProductProcess(Process process, Uri address, string database)
    {
        _process = process;
        Database = database;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
    }

    public HttpClient Http { get; }

    public string Database { get; }

    public static Task<ProductProcess> StartAsync(string program, string database, SimulatorProcess jamf) => StartAsync(program, database, [], new Dictionary<string, string>
    {
        ["Jamf__Servers__bench__Url"] = jamf.Url,
        ["Jamf__Servers__bench__ClientId"] = jamf.ClientId,
        ["Jamf__Servers__bench__ClientSecret"] = jamf.ClientSecret,
        ["Store__ConnectionString"] = "Data Source=" + database,
        ["Serilog__MinimumLevel__Default"] = "Warning",
    });

    public static async Task<ProductProcess> StartAsync(string program, string database, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", address.ToString()]) { WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var product = new ProductProcess(process, address, database);
        await product.UntilAsync(async () => (await product.Http.GetAsync("/health/live")).IsSuccessStatusCode);
        return product;
    }

    /// <summary>The last sweep of the one server; null before the first.</summary>
    public async Task<SweepFigures?> LastSweepAsync()
    {
        var sync = await Http.GetFromJsonAsync<JsonElement>("/api/v1/sync");
        var last = sync.GetProperty("servers")[0].GetProperty("lastSweep");
        return last.ValueKind == JsonValueKind.Null || last.GetProperty("finishedAt").ValueKind == JsonValueKind.Null
            ? null
            : new SweepFigures(
                last.GetProperty("startedAt").GetDateTimeOffset(),
                last.GetProperty("finishedAt").GetDateTimeOffset(),
                last.GetProperty("macs").GetInt32(),
                last.GetProperty("requests").GetInt32(),
                last.GetProperty("bytes").GetInt64(),
                last.GetProperty("error").GetString());
    }

    /// <summary>Asks again until the answer is yes, or ten minutes have passed.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(10))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The product ended.");
            }

            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        throw new TimeoutException("The product did not get there within ten minutes.");
    }

    /// <summary>Peak resident memory in MB, from the kernel.</summary>
    public double PeakMegabytes => Memory("VmHWM:");

    /// <summary>Processor time so far, user and system: how busy the machine is otherwise hardly changes it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MB, from the kernel.</summary>
    public double Megabytes => Memory("VmRSS:");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private double Memory(string field) => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture) / 1024;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A sweep that has ended.</summary>
internal sealed record SweepFigures(DateTimeOffset StartedAt, DateTimeOffset FinishedAt, int Macs, int Requests, long Bytes, string? Error)
{
    public TimeSpan Took => FinishedAt - StartedAt;
}
