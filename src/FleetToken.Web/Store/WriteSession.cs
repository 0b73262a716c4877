using System.Globalization;
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
    private readonly AuditStatements _audit;
    private readonly SessionStatements _sessions;
    private readonly ApiTokenStatements _tokens;
    private readonly CallStatements _calls;
    private readonly RevealStatements _reveals;
    private readonly FollowUpStatements _followUps;
    private bool _inTransaction;

    private WriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _macs = new MacStatements(connection);
        _runs = new RunStatements(connection);
        _days = new FleetDayStatements(connection);
        _acceptances = new AcceptanceStatements(connection);
        _objectFindings = new ObjectFindingStatements(connection);
        _audit = new AuditStatements(connection);
        _sessions = new SessionStatements(connection);
        _tokens = new ApiTokenStatements(connection);
        _calls = new CallStatements(connection);
        _reveals = new RevealStatements(connection);
        _followUps = new FollowUpStatements(connection);
    }

    /// <summary>What can be written about requests to read a recovery key.</summary>
    internal RevealStatements Reveals => Within(_reveals);

    /// <summary>What can be written about follow-ups.</summary>
    internal FollowUpStatements FollowUps
    {
        get
        {
            FollowUpsWritten = true;
            return Within(_followUps);
        }
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

    /// <summary>Sequence and hash of the last entry of the audit log; null where it is empty.</summary>
    public (long Sequence, byte[] Hash)? LastAudit() => Within(_audit).Last();

    /// <summary>Adds an entry to the audit log; who calls has bound it to the last one.</summary>
    public void AddAudit(AuditRow row) => Within(_audit).Add(row);

    /// <summary>Writes that somebody is signed in.</summary>
    public void OpenSession(SessionRow session) => Within(_sessions).Open(session);

    /// <summary>Forgets every session of a person.</summary>
    public void EndSessions(string subject) => Within(_sessions).End(subject);

    /// <summary>Forgets one session.</summary>
    public void EndSession(string id) => Within(_sessions).EndOne(id);

    /// <summary>Forgets sessions that began before a UTC time or under other rules.</summary>
    public void ForgetSessions(DateTimeOffset before, string rules) => Within(_sessions).Forget(before, rules);

    /// <summary>Writes a new API token and gives its id.</summary>
    public long AddApiToken(ApiTokenRow token) => Within(_tokens).Add(token);

    /// <summary>Revokes an API token; false where there is none that was not revoked yet.</summary>
    public bool RevokeApiToken(long id, DateTimeOffset at) => Within(_tokens).Revoke(id, at);

    /// <summary>Writes that an API token was used at a UTC time.</summary>
    public void UseApiToken(long id, DateTimeOffset at) => Within(_tokens).Use(id, at);

    /// <summary>Writes that a call began and gives its id; 0 where another about the same Mac is open.</summary>
    public long OpenCall(CallRow call) => Within(_calls).Open(call);

    /// <summary>Writes how far a call is; false where it is over, or was written by somebody else since a UTC time.</summary>
    public bool SaveCall(CallRow call, DateTimeOffset asOf) => Within(_calls).Save(call, asOf);

    /// <summary>Forgets that the database was put back from a backup, once that is written down.</summary>
    public void ForgetRestore() => Run("DELETE FROM restored");

    /// <summary>Revokes every API token that is not revoked yet.</summary>
    public void RevokeAllApiTokens(DateTimeOffset at) => Within(_tokens).RevokeAll(at);

    /// <summary>Closes the connection, also where a statement cannot be let go of in peace: on a full or broken disk.</summary>
    public void Dispose()
    {
        try
        {
            _macs.Dispose();
            _runs.Dispose();
            _days.Dispose();
            _acceptances.Dispose();
            _objectFindings.Dispose();
            _sessions.Dispose();
        }
        finally
        {
            _connection.Dispose();
        }
    }

    internal static WriteSession Open(StoreLocation location)
    {
        var connection = new SqliteConnection(location.WriterConnectionString);
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();

            // FULL: what was written down, signed out or revoked outlives a power cut. The fleet could be read from Jamf again; that could not.
            settings.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;";
            if (location.MostPages is { } pages)
            {
                settings.CommandText += string.Create(CultureInfo.InvariantCulture, $" PRAGMA max_page_count = {pages};");
            }

            settings.ExecuteNonQuery();
            return new WriteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether the last transaction wrote follow-ups.</summary>
    internal bool FollowUpsWritten { get; private set; }

    internal T InTransaction<T>(Func<WriteSession, T> work)
    {
        FollowUpsWritten = false;
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

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private T Within<T>(T statements) => _inTransaction ? statements : throw new InvalidOperationException("No transaction is open.");
}
