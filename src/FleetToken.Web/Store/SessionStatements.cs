using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes who is signed in.</summary>
internal sealed class SessionStatements : IDisposable
{
    private readonly Statement _open;
    private readonly Statement _end;
    private readonly Statement _endOne;
    private readonly Statement _forget;

    public SessionStatements(SqliteConnection connection)
    {
        _open = new Statement(connection, $"INSERT INTO sessions (id, subject, signed_in_at, rules) VALUES ({Statement.Parameters(4)})");
        _end = new Statement(connection, "DELETE FROM sessions WHERE subject = ?1");
        _endOne = new Statement(connection, "DELETE FROM sessions WHERE id = ?1");
        _forget = new Statement(connection, "DELETE FROM sessions WHERE signed_in_at < ?1 OR rules <> ?2");
    }

    /// <summary>Writes a session.</summary>
    public void Open(SessionRow session) => _open.Bind(session.Id).Bind(session.Subject).Bind(session.SignedInAt).Bind(session.Rules).Run();

    /// <summary>Forgets every session of a person.</summary>
    public void End(string subject) => _end.Bind(subject).Run();

    /// <summary>Forgets one session.</summary>
    public void EndOne(string id) => _endOne.Bind(id).Run();

    /// <summary>Forgets sessions that began before a UTC time or under other rules.</summary>
    public void Forget(DateTimeOffset before, string rules) => _forget.Bind(before).Bind(rules).Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        _open.Dispose();
        _end.Dispose();
        _endOne.Dispose();
        _forget.Dispose();
    }
}
