using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes runs and the configuration facts of servers.</summary>
internal sealed class RunStatements : IDisposable
{
    private readonly Statement _start;
    private readonly Statement _end;
    private readonly Statement _prune;
    private readonly Statement _facts;
    private readonly Statement _judgedWith;

    public RunStatements(SqliteConnection connection)
    {
        _start = new Statement(
            connection,
            $"""
            INSERT INTO sync_runs (server, kind, started_at, complete, macs, requests, bytes, skipped, unconfirmed)
            VALUES ({Statement.Parameters(3)}, 0, 0, 0, 0, '[]', '[]') RETURNING id
            """,
            3);
        _end = new Statement(
            connection,
            """
            UPDATE sync_runs SET finished_at = @p1, complete = @p2, macs = @p3, total_count = @p4, requests = @p5, bytes = @p6, page_size = @p7,
              read_up_to = @p8, skipped = @p9, unconfirmed = @p10, held_back = @p11, error = @p12 WHERE id = @p0
            """,
            13);

        // A complete sweep that saw a Mac last may be old; the youngest of each server stays for good.
        _prune = new Statement(
            connection,
            """
            DELETE FROM sync_runs WHERE server = @p0 AND started_at < @p1
              AND id NOT IN (SELECT max(id) FROM sync_runs WHERE server = @p0 AND complete GROUP BY kind)
            """,
            2);
        _facts = new Statement(
            connection,
            """
            INSERT INTO server_facts (server, facts, read_at, judged_with) VALUES (@p0, @p1, @p2, NULL)
            ON CONFLICT (server) DO UPDATE SET facts = excluded.facts, read_at = excluded.read_at, judged_with = NULL
            """,
            3);
        _judgedWith = new Statement(connection, "UPDATE server_facts SET judged_with = @p1 WHERE server = @p0", 2);
    }

    /// <summary>Writes that a run has begun, and gives its id.</summary>
    public long Start(SqliteTransaction transaction, SyncRunRow run) =>
        _start.RunForNumber(transaction, run.Server, StoredValues.Name(run.Kind), StoredValues.Milliseconds(run.StartedAt));

    /// <summary>Writes how a run ended.</summary>
    public void End(SqliteTransaction transaction, SyncRunRow run) => _end.Run(
        transaction,
        run.Id,
        StoredValues.Milliseconds(run.FinishedAt),
        run.Complete,
        run.Macs,
        run.TotalCount,
        run.Requests,
        run.Bytes,
        run.PageSize,
        StoredValues.Milliseconds(run.ReadUpTo),
        run.Skipped,
        run.Unconfirmed,
        run.HeldBack,
        run.Error);

    /// <summary>Forgets runs of a server that began before a time.</summary>
    public void Prune(SqliteTransaction transaction, string server, DateTimeOffset before) =>
        _prune.Run(transaction, server, StoredValues.Milliseconds(before));

    /// <summary>Writes new facts of a server; its Macs then wait to be judged with them.</summary>
    public void SaveFacts(SqliteTransaction transaction, ServerFactsRow facts) =>
        _facts.Run(transaction, facts.Server, facts.Facts, StoredValues.Milliseconds(facts.ReadAt));

    /// <summary>Writes with what all Macs of a server are judged now.</summary>
    public void SaveJudgedWith(SqliteTransaction transaction, string server, string judgedWith) => _judgedWith.Run(transaction, server, judgedWith);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (Statement[])[_start, _end, _prune, _facts, _judgedWith])
        {
            statement.Dispose();
        }
    }
}
