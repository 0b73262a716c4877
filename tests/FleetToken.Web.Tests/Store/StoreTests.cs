using FleetToken.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FleetToken.Web.Tests.Store;

public sealed class StoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fleettoken-store-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StoreLocation Location => new(new StoreOptions { ConnectionString = "Data Source=inner/fleet.db" }, _folder);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Location_RelativePath_CountsFromTheFolderOfTheCommand() =>
        Assert.Equal(Path.Combine(_folder, "inner", "fleet.db"), Location.Path);

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("")]
    [InlineData("Nonsense=1")]
    [InlineData("Data Source=x.db;Mode=Memory")]
    public void Options_ThatNameNoFile_AreAFaultByKey(string text)
    {
        var result = new StoreOptionsValidator().Validate(null, new StoreOptions { ConnectionString = text });

        Assert.Contains("Store:ConnectionString", Assert.Single(result.Failures ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutFolder_MakesFolderAndSchema()
    {
        using var start = await StartAsync();

        await using var db = Open(Location);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
        Assert.Equal(0, await db.Macs.CountAsync(Cancel));
    }

    [Fact]
    public async Task Start_AfterAKillInMidMigration_GoesOn()
    {
        (await StartAsync()).Dispose();
        await using (var db = Open(Location))
        {
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, 'then');"
                + "DELETE FROM \"__EFMigrationsHistory\"; DROP TABLE macs; DROP TABLE mac_documents; DROP TABLE accounts; DROP TABLE findings;"
                + "DROP TABLE changes; DROP TABLE fleet_days; DROP TABLE acceptances; DROP TABLE object_findings; DROP TABLE audit; DROP TABLE sessions; DROP TABLE api_tokens; DROP TABLE sync_runs; DROP TABLE server_facts; DROP TABLE calls; DROP TABLE reveals; DROP TABLE approvals; DROP TABLE follow_ups;",
                Cancel);
        }

        using var start = await StartAsync();

        await using var after = Open(Location);
        Assert.Equal(0, await after.Macs.CountAsync(Cancel));
    }

    [Fact]
    public async Task Start_OnANewerDatabase_RefusesInWords()
    {
        (await StartAsync()).Dispose();
        await using (var db = Open(Location))
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')", Cancel);
        }

        var refused = await Assert.ThrowsAsync<StoreException>(StartAsync);

        Assert.Contains("newer FleetToken", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhileAnotherProgramUsesTheFile_RefusesInWords()
    {
        using var first = await StartAsync();

        var refused = await Assert.ThrowsAsync<StoreException>(StartAsync);

        Assert.Contains("Another FleetToken", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAFileThatIsNoDatabase_RefusesInWords()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        await File.WriteAllTextAsync(Location.Path, new string('x', 5_000), Cancel);

        var refused = await Assert.ThrowsAsync<StoreException>(StartAsync);

        Assert.Contains("not a database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ThatFails_LeavesNothingAndTheWriterGoesOn()
    {
        using var start = await StartAsync();
        using var writer = await WriterAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.WriteAsync(
            session =>
            {
                session.StartRun(new SyncRunRow { Server = "main" });
                throw new InvalidOperationException("half way");
            },
            Cancel));
        await Assert.ThrowsAsync<StoreException>(() => writer.WriteAsync(
            session =>
            {
                session.StartRun(new SyncRunRow { Server = "main" });
                throw new SqliteException("full", 13);
            },
            Cancel));
        var id = await writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = "main" }), Cancel);

        await using var db = Open(Location);
        Assert.Equal(id, Assert.Single(await db.SyncRuns.AsNoTracking().ToListAsync(Cancel)).Id);
        await writer.StopAsync(Cancel);
    }

    [Fact]
    public async Task Write_DatabaseLocked_IsSaidInWordsAndTheNextOneIsWritten()
    {
        using var start = await StartAsync();
        using var writer = await WriterAsync();
        await using (var other = new SqliteConnection($"Data Source={Location.Path}"))
        {
            await other.OpenAsync(Cancel);
            await using var hold = other.BeginTransaction(deferred: false);

            var refused = await Assert.ThrowsAsync<StoreException>(
                () => writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = "main" }), Cancel));

            Assert.Contains("locked by another program", refused.Message, StringComparison.Ordinal);
        }

        await writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = "main" }), Cancel);
        await writer.StopAsync(Cancel);
    }

    [Fact]
    public async Task Write_KilledInMidTransaction_LeavesTheStateBefore()
    {
        using var start = await StartAsync();
        using var writer = await WriterAsync();
        await writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = "before" }), Cancel);
        var copy = Directory.CreateDirectory(Path.Combine(_folder, "copy")).FullName;

        // The files as they lie on disk at that moment are what a kill would leave.
        await writer.WriteAsync(
            session =>
            {
                for (var number = 0; number < 20_000; number++)
                {
                    session.StartRun(new SyncRunRow { Server = new string('x', 500) });
                }

                foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "inner"), "fleet.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
                {
                    using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    using var to = File.Create(Path.Combine(copy, Path.GetFileName(file)));
                    from.CopyTo(to);
                }
            },
            Cancel);

        await using var db = Open(new StoreLocation(new StoreOptions { ConnectionString = "Data Source=copy/fleet.db" }, _folder));
        Assert.Equal("before", Assert.Single(await db.SyncRuns.AsNoTracking().ToListAsync(Cancel)).Server);
        await writer.StopAsync(Cancel);
    }

    [Fact]
    public void Migrations_MakeTheModel()
    {
        using var db = Open(Location);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void MacColumns_AreThoseOfTheModel()
    {
        using var db = Open(Location);
        var columns = db.Model.FindEntityType(typeof(MacRow))?.GetProperties().Select(property => property.GetColumnName()) ?? [];

        Assert.Equal(columns.Order(), MacColumns.All.Order());
    }

    [Fact]
    public void Enums_ByName_RoundTripAndOthersAreUnknown()
    {
        Assert.Equal("endUsersOnly", StoredValues.Name(Domain.Verdicts.TokenVerdict.EndUsersOnly));
        Assert.Equal(Domain.Verdicts.TokenVerdict.EndUsersOnly, StoredValues.Value<Domain.Verdicts.TokenVerdict>("endUsersOnly"));
        Assert.Equal(Domain.Verdicts.TokenVerdict.Unknown, StoredValues.Value<Domain.Verdicts.TokenVerdict>("ofALaterVersion"));
    }

    private static FleetDb Open(StoreLocation location) =>
        new(new DbContextOptionsBuilder<FleetDb>().UseSqlite(location.ConnectionString).Options);

    private async Task<StoreStart> StartAsync()
    {
        var start = new StoreStart(Location, new Factory(Location), NullLogger<StoreStart>.Instance);
        try
        {
            await start.StartAsync(Cancel);
            return start;
        }
        catch
        {
            start.Dispose();
            throw;
        }
    }

    private async Task<Writer> WriterAsync()
    {
        var writer = new Writer(Location, NullLogger<Writer>.Instance);
        await writer.StartAsync(Cancel);
        return writer;
    }

    private sealed class Factory(StoreLocation location) : IDbContextFactory<FleetDb>
    {
        public FleetDb CreateDbContext() => Open(location);
    }
}
