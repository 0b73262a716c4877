using System.Diagnostics;
using System.Globalization;

namespace FleetToken.Benchmarks;

/// <summary>A full sweep into SQLite against curl and the sqlite3 shell, then the same again with nothing changed.</summary>
internal static class SweepBenchmark
{
    private const int PageSize = 2000;

    /// <summary>Time of the yardstick: download and loading.</summary>
    public static async Task<TimeSpan> YardstickAsync(SimulatorProcess jamf, int macs, WorkFolder folder)
    {
        Console.Error.WriteLine("curl and sqlite3…");
        using var script = Process.Start(new ProcessStartInfo(
            "bash",
            [
                Path.Combine(AppContext.BaseDirectory, "curl-and-sqlite.sh"), jamf.Url, jamf.ClientId, jamf.ClientSecret,
                macs.ToString(CultureInfo.InvariantCulture), PageSize.ToString(CultureInfo.InvariantCulture), folder.File("yardstick"),
            ])
        { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("bash could not be started.");
        var line = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException("The yardstick failed.");
        }

        var parts = line.Split(' ', StringSplitOptions.TrimEntries).Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        Console.Error.WriteLine(line.Trim() + " ms (download, loading)");
        return TimeSpan.FromMilliseconds(parts[0] + parts[1]);
    }

    /// <summary>Fills the database; without a yardstick nothing is measured.</summary>
    public static async Task RunAsync(ProductProcess product, int macs, TimeSpan? yardstick, WorkFolder folder, FigureTable table)
    {
        Console.Error.WriteLine("First sweep…");
        var first = await FinishedAsync(product, after: null);
        var firstProcessor = product.ProcessorTime;
        Require(first, macs);
        if (yardstick is not { } shell)
        {
            return;
        }

        table.Add($"full sweep of {macs:N0} Macs ÷ (curl + sqlite3)", first.Took / shell, 0.4, "×", $"{first.Took.TotalSeconds:0.0} s against {shell.TotalSeconds:0.0} s, {firstProcessor.TotalSeconds:0.0} s of processor with the start, {first.Bytes / 1e6:0} MB, {first.Requests} requests");
        table.Add("peak memory of the product in it", product.PeakMegabytes, 400, "MB");

        var before = Written(product.Database);
        (await product.Http.PostAsync("/api/v1/sync", null)).EnsureSuccessStatusCode();
        var second = await FinishedAsync(product, first);
        var secondProcessor = product.ProcessorTime - firstProcessor;
        Require(second, macs);
        table.Add("the same again, nothing changed ÷ first", second.Took / first.Took, 0.5, "×", $"{second.Took.TotalSeconds:0.0} s, {secondProcessor.TotalSeconds:0.0} s of processor");
        table.Add("bytes written by it ÷ size of the database", (Written(product.Database) - before) / (double)new FileInfo(product.Database).Length, 0.01, "×");
    }

    private static async Task<SweepFigures> FinishedAsync(ProductProcess product, SweepFigures? after)
    {
        SweepFigures? last = null;
        await product.UntilAsync(async () => (last = await product.LastSweepAsync()) is not null && last.StartedAt != after?.StartedAt);
        return last ?? throw new UnreachableException();
    }

    private static void Require(SweepFigures sweep, int macs)
    {
        if (sweep.Macs != macs || sweep.Error is not null)
        {
            throw new InvalidOperationException($"The sweep read {sweep.Macs} of {macs} Macs: {sweep.Error}");
        }
    }

    /// <summary>Bytes that stand in the database and its write-ahead log, which only grows while nobody checkpoints.</summary>
    private static long Written(string database) =>
        new FileInfo(database).Length + (File.Exists(database + "-wal") ? new FileInfo(database + "-wal").Length : 0);
}
