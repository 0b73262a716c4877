using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>
/// A copy of the database in one file. It carries a mark (SQLite's <c>user_version</c>, in minutes since 1970 UTC) by which a start knows that it stands on a
/// backup; the mark goes once that is written down.
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
