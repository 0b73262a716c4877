using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>The database could not do what was asked, and nothing of it was done; the message is for a Mac admin: what happened and what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the failure.</summary>
    public StoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>What a SQLite or file failure means for the database at <paramref name="path"/>.</summary>
    public static StoreException From(Exception failure, string path) => new(Words(failure, path), failure);

    private static string Words(Exception failure, string path) => failure switch
    {
        SqliteException sqlite => Words(sqlite.SqliteErrorCode, path),
        UnauthorizedAccessException =>
            $"The database {path} cannot be opened: this account may not write there. Give it write access to the folder, or set Store:ConnectionString.",
        _ => $"The database {path} cannot be used: {failure.Message}",
    };

    // Codes: sqlite.org/rescode.html
    private static string Words(int code, string path) => code switch
    {
        5 or 6 => $"The database {path} is locked by another program. Nothing was written; close what has it open. FleetToken tries again.",
        8 => $"The database {path} is read-only. Nothing was written; give this account write access to the file and its folder.",
        10 => $"The disk failed while reading or writing {path}. Nothing was written; check the disk.",
        11 or 26 => $"The file {path} is damaged or not a database. Put a backup in its place, or move it away: FleetToken then reads the fleet anew, without its history.",
        13 => $"The disk is full: {path} cannot grow. Nothing was written; make room. FleetToken tries again.",
        14 => $"The database {path} cannot be opened. Check that the folder exists and that this account may write there.",
        _ => $"The database {path} refused (SQLite code {code}). Nothing was written.",
    };
}
