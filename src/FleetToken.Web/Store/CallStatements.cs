using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes calls; they are few, so each command is made when it is needed.</summary>
internal sealed class CallStatements(SqliteConnection connection)
{
    /// <summary>Writes that a call began and gives its id; 0 where another about the same Mac is open.</summary>
    public long Open(CallRow call)
    {
        using var statement = new Statement(
            connection,
            $"""
            INSERT INTO calls (server, computer_id, opened_at, opened_by, updated_at, updated_by, ticket, answers, tried, outcome, table_row, state, note)
            SELECT {Statement.Parameters(13)}
            WHERE NOT EXISTS (SELECT 1 FROM calls WHERE server = ?1 AND computer_id = ?2 AND closed_at IS NULL AND updated_at > ?14) RETURNING id
            """);
        return statement.Bind(call.Server).Bind(call.ComputerId).Bind(call.OpenedAt).Bind(call.OpenedBy).Bind(call.UpdatedAt).Bind(call.UpdatedBy)
            .Bind(call.Ticket).Bind(call.Answers).Bind(call.Tried).Bind(call.Outcome).Bind(call.TableRow).Bind(call.State).Bind(call.Note)
            .Bind(call.UpdatedAt - CallRow.Forgotten)
            .RunForNumber();
    }

    /// <summary>Writes how far a call is; false where it is over, or was written by somebody else since <paramref name="asOf"/>.</summary>
    public bool Save(CallRow call, DateTimeOffset asOf)
    {
        using var statement = new Statement(
            connection,
            """
            UPDATE calls SET updated_at = ?3, updated_by = ?4, ticket = ?5, answers = ?6, tried = ?7, outcome = ?8, table_row = ?9, state = ?10, note = ?11, closed_at = ?12
            WHERE id = ?1 AND updated_at = ?2 AND closed_at IS NULL RETURNING id
            """);
        return statement.Bind(call.Id).Bind(asOf).Bind(call.UpdatedAt).Bind(call.UpdatedBy).Bind(call.Ticket).Bind(call.Answers).Bind(call.Tried)
            .Bind(call.Outcome).Bind(call.TableRow).Bind(call.State).Bind(call.Note).Bind(call.ClosedAt)
            .RunForNumber() != 0;
    }
}
