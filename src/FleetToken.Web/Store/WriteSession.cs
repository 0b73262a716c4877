using FleetToken.Domain;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>What can be written within one transaction. Only <see cref="Writer"/> opens one.</summary>
public sealed class WriteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly MacStatements _macs;
    private readonly RunStatements _runs;
    private readonly FleetDayStatements _days;
    private readonly AcceptanceStatements _acceptances;
    private SqliteTransaction? _transaction;

    private WriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _macs = new MacStatements(connection);
        _runs = new RunStatements(connection);
        _days = new FleetDayStatements(connection);
        _acceptances = new AcceptanceStatements(connection);
    }

    private SqliteTransaction Transaction => _transaction ?? throw new InvalidOperationException("No transaction is open.");

    /// <summary>Writes what changed of one Mac.</summary>
    public void Save(MacWrite write) => _macs.Save(Transaction, write);

    /// <summary>Writes one change.</summary>
    public void Save(ChangeRow change) => _macs.Save(Transaction, change);

    /// <summary>Writes that Jamf no longer has a Mac; its row says since when.</summary>
    public void SaveGone(MacRow row) => _macs.SaveGone(Transaction, row);

    /// <summary>Writes that a Mac was read at a UTC time and nothing was new.</summary>
    public void SaveRead(int macKey, DateTimeOffset readAt) => _macs.SaveRead(Transaction, macKey, readAt);

    /// <summary>Writes that a run has begun, and gives its id.</summary>
    public long StartRun(SyncRunRow run) => _runs.Start(Transaction, run);

    /// <summary>Writes how a run ended.</summary>
    public void EndRun(SyncRunRow run) => _runs.End(Transaction, run);

    /// <summary>Forgets runs of a server that began before a UTC time, but for the last complete ones.</summary>
    public void PruneRuns(string server, DateTimeOffset before) => _runs.Prune(Transaction, server, before);

    /// <summary>Writes new configuration facts of a server.</summary>
    public void SaveFacts(ServerFactsRow facts) => _runs.SaveFacts(Transaction, facts);

    /// <summary>Writes with what all Macs of a server are judged now.</summary>
    public void SaveJudgedWith(string server, string judgedWith) => _runs.SaveJudgedWith(Transaction, server, judgedWith);

    /// <summary>Counts the server's judged Macs for the UTC day of <paramref name="now"/>, in the place of an earlier count of that day.</summary>
    public void CountDay(string server, FleetSettings settings, DateTimeOffset now) => _days.Count(Transaction, server, settings, now);

    /// <summary>Writes that a finding is accepted, and gives the acceptance's id.</summary>
    public long Accept(AcceptanceRow acceptance) => _acceptances.Accept(Transaction, acceptance);

    /// <summary>Writes who took an acceptance back and when; false where there is none that was not taken back yet.</summary>
    public bool Withdraw(long acceptance, string by, DateTimeOffset at) => _acceptances.Withdraw(Transaction, acceptance, by, at);

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction?.Dispose();
        _macs.Dispose();
        _runs.Dispose();
        _days.Dispose();
        _acceptances.Dispose();
        _connection.Dispose();
    }

    internal static WriteSession Open(StoreLocation location)
    {
        var connection = new SqliteConnection(location.WriterConnectionString);
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();

            // WAL with NORMAL: a power cut can cost the last transactions, never the file; what is lost is read from Jamf again.
            settings.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;";
            settings.ExecuteNonQuery();
            return new WriteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal T InTransaction<T>(Func<WriteSession, T> work)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _transaction = transaction;
        try
        {
            var result = work(this);
            transaction.Commit();
            return result;
        }
        finally
        {
            // An open transaction rolls back when it is disposed of.
            _transaction = null;
        }
    }
}
