using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes that findings are accepted, and that this is taken back.</summary>
internal sealed class AcceptanceStatements : IDisposable
{
    private readonly Statement _accept;
    private readonly Statement _withdraw;

    public AcceptanceStatements(SqliteConnection connection)
    {
        _accept = new Statement(
            connection,
            $"""
            INSERT INTO acceptances (code, server, computer_id, group_name, reason, "by", "at", until) VALUES ({Statement.Parameters(8)}) RETURNING id
            """,
            8);

        // Who was first to take it back stays.
        _withdraw = new Statement(
            connection, "UPDATE acceptances SET withdrawn_at = @p1, withdrawn_by = @p2 WHERE id = @p0 AND withdrawn_at IS NULL", 3);
    }

    /// <summary>Writes an acceptance and gives its id.</summary>
    public long Accept(SqliteTransaction transaction, AcceptanceRow acceptance) => _accept.RunForNumber(
        transaction,
        acceptance.Code,
        acceptance.Server,
        acceptance.ComputerId,
        acceptance.GroupName,
        acceptance.Reason,
        acceptance.By,
        StoredValues.Milliseconds(acceptance.At),
        StoredValues.Milliseconds(acceptance.Until));

    /// <summary>Writes who took an acceptance back and when; false where there is none that was not taken back yet.</summary>
    public bool Withdraw(SqliteTransaction transaction, long id, string by, DateTimeOffset at) =>
        _withdraw.Run(transaction, id, StoredValues.Milliseconds(at), by) > 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _accept.Dispose();
        _withdraw.Dispose();
    }
}
