using System.Diagnostics;
using Microsoft.Playwright;

namespace FleetToken.Benchmarks;

/// <summary>From the published program to a page with rows, in a browser that is open already.</summary>
internal static class DemoBenchmark
{
    public static async Task RunAsync(string program, FigureTable table)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        var watch = Stopwatch.StartNew();
        await using var demo = await ProductProcess.StartAsync(program, "", ["--demo"], new Dictionary<string, string>());
        var started = watch.Elapsed;
        await page.GotoAsync(new Uri(demo.Http.BaseAddress!, "/macs").ToString());
        await page.Locator("tbody tr td").First.WaitForAsync();
        table.Add("demo: from the built program to a page with rows", watch.Elapsed.TotalSeconds, 8, "s", $"listens after {started.TotalSeconds:0.0} s");
    }
}
