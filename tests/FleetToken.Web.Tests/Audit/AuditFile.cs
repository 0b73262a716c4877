using System.Diagnostics;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Audit;

/// <summary>An audit log on a real file, and somebody with the sqlite3 shell beside it.</summary>
internal sealed class AuditFile : IAsyncDisposable, IDbContextFactory<FleetDb>
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Writer> _writers = [];
    private readonly StoreStart _start;

    public AuditFile()
    {
        Location = new StoreLocation(new StoreOptions { ConnectionString = "Data Source=fleet.db" }, _folder.Path);
        KeyFolder = new KeyFolder(Options.Create(new KeyOptions()), Location);
        _start = new StoreStart(Location, this, NullLogger<StoreStart>.Instance);
    }

    public StoreLocation Location { get; }

    public KeyFolder KeyFolder { get; }

    public AuditCheck Check => new(new AuditKey(KeyFolder), this);

    public AuditQuery Query => new(this);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<AuditFile> OpenAsync()
    {
        var file = new AuditFile();
        await file._start.StartAsync(Cancel);
        return file;
    }

    public FleetDb CreateDbContext() => new(new DbContextOptionsBuilder<FleetDb>().UseSqlite(Location.ConnectionString).Options);

    /// <summary>A log as another program would have it: its own writer, its own reading of the key.</summary>
    public async Task<AuditLog> LogAsync()
    {
        var writer = new Writer(Location, NullLogger<Writer>.Instance);
        await writer.StartAsync(Cancel);
        _writers.Add(writer);
        return new AuditLog(writer, new AuditKey(KeyFolder), Location, TimeProvider.System);
    }

    /// <summary>Ten entries.</summary>
    public async Task<AuditHead> FillAsync()
    {
        var log = await LogAsync();
        for (var number = 1; number <= 10; number++)
        {
            await log.AppendAsync(
                new AuditEntry(AuditEvent.Exported, $"Person {number}")
                {
                    Roles = "viewer",
                    Server = "main",
                    ComputerId = number,
                    Site = number % 2 == 0 ? "Berlin" : null,
                    Subject = $"Mac {number}",
                    Details = new Dictionary<string, string> { ["what"] = "macs.csv" },
                },
                Cancel);
        }

        return await Query.HeadAsync(Cancel);
    }

    /// <summary>What somebody with the database file and the sqlite3 shell does to it.</summary>
    public async Task TamperAsync(string sql)
    {
        using var shell = Process.Start(new ProcessStartInfo("sqlite3", [Location.Path, sql]) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("sqlite3 does not start.");
        var said = await shell.StandardError.ReadToEndAsync(Cancel);
        await shell.WaitForExitAsync(Cancel);
        Assert.True(shell.ExitCode == 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers)
        {
            await writer.StopAsync(CancellationToken.None);
            writer.Dispose();
        }

        _start.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
