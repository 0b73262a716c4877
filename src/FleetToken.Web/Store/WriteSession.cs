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
    private readonly ObjectFindingStatements _objectFindings;
    private bool _inTransaction;

    private WriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _macs = new MacStatements(connection);
        _runs = new RunStatements(connection);
        _days = new FleetDayStatements(connection);
        _acceptances = new AcceptanceStatements(connection);
        _objectFindings = new ObjectFindingStatements(connection);
    }

    private MacStatements Macs => Within(_macs);

    private RunStatements Runs => Within(_runs);

    /// <summary>Writes what changed of one Mac.</summary>
    public void Save(MacWrite write) => Macs.Save(write);

    /// <summary>Writes one change.</summary>
    public void Save(ChangeRow change) => Macs.Save(change);

    /// <summary>Writes that Jamf no longer has a Mac; its row says since when.</summary>
    public void SaveGone(MacRow row) => Macs.SaveGone(row);

    /// <summary>Writes that a Mac was read at a UTC time and nothing was new.</summary>
    public void SaveRead(int macKey, DateTimeOffset readAt) => Macs.SaveRead(macKey, readAt);

    /// <summary>Writes that a run has begun, and gives its id.</summary>
    public long StartRun(SyncRunRow run) => Runs.Start(run);

    /// <summary>Writes how a run ended.</summary>
    public void EndRun(SyncRunRow run) => Runs.End(run);

    /// <summary>Forgets runs of a server that began before a UTC time, but for the last complete ones.</summary>
    public void PruneRuns(string server, DateTimeOffset before) => Runs.Prune(server, before);

    /// <summary>Writes new configuration facts of a server.</summary>
    public void SaveFacts(ServerFactsRow facts) => Runs.SaveFacts(facts);

    /// <summary>Writes with what all Macs of a server are judged now.</summary>
    public void SaveJudgedWith(string server, string judgedWith) => Runs.SaveJudgedWith(server, judgedWith);

    /// <summary>Counts the server's judged Macs for the UTC day of <paramref name="now"/>, in the place of an earlier count of that day; with further counts of it.</summary>
    public void CountDay(string server, FleetSettings settings, DateTimeOffset now, IReadOnlyList<FleetDayRow> more) => Within(_days).Count(server, settings, now, more);

    /// <summary>Writes since when findings of a server's objects hold.</summary>
    public void Save(ObjectFindingsWrite write) => Within(_objectFindings).Save(write);

    /// <summary>Writes that a finding is accepted, and gives the acceptance's id.</summary>
    public long Accept(AcceptanceRow acceptance) => Within(_acceptances).Accept(acceptance);

    /// <summary>Writes who took an acceptance back and when; false where there is none that was not taken back yet.</summary>
    public bool Withdraw(long acceptance, string by, DateTimeOffset at) => Within(_acceptances).Withdraw(acceptance, by, at);

    /// <inheritdoc/>
    public void Dispose()
    {
        _macs.Dispose();
        _runs.Dispose();
        _days.Dispose();
        _acceptances.Dispose();
        _objectFindings.Dispose();
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
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;";
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
        _inTransaction = true;
        try
        {
            var result = work(this);
            transaction.Commit();
            return result;
        }
        finally
        {
            // An open transaction rolls back when it is disposed of.
            _inTransaction = false;
        }
    }

    private T Within<T>(T statements) => _inTransaction ? statements : throw new InvalidOperationException("No transaction is open.");
}
