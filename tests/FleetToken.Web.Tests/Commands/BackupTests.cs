using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Commands;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Commands;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Copy => Path.Combine(_folder.Path, "backup.db");

    private string Database => Path.Combine(_folder.Path, "fleet.db");

    private ConfigurationReading Same => ConfigurationReading.Of(RunningProduct.Configuration(_folder.Path));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task Backup_WhileTheProductRunsAndWrites_IsWholeAndCarriesNoKey()
    {
        await using var serve = await StartAsync();
        var writer = serve.Services.GetRequiredService<Writer>();
        var writing = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => writer.WriteAsync(session => session.StartRun(new SyncRunRow { Server = new string('x', 2_000) }), Cancel)));

        var status = await Backup.RunAsync(Same, Copy, TextWriter.Null, Cancel);
        await writing;

        Assert.Equal(0, status);
        await using var connection = new SqliteConnection($"Data Source={Copy};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync(Cancel));
        var key = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "keys", "audit.key"), Cancel);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(Copy, Cancel)).AsSpan().IndexOf(key));
        Assert.False(File.Exists(Copy + ".part"));
    }

    [Fact]
    public async Task Restore_AsDocumented_GoesOnFromTheBackupAndIsWrittenDownOnce()
    {
        await using (await StartAsync())
        {
            await Backup.RunAsync(Same, Copy, TextWriter.Null, Cancel);
        }

        await using (var later = await StartAsync())
        {
            await later.Services.GetRequiredService<Writer>().WriteAsync(session => session.StartRun(new SyncRunRow { Server = "after the backup" }), Cancel);
        }

        Restore();

        await using (await StartAsync())
        {
            // Nothing more: the start itself writes it down.
        }

        await using var again = await StartAsync();
        var entries = await again.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter(), null, 100, Cancel);
        Assert.Single(entries.Items, item => item.Event == "restored");
        Assert.True((await again.Services.GetRequiredService<AuditCheck>().RunAsync(null, Cancel)).Holds);
        await using var db = await again.Services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(Cancel);
        Assert.DoesNotContain(await db.SyncRuns.AsNoTracking().Select(run => run.Server).ToListAsync(Cancel), server => server == "after the backup");
    }

    [Fact]
    public async Task Restore_KilledBeforeItIsWrittenDown_GoesOnAtTheNextStart()
    {
        await using (await StartAsync())
        {
            await Backup.RunAsync(Same, Copy, TextWriter.Null, Cancel);
        }

        Restore();

        // As far as a start that is killed comes: the schema is there, nothing is written down, and the log of SQLite is not empty.
        var location = new StoreLocation(new StoreOptions { ConnectionString = $"Data Source={Database}" }, _folder.Path);
        StoreCopy.TakeMark(location);
        await using (var connection = new SqliteConnection(location.WriterConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await using var write = connection.CreateCommand();
            write.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE half_way (x); ";
            await write.ExecuteNonQueryAsync(Cancel);
            File.Copy(Database, Database + ".killed");
            File.Copy(Database + "-wal", Database + ".killed-wal");
        }

        File.Move(Database + ".killed", Database, overwrite: true);
        File.Move(Database + ".killed-wal", Database + "-wal", overwrite: true);
        await using var again = await StartAsync();

        var entries = await again.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter { Events = ["restored"] }, null, 100, Cancel);
        Assert.Single(entries.Items);
    }

    [Fact]
    public async Task Restore_OfABackupWithTokens_RevokesThemAll()
    {
        await using (var before = await StartAsync())
        {
            var admin = new CurrentUser("Ada", new HashSet<Role> { Role.Viewer, Role.Admin }, FleetScope.Everything);
            Assert.NotNull((await before.Services.GetRequiredService<ApiTokens>().MakeAsync(new ApiTokenWish("nightly", [Role.Viewer], null, 30), admin, Cancel)).Token);
            await Backup.RunAsync(Same, Copy, TextWriter.Null, Cancel);
        }

        Restore();
        await using var after = await StartAsync();

        Assert.NotNull(Assert.Single(await after.Services.GetRequiredService<ApiTokens>().ListAsync(FleetScope.Everything, Cancel)).RevokedAt);
    }

    [Fact]
    public async Task VerifyAudit_BesideAForeignLogOrWithoutItsKey_RefusesAndMakesNoKey()
    {
        await using (await StartAsync())
        {
            await Backup.RunAsync(Same, Copy, TextWriter.Null, Cancel);
        }

        var key = Path.Combine(_folder.Path, "keys", "audit.key");
        File.Move(key, key + ".aside");
        var withoutKey = await Assert.ThrowsAsync<StartRefusedException>(() => VerifyAudit.RunAsync(Same, null, TextWriter.Null, Cancel));
        Assert.Contains("The audit key is not in Keys:Folder", withoutKey.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(key));
        File.Move(key + ".aside", key);

        Restore();
        await File.WriteAllTextAsync(Database + "-wal", "frames of the database that was here before", Cancel);
        var foreign = await Assert.ThrowsAsync<StartRefusedException>(() => VerifyAudit.RunAsync(Same, null, TextWriter.Null, Cancel));
        Assert.Contains("-wal", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_BesideTheLogOfTheFormerDatabase_IsRefusedInWords()
    {
        await using (await StartAsync())
        {
            await Backup.RunAsync(Same, Copy, TextWriter.Null, Cancel);
        }

        Restore();
        await File.WriteAllTextAsync(Database + "-wal", "frames of the database that was here before", Cancel);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);

        Assert.Contains("-wal", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_OntoTheDatabaseItself_IsRefused()
    {
        await using var serve = await StartAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Backup.RunAsync(Same, Database, TextWriter.Null, Cancel));

        Assert.Contains("the database itself", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_ToAFolderThatIsNotThere_SaysSoAndLeavesNothing()
    {
        await using var serve = await StartAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Backup.RunAsync(Same, Path.Combine(_folder.Path, "missing", "b.db"), TextWriter.Null, Cancel));

        Assert.StartsWith("No backup was made.", refused.Message, StringComparison.Ordinal);
    }

    private void Restore()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        File.Copy(Copy, Database, overwrite: true);
    }

    private Task<Serve> StartAsync() => Serve.StartAsync(
        new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = RunningProduct.Configuration(_folder.Path) }, Cancel);
}
