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
            INSERT INTO acceptances (code, server, computer_id, group_name, object_name, reason, "by", "at", until) VALUES ({Statement.Parameters(9)}) RETURNING id
            """);

        // Who was first to take it back stays.
        _withdraw = new Statement(
            connection, "UPDATE acceptances SET withdrawn_at = ?2, withdrawn_by = ?3 WHERE id = ?1 AND withdrawn_at IS NULL RETURNING id");
    }

    /// <summary>Writes an acceptance and gives its id.</summary>
    public long Accept(AcceptanceRow acceptance) => _accept
        .Bind(acceptance.Code).Bind(acceptance.Server).Bind(acceptance.ComputerId).Bind(acceptance.GroupName).Bind(acceptance.ObjectName)
        .Bind(acceptance.Reason).Bind(acceptance.By).Bind(acceptance.At).Bind(acceptance.Until)
        .RunForNumber();

    /// <summary>Writes who took an acceptance back and when; false where there is none that was not taken back yet.</summary>
    public bool Withdraw(long id, string by, DateTimeOffset at) => _withdraw.Bind(id).Bind(at).Bind(by).RunForNumber() != 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _accept.Dispose();
        _withdraw.Dispose();
    }
}
