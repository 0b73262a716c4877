using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>Writes API tokens; they are few, so each command is made when it is needed.</summary>
internal sealed class ApiTokenStatements(SqliteConnection connection)
{
    /// <summary>Writes a new token and gives its id.</summary>
    public long Add(ApiTokenRow token)
    {
        using var statement = new Statement(
            connection,
            $"INSERT INTO api_tokens (name, hash, roles, sites, made_by, made_at, expires_at) VALUES ({Statement.Parameters(7)}) RETURNING id");
        return statement.Bind(token.Name).Bind(token.Hash.AsSpan()).Bind(token.Roles).Bind(token.Sites).Bind(token.MadeBy).Bind(token.MadeAt).Bind(token.ExpiresAt).RunForNumber();
    }

    /// <summary>Revokes a token, and forgets its hash, so that nobody brings it back by hand; false where there is none that was not revoked yet.</summary>
    public bool Revoke(long id, DateTimeOffset at)
    {
        using var statement = new Statement(connection, "UPDATE api_tokens SET revoked_at = ?2, hash = randomblob(32) WHERE id = ?1 AND revoked_at IS NULL RETURNING id");
        return statement.Bind(id).Bind(at).RunForNumber() != 0;
    }

    /// <summary>Revokes every token that is not revoked yet.</summary>
    public void RevokeAll(DateTimeOffset at)
    {
        using var statement = new Statement(connection, "UPDATE api_tokens SET revoked_at = ?1, hash = randomblob(32) WHERE revoked_at IS NULL");
        statement.Bind(at).Run();
    }

    /// <summary>Writes that a token was used.</summary>
    public void Use(long id, DateTimeOffset at)
    {
        using var statement = new Statement(connection, "UPDATE api_tokens SET last_used_at = ?2 WHERE id = ?1");
        statement.Bind(id).Bind(at).Run();
    }
}
