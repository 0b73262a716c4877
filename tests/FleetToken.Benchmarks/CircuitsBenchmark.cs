using FleetToken.Web.Commands;

namespace FleetToken.Benchmarks;

/// <summary>Managed memory per idle circuit: the product in this process, real pages in a Chromium of its own, which costs this process nothing.</summary>
internal static class CircuitsBenchmark
{
    private const int Circuits = 25;

    private static readonly TimeSpan BetweenCollections = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PoolsTrimmed = TimeSpan.FromSeconds(90);

    public static async Task RunAsync(string database, FigureTable table)
    {
        await MeasureAsync(database, "/macs", 0.6, table);
        await MeasureAsync(database, "/settings", 0.35, table);
    }

    // A host for each page: circuits whose tabs are gone are kept for minutes, and their end would be taken off the next page's.
    private static async Task MeasureAsync(string database, string page, double bar, FigureTable table)
    {
        await using var serve = await Serve.StartAsync(Settings(database), CancellationToken.None);
        await using var browser = await ChromiumTabs.StartAsync();
        var address = new Uri(serve.Address, page);
        await browser.OpenAsync(address, 2);
        var before = await SettledAsync();
        await browser.OpenAsync(address, Circuits);
        table.Add($"managed memory per idle circuit on {page}", (await SettledAsync() - before) / (double)Circuits / 1e6, bar, "MB", $"{Circuits} circuits");
    }

    private static ServeSettings Settings(string database) => new()
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
    };

    /// <summary>Managed memory once everything has been idle for long enough: for up to a minute .NET's array pools keep what drawing borrowed, which no circuit holds.</summary>
    private static async Task<long> SettledAsync()
    {
        for (var waited = TimeSpan.Zero; waited < PoolsTrimmed; waited += BetweenCollections)
        {
            await Task.Delay(BetweenCollections);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
