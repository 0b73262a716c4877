using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>The database file and how it is opened.</summary>
public sealed class StoreLocation
{
    // Long enough for a backup or a curious sqlite3 shell to finish, short enough that a person who waits gets an answer.
    private const int BusySeconds = 5;

    /// <summary>Resolves the options against a folder.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="folder">The folder the command was given in.</param>
    public StoreLocation(StoreOptions options, string folder)
    {
        var source = new SqliteConnectionStringBuilder(options.ConnectionString) { DefaultTimeout = BusySeconds };
        Path = System.IO.Path.GetFullPath(source.DataSource, folder);
        source.DataSource = Path;
        ConnectionString = source.ConnectionString;

        // The writer keeps its connection for good; a pool would only hide that it is closed.
        source.Pooling = false;
        WriterConnectionString = source.ConnectionString;
    }

    /// <summary>Absolute path of the database file.</summary>
    public string Path { get; }

    /// <summary>Path of the file that a running program holds, so that there is one writer only.</summary>
    public string LockPath => Path + ".lock";

    /// <summary>How readers open it.</summary>
    public string ConnectionString { get; }

    /// <summary>Pages the file may have; null for as many as the disk holds. It makes a full disk anywhere, for a test.</summary>
    internal int? MostPages { get; set; }

    /// <summary>How the writer opens it.</summary>
    public string WriterConnectionString { get; }
}
