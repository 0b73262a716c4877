using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace FleetToken.Benchmarks;

/// <summary>Every filter, pair of filters, sort and kind of search term over HTTP: first 50 rows and the total.</summary>
internal static class ListsBenchmark
{
    private const int Rounds = 5;

    private static readonly string[] Filters =
    [
        "fileVault=off", "recoveryKey=invalid", "bootstrapToken=notEscrowed", "tokenVerdict=extraAdmins", "recoverability=fragile", "finding=FT-TOK-03",
        "severity=critical", "phase=inUse", "server=bench", "site=Lisbon", "site=None", "os=15", "stale=true", "inventory=old", "gone=true",
    ];

    private static readonly string[] Sorts =
    [
        "name", "serialNumber", "user", "os", "site", "severity", "tokenVerdict", "recoveryKey", "bootstrapToken", "recoverability", "inventoryAt", "lastContactAt",
    ];

    // One, two, three and eight characters in Latin, with marks, Cyrillic, CJK; one that nothing holds, one that all hold.
    private static readonly string[] Terms =
    [
        "a", "ma", "mar", "mariana.", "ü", "mü", "mül", "müller-l", "а", "ив", "ива", "иванович", "日", "日本", "田中太", "田中太郎田中太郎", "zzzzzzzz", "m",
    ];

    public static async Task RunAsync(ProductProcess product, FigureTable table)
    {
        await MeasureAsync(product, table, "each filter", Filters);
        await MeasureAsync(product, table, "each pair of filters", [.. Pairs()]);
        await MeasureAsync(product, table, "each sort, both ways", [.. Sorts.SelectMany(sort => (string[])[$"sort={sort}", $"sort=-{sort}"])]);
        await MeasureAsync(product, table, "search terms", [.. Terms.Select(term => "search=" + Uri.EscapeDataString(term))]);
    }

    private static IEnumerable<string> Pairs() =>
        from left in Filters
        from right in Filters
        where string.CompareOrdinal(left, right) < 0 && left.Split('=')[0] != right.Split('=')[0]
        select $"{left}&{right}";

    private static async Task MeasureAsync(ProductProcess product, FigureTable table, string what, string[] queries)
    {
        var times = new List<(double Milliseconds, string Query)>();
        foreach (var query in queries)
        {
            await AskAsync(product, query);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var query in queries)
            {
                var watch = Stopwatch.StartNew();
                await AskAsync(product, query);
                times.Add((watch.Elapsed.TotalMilliseconds, query));
            }
        }

        times.Sort();
        var p95 = times[(int)Math.Ceiling(times.Count * 0.95) - 1];
        table.Add($"lists, {what}: p95", p95.Milliseconds, 30, "ms", $"{times.Count} calls, p50 {times[times.Count / 2].Milliseconds:0.0} ms, slowest {times[^1].Milliseconds:0.0} ms (`{Uri.UnescapeDataString(times[^1].Query)}`)");
    }

    private static async Task AskAsync(ProductProcess product, string query)
    {
        var page = await product.Http.GetFromJsonAsync<JsonElement>("/api/v1/macs?" + query);
        if (page.GetProperty("items").GetArrayLength() > page.GetProperty("total").GetInt32())
        {
            throw new InvalidOperationException($"More rows than the total for {query}.");
        }
    }
}
