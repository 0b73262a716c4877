using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes requests to read a recovery key; they are few, so each command is made when it is needed.</summary>
internal sealed class RevealStatements(SqliteConnection connection)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Writes a request.</summary>
    public void Ask(RevealRow reveal)
    {
        using var statement = new Statement(
            connection,
            $"""
            INSERT INTO reveals (id, call_id, server, computer_id, purpose, reason, ticket, identity_check, screen, account, asked_by, asked_by_id, asked_at,
                approvals_needed, approval_reason, state)
            VALUES ({Statement.Parameters(16)})
            """);
        statement.Bind(reveal.Id).Bind(reveal.CallId).Bind(reveal.Server).Bind(reveal.ComputerId).Bind(reveal.Purpose).Bind(reveal.Reason).Bind(reveal.Ticket)
            .Bind(reveal.IdentityCheck).Bind(reveal.Screen).Bind(reveal.Account).Bind(reveal.AskedBy).Bind(reveal.AskedById).Bind(reveal.AskedAt)
            .Bind(reveal.ApprovalsNeeded).Bind(reveal.ApprovalReason).Bind(reveal.State)
            .Run();
    }

    /// <summary>Writes what an approver said; false where they said something before, or the request no longer waits.</summary>
    public bool Decide(ApprovalRow approval)
    {
        using var statement = new Statement(
            connection,
            $"""
            INSERT INTO approvals (reveal_id, by_id, "by", "at", approved, reason)
            SELECT {Statement.Parameters(6)} WHERE EXISTS (SELECT 1 FROM reveals WHERE id = ?1 AND state = 'asked' AND asked_by_id <> ?2)
            ON CONFLICT DO NOTHING RETURNING 1
            """);
        return statement.Bind(approval.RevealId).Bind(approval.ById).Bind(approval.By).Bind(approval.At).Bind(approval.Approved).Bind(approval.Reason).RunForNumber() != 0;
    }

    /// <summary>Moves a request on from one state; false where it is in another.</summary>
    public bool Move(string id, RevealState from, RevealState to)
    {
        using var statement = new Statement(connection, "UPDATE reveals SET state = ?3 WHERE id = ?1 AND state = ?2 RETURNING 1");
        return statement.Bind(id).Bind(from).Bind(to).RunForNumber() != 0;
    }

    /// <summary>Takes a request back whose key nobody began to read; false where there is none.</summary>
    public bool TakeBack(string id)
    {
        using var statement = new Statement(connection, "UPDATE reveals SET state = ?2 WHERE id = ?1 AND state = 'asked' AND read_at IS NULL RETURNING 1");
        return statement.Bind(id).Bind(RevealState.TakenBack).RunForNumber() != 0;
    }

    /// <summary>Writes that the key is read for a request for the first time: from here on it counts for the limits; false where that was written before.</summary>
    public bool Use(string id, DateTimeOffset at)
    {
        using var statement = new Statement(connection, "UPDATE reveals SET read_at = ?2 WHERE id = ?1 AND state = 'asked' AND read_at IS NULL RETURNING 1");
        return statement.Bind(id).Bind(at).RunForNumber() != 0;
    }

    /// <summary>Whether the key may still be read for a request that was read for before.</summary>
    public bool MayReadAgain(string id) =>
        Number("SELECT count(*) FROM reveals WHERE id = ?1 AND state IN ('asked', 'shown') AND read_at IS NOT NULL", statement => statement.Bind(id)) > 0;

    /// <summary>Whether the key of a request was shown.</summary>
    public bool IsShown(string id) => Number("SELECT count(*) FROM reveals WHERE id = ?1 AND state = 'shown'", statement => statement.Bind(id)) > 0;

    /// <summary>
    /// How often keys were read within an hour and a day for a person, and within a day of a Mac. A request for which Jamf never gave the key
    /// counts only while it still may: an outage of Jamf must not use up what a caller needs afterwards. Where there was no key, nothing of the Mac's was read.
    /// </summary>
    /// <param name="personId">Lasting id of the person.</param>
    /// <param name="server">Configured server name of the Mac.</param>
    /// <param name="computerId">Jamf's computer id.</param>
    /// <param name="now">UTC time.</param>
    /// <param name="grant">How long after the first reading a request may still show the key.</param>
    public (long PersonHour, long PersonDay, long MacDay) Count(string personId, string server, long computerId, DateTimeOffset now, TimeSpan grant)
    {
        const string Person = "SELECT count(*) FROM reveals WHERE asked_by_id = ?1 AND read_at > ?2 AND (state <> 'asked' OR read_at > ?3)";
        const string OneMac = "SELECT count(*) FROM reveals WHERE server = ?1 AND computer_id = ?2 AND read_at > ?3 AND (state = 'shown' OR (state = 'asked' AND read_at > ?4))";
        return (
            Number(Person, statement => statement.Bind(personId).Bind(now - Hour).Bind(now - grant)),
            Number(Person, statement => statement.Bind(personId).Bind(now - Day).Bind(now - grant)),
            Number(OneMac, statement => statement.Bind(server).Bind(computerId).Bind(now - Day).Bind(now - grant)));
    }

    private long Number(string sql, Func<Statement, Statement> bind)
    {
        using var statement = new Statement(connection, sql);
        return bind(statement).RunForNumber();
    }
}
