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
            """);
        _end = new Statement(
            connection,
            """
            UPDATE sync_runs SET finished_at = ?2, complete = ?3, macs = ?4, total_count = ?5, requests = ?6, bytes = ?7, page_size = ?8,
              read_up_to = ?9, skipped = ?10, unconfirmed = ?11, held_back = ?12, error = ?13 WHERE id = ?1
            """);

        // A complete sweep that saw a Mac last may be old; the youngest of each server stays for good.
        _prune = new Statement(
            connection,
            """
            DELETE FROM sync_runs WHERE server = ?1 AND started_at < ?2
              AND id NOT IN (SELECT max(id) FROM sync_runs WHERE server = ?1 AND complete GROUP BY kind)
            """);
        _facts = new Statement(
            connection,
            """
            INSERT INTO server_facts (server, facts, read_at, judged_with) VALUES (?1, ?2, ?3, NULL)
            ON CONFLICT (server) DO UPDATE SET facts = excluded.facts, read_at = excluded.read_at, judged_with = NULL
            """);
        _judgedWith = new Statement(connection, "UPDATE server_facts SET judged_with = ?2 WHERE server = ?1");
    }

    /// <summary>Writes that a run has begun, and gives its id.</summary>
    public long Start(SyncRunRow run) => _start.Bind(run.Server).Bind(run.Kind).Bind(run.StartedAt).RunForNumber();

    /// <summary>Writes how a run ended.</summary>
    public void End(SyncRunRow run) => _end
        .Bind(run.Id).Bind(run.FinishedAt).Bind(run.Complete).Bind(run.Macs).Bind(run.TotalCount).Bind(run.Requests).Bind(run.Bytes).Bind(run.PageSize)
        .Bind(run.ReadUpTo).Bind(run.Skipped).Bind(run.Unconfirmed).Bind(run.HeldBack).Bind(run.Error).Run();

    /// <summary>Forgets runs of a server that began before a time.</summary>
    public void Prune(string server, DateTimeOffset before) => _prune.Bind(server).Bind(before).Run();

    /// <summary>Writes new facts of a server; its Macs then wait to be judged with them.</summary>
    public void SaveFacts(ServerFactsRow facts) => _facts.Bind(facts.Server).Bind(facts.Facts).Bind(facts.ReadAt).Run();

    /// <summary>Writes with what all Macs of a server are judged now.</summary>
    public void SaveJudgedWith(string server, string judgedWith) => _judgedWith.Bind(server).Bind(judgedWith).Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (Statement[])[_start, _end, _prune, _facts, _judgedWith])
        {
            statement.Dispose();
        }
    }
}
