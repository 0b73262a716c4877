using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>
/// A copy of the database in one file. It carries a mark (SQLite's <c>user_version</c>, in minutes since 1970 UTC) by which the first start on it knows that it
/// stands on a backup; that start moves the mark into the table <c>restored</c>, where it waits to be written down.
/// </summary>
internal static class StoreCopy
{
    // Where the mark lies in the file: sqlite.org/fileformat.html, section 1.3.
    private const int MarkAt = 60;

    /// <summary>Writes a copy of one moment and checks it before it takes its name.</summary>
    /// <exception cref="StoreException">It could not be written; nothing has its name that had it not before.</exception>
    public static void Write(StoreLocation from, string path, DateTimeOffset now)
    {
        var half = path + ".part";
        try
        {
            Delete(half);
            using (File.Open(half, Closed()))
            {
                // Made by us first, so that no other account ever reads it.
            }

            Run(from.WriterConnectionString, "VACUUM INTO $half", ("$half", half));
            var copy = new SqliteConnectionStringBuilder { DataSource = half, Pooling = false }.ConnectionString;
            Run(copy, $"PRAGMA user_version = {(now.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture)}");

            // Whoever signs out later must not be signed in again by a copy that is put back.
            Run(copy, "DELETE FROM sessions");
            if (Run(copy, "PRAGMA quick_check") is not "ok")
            {
                throw new StoreException($"The copy of {from.Path} is damaged, and so may be the database. Check the disk.");
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StoreException.From(failure, path);
        }
        finally
        {
            Delete(half);
        }
    }

    /// <summary>When the backup was made that this file is; null where it is none.</summary>
    public static DateTimeOffset? MadeAt(string path)
    {
        Span<byte> mark = stackalloc byte[4];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = MarkAt;
        return file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && BinaryPrimitives.ReadInt32BigEndian(mark) is > 0 and var minutes
            ? DateTimeOffset.UnixEpoch.AddMinutes(minutes)
            : null;
    }

    /// <summary>Refuses a backup beside the log of the database that lay there before: SQLite would play that log into it, and damage it.</summary>
    /// <exception cref="StoreException">There is such a log; the message says what to do.</exception>
    public static void RefuseForeignLog(StoreLocation location)
    {
        if (MadeAt(location.Path) is { } madeAt && new FileInfo(location.Path + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new StoreException(
                $"{location.Path} is a backup made at {madeAt:yyyy-MM-dd HH:mm} UTC, but {location.Path}-wal is of the database that was there before. "
                + "Delete that file and the one that ends in -shm, then start again.");
        }
    }

    /// <summary>Moves the mark of a backup into a table, in one transaction and before SQLite keeps a log beside the file: a kill at any moment leaves one or the other.</summary>
    public static void TakeMark(StoreLocation location)
    {
        if (MadeAt(location.Path) is { } madeAt)
        {
            var minutes = (madeAt.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);
            using var connection = new SqliteConnection(location.WriterConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS restored (made_at INTEGER NOT NULL); "
                + $"INSERT INTO restored VALUES ({minutes}); PRAGMA user_version = 0; COMMIT;";
            command.ExecuteNonQuery();
        }
    }

    /// <summary>When the backup was made on which an earlier start began and that is not written down yet; null where there is none.</summary>
    public static DateTimeOffset? Restored(StoreLocation location) =>
        Run(location.WriterConnectionString, "SELECT count(*) FROM sqlite_master WHERE name = 'restored'") is 1L
        && Run(location.WriterConnectionString, "SELECT max(made_at) FROM restored") is long minutes
            ? DateTimeOffset.UnixEpoch.AddMinutes(minutes)
            : null;

    private static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static FileStreamOptions Closed()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static object? Run(string connectionString, string sql, params (string Name, string Value)[] values)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar();
    }
}
