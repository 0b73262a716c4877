using FleetToken.Domain.Verdicts;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes follow-ups; they are few, so each command is made when it is needed. What is written to one that has ended is not.</summary>
internal sealed class FollowUpStatements(SqliteConnection connection)
{
    /// <summary>Writes a new follow-up and gives its id. Of a temporary admin there is one for each account: opened once more it counts from then on.</summary>
    public long Open(FollowUpRow followUp)
    {
        if (followUp.Kind == FollowUpKind.AdminToken && OpenAgain(followUp) is > 0 and var open)
        {
            return open;
        }

        using var statement = new Statement(
            connection,
            $"""
            INSERT INTO follow_ups (kind, reveal_id, server, computer_id, owner, ticket, revealed_at, revealed_by_id, revealed_by, screen, account, volume,
                fingerprint, comparison, ended_how)
            VALUES ({Statement.Parameters(15)}) RETURNING id
            """);
        statement.Bind(followUp.Kind).Bind(followUp.RevealId).Bind(followUp.Server).Bind(followUp.ComputerId).Bind(followUp.Owner).Bind(followUp.Ticket)
            .Bind(followUp.RevealedAt).Bind(followUp.RevealedById).Bind(followUp.RevealedBy).Bind(followUp.Screen).Bind(followUp.Account).Bind(followUp.Volume);
        return (followUp.Fingerprint is { } fingerprint ? statement.Bind(fingerprint.AsSpan()) : statement.Bind((string?)null))
            .Bind(followUp.Comparison).Bind(followUp.EndedHow)
            .RunForNumber();
    }

    /// <summary>
    /// Writes that the key was read out once more for the reveal that opened it: what reports showed begins anew; that a new key was asked for stays true,
    /// since Jamf has the order.
    /// </summary>
    public void ReadAgain(string revealId, DateTimeOffset at)
    {
        using var statement = new Statement(
            connection,
            """
            UPDATE follow_ups SET revealed_at = ?2, comparison = 'notMade', compared_at = NULL, back_in_at = NULL, back_in_seen_at = NULL,
                not_valid_at = NULL, valid_again_at = NULL
            WHERE reveal_id = ?1 AND closed_at IS NULL
            """);
        statement.Bind(revealId).Bind(at).Run();
    }

    /// <summary>Whether the case of a request is open, and about this very key.</summary>
    public bool IsOpenWith(string revealId, byte[] fingerprint)
    {
        using var statement = new Statement(connection, "SELECT count(*) FROM follow_ups WHERE reveal_id = ?1 AND closed_at IS NULL AND fingerprint = ?2");
        return statement.Bind(revealId).Bind(fingerprint.AsSpan()).RunForNumber() > 0;
    }

    /// <summary>Whether a person opened a case of a Mac's key for that moment which is not over.</summary>
    public bool IsOpenOf(string server, long computerId, DateTimeOffset revealedAt)
    {
        using var statement = new Statement(
            connection, "SELECT 1 FROM follow_ups WHERE server = ?1 AND computer_id = ?2 AND kind = 'newKey' AND reveal_id IS NULL AND revealed_at = ?3 AND closed_at IS NULL");
        return statement.Bind(server).Bind(computerId).Bind(revealedAt).RunForNumber() != 0;
    }

    /// <summary>Writes that a person says the user is back in.</summary>
    public bool BackIn(long id, DateTimeOffset at) => Set("back_in_at = ?2", "back_in_at IS NULL", id, statement => statement.Bind(at));

    /// <summary>Writes that the user of a Mac is back in, to every open case of it, or of another record whose key was read in that call (null for none), that does not say so yet; false where there is none.</summary>
    public bool BackInOf(string server, long computerId, long? call, DateTimeOffset at)
    {
        using var statement = new Statement(
            connection,
            """
            UPDATE follow_ups SET back_in_at = ?3
            WHERE ((server = ?1 AND computer_id = ?2) OR reveal_id IN (SELECT id FROM reveals WHERE call_id = ?4)) AND kind = 'newKey' AND closed_at IS NULL AND back_in_at IS NULL
            RETURNING 1
            """);
        return statement.Bind(server).Bind(computerId).Bind(at).Bind(call).RunForNumber() != 0;
    }

    /// <summary>Writes that a new key was asked for; false where it is over, or the user of any open case of that Mac is not written to be back in (domain D.5, 1).</summary>
    public bool AskRotation(long id, DateTimeOffset at) => Set(
        "rotation_asked_at = ?2",
        """
        NOT EXISTS (SELECT 1 FROM follow_ups other WHERE other.server = follow_ups.server AND other.computer_id = follow_ups.computer_id
            AND other.kind = 'newKey' AND other.closed_at IS NULL AND other.back_in_at IS NULL AND other.back_in_seen_at IS NULL)
        """,
        id,
        statement => statement.Bind(at));

    /// <summary>Writes that a report showed the user back in; false where the key was read out once more since the moment that was judged.</summary>
    public bool SeeBackIn(long id, DateTimeOffset revealedAt, DateTimeOffset at) => See("back_in_seen_at = ?3", "back_in_seen_at IS NULL", id, revealedAt, at);

    /// <summary>Writes that a report said the key was not valid; false where the key was read out once more since the moment that was judged.</summary>
    public bool SeeNotValid(long id, DateTimeOffset revealedAt, DateTimeOffset at) => See("not_valid_at = ?3", "not_valid_at IS NULL", id, revealedAt, at);

    /// <summary>Writes that a report said the key was valid again; false where the key was read out once more since the moment that was judged.</summary>
    public bool SeeValidAgain(long id, DateTimeOffset revealedAt, DateTimeOffset at) =>
        See("valid_again_at = ?3", "not_valid_at IS NOT NULL AND valid_again_at IS NULL", id, revealedAt, at);

    /// <summary>Writes what a comparison with a fingerprint gave; false where a key was read out once more meanwhile.</summary>
    public bool Compare(long id, DateTimeOffset revealedAt, byte[] fingerprint, KeyComparison comparison, DateTimeOffset at) => Set(
        "comparison = ?3, compared_at = ?4", "revealed_at = ?2 AND fingerprint = ?5", id, statement => statement.Bind(revealedAt).Bind(comparison).Bind(at).Bind(fingerprint.AsSpan()));

    /// <summary>Writes who sees to it now.</summary>
    public bool Take(long id, string owner) => Set("owner = ?2", "1", id, statement => statement.Bind(owner));

    /// <summary>Ends it and forgets the fingerprint.</summary>
    public bool Close(long id, FollowUpEnd how, string by, string? reason, DateTimeOffset at) =>
        Set("ended_how = ?2, closed_by = ?3, closed_reason = ?4, closed_at = ?5, fingerprint = NULL", "1", id, statement => statement.Bind(how).Bind(by).Bind(reason).Bind(at));

    /// <summary>Ends it as a report proves, and forgets the fingerprint; false where it began anew since the moment that was judged.</summary>
    public bool CloseProved(long id, DateTimeOffset revealedAt, FollowUpEnd how, string by, DateTimeOffset at) => Set(
        "ended_how = ?3, closed_by = ?4, closed_at = ?5, fingerprint = NULL", "revealed_at = ?2", id, statement => statement.Bind(revealedAt).Bind(how).Bind(by).Bind(at));

    /// <summary>Opens one again that had ended, with no proof left.</summary>
    public bool Reopen(long id, string owner)
    {
        using var statement = new Statement(
            connection,
            """
            UPDATE follow_ups SET ended_how = 'none', closed_by = NULL, closed_reason = NULL, closed_at = NULL, comparison = 'notMade', compared_at = NULL, owner = ?2
            WHERE id = ?1 AND closed_at IS NOT NULL RETURNING 1
            """);
        return statement.Bind(id).Bind(owner).RunForNumber() != 0;
    }

    private long OpenAgain(FollowUpRow followUp)
    {
        using var statement = new Statement(
            connection,
            """
            UPDATE follow_ups SET owner = ?4, ticket = coalesce(?5, ticket), revealed_at = ?6, revealed_by_id = ?7, revealed_by = ?8
            WHERE kind = 'adminToken' AND closed_at IS NULL AND server = ?1 AND computer_id = ?2 AND account IS ?3 COLLATE NOCASE RETURNING id
            """);
        return statement.Bind(followUp.Server).Bind(followUp.ComputerId).Bind(followUp.Account).Bind(followUp.Owner).Bind(followUp.Ticket)
            .Bind(followUp.RevealedAt).Bind(followUp.RevealedById).Bind(followUp.RevealedBy).RunForNumber();
    }

    private bool See(string what, string where, long id, DateTimeOffset revealedAt, DateTimeOffset at) =>
        Set(what, $"revealed_at = ?2 AND {where}", id, statement => statement.Bind(revealedAt).Bind(at));

    private bool Set(string what, string where, long id, Func<Statement, Statement> bind)
    {
        using var statement = new Statement(connection, $"UPDATE follow_ups SET {what} WHERE id = ?1 AND closed_at IS NULL AND {where} RETURNING 1");
        return bind(statement.Bind(id)).RunForNumber() != 0;
    }
}
