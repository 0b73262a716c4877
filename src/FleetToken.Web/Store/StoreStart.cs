using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Store;

/// <summary>Opens the store at start: one program only, folder created, schema brought up to date. Works after a kill at any moment.</summary>
public sealed class StoreStart(StoreLocation location, IDbContextFactory<FleetDb> databases, ILogger<StoreStart> logger) : IHostedService, IDisposable
{
    private FileStream? _lock;

    /// <inheritdoc/>
    /// <exception cref="StoreException">The database cannot be used; the message says why and what to do.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(location.Path) ?? ".");
            _lock = TakeLock();
            await MigrateAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StoreException.From(failure, location.Path);
        }

        Log.StoreOpened(logger, location.Path);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    // The operating system gives the lock back when the program dies, however it dies.
    private FileStream TakeLock()
    {
        try
        {
            return new FileStream(location.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (failure is not DirectoryNotFoundException and not FileNotFoundException)
        {
            throw new StoreException(
                $"Another FleetToken uses the database {location.Path}. Stop it, or give this one its own file with Store:ConnectionString.", failure);
        }
    }

    // A Mac's document is about 3 kB: pages of the usual 4 kB hold one and waste a quarter, these hold five.
    private async Task CreateFileAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            // The names in it are for this account; SQLite gives the files beside it the same rights.
            await using var closed = new FileStream(
                location.Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }

        await using var connection = new SqliteConnection(location.WriterConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var create = connection.CreateCommand();
        create.CommandText = "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL;";
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (File.Exists(location.Path) && new FileInfo(location.Path).Length > 0)
        {
            StoreCopy.RefuseForeignLog(location);
            StoreCopy.TakeMark(location);
            var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations()).ToList();
            if (unknown.Count > 0)
            {
                throw new StoreException(
                    $"The database {location.Path} was written by a newer FleetToken ({unknown[^1]}). Start that version, or a backup made before.");
            }

            // A start that was killed while it migrated leaves this table behind, and EF would wait for it for ever.
            // No other program can be migrating: we hold the lock file.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        }
        else
        {
            await CreateFileAsync(cancellationToken);
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(cancellationToken);
            Log.StoreMigrated(logger, pending[^1]);
        }

        await db.Database.ExecuteSqlRawAsync(AuditStatements.Triggers, cancellationToken);
    }
}
