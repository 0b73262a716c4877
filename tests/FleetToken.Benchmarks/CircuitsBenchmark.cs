using FleetToken.Web.Commands;

namespace FleetToken.Benchmarks;

/// <summary>Managed memory per idle circuit: the product in this process, real pages in a Chromium of its own, which costs this process nothing.</summary>
internal static class CircuitsBenchmark
{
    private const int Circuits = 25;

    public static async Task RunAsync(string database, FigureTable table)
    {
        await using var serve = await Serve.StartAsync(
            new ServeSettings
            {
                Urls = "http://127.0.0.1:0",
                Configuration = new Dictionary<string, string?>
                {
                    ["Jamf:Servers:bench:Url"] = "http://127.0.0.1:9",
                    ["Jamf:Servers:bench:ClientId"] = "bench",
                    ["Jamf:Servers:bench:ClientSecret"] = "bench",
                    ["Sync:Enabled"] = "false",
                    ["Store:ConnectionString"] = "Data Source=" + database,
                    ["Serilog:MinimumLevel:Default"] = "Error",
                },
            },
            CancellationToken.None);
        await MeasureAsync(new Uri(serve.Address, "/macs"), 0.6, table);
        await MeasureAsync(new Uri(serve.Address, "/settings"), 0.35, table);
    }

    private static async Task MeasureAsync(Uri page, double bar, FigureTable table)
    {
        await using var browser = await ChromiumTabs.StartAsync();
        await browser.OpenAsync(page, 2);
        var before = await SettledAsync();
        await browser.OpenAsync(page, Circuits);
        table.Add(
            $"managed memory per idle circuit on {page.AbsolutePath}",
            (await SettledAsync() - before) / (double)Circuits / 1e6,
            bar,
            "MB",
            $"{Circuits} circuits");
    }

    /// <summary>Managed memory after full collections, once it no longer moves.</summary>
    private static async Task<long> SettledAsync()
    {
        var last = long.MaxValue;
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var now = GC.GetTotalMemory(forceFullCollection: true);
            if (Math.Abs(now - last) < 100_000)
            {
                return now;
            }

            last = now;
        }
    }
}
