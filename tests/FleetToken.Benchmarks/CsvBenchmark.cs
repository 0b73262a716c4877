using System.Diagnostics;

namespace FleetToken.Benchmarks;

/// <summary>The CSV of all Macs against the sqlite3 shell's CSV of the same rows.</summary>
internal static class CsvBenchmark
{
    public static async Task RunAsync(ProductProcess product, WorkFolder folder, FigureTable table)
    {
        await DownloadAsync(product, folder.File("warm.csv"));
        var memory = product.Megabytes;
        var (first, whole) = await DownloadAsync(product, folder.File("macs.csv"));
        table.Add("CSV of all Macs: first byte", first.TotalMilliseconds, 100, "ms");
        var shell = await ShellAsync(product.Database, folder.File("shell.csv"));
        table.Add("CSV of all Macs: whole ÷ sqlite3 -csv", whole / shell, 1.5, "×", $"{whole.TotalSeconds:0.00} s against {shell.TotalSeconds:0.00} s");
        table.Add("CSV of all Macs: memory it adds", Math.Max(0, product.Megabytes - memory), 20, "MB");
    }

    private static async Task<(TimeSpan First, TimeSpan Whole)> DownloadAsync(ProductProcess product, string file)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await product.Http.GetAsync("/api/v1/macs.csv", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var output = File.Create(file);
        var buffer = new byte[81920];
        var read = await body.ReadAsync(buffer);
        var first = watch.Elapsed;
        for (; read > 0; read = await body.ReadAsync(buffer))
        {
            await output.WriteAsync(buffer.AsMemory(0, read));
        }

        return (first, watch.Elapsed);
    }

    private static async Task<TimeSpan> ShellAsync(string database, string file)
    {
        var watch = Stopwatch.StartNew();
        using var shell = Process.Start("bash", ["-c", $"sqlite3 -readonly -csv -header '{database}' 'SELECT * FROM macs WHERE gone_at IS NULL ORDER BY server, computer_id' > '{file}'"]);
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException("sqlite3 failed.");
    }
}
