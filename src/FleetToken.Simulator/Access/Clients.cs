using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FleetToken.Simulator.Access;

/// <summary>An API client and what its roles allow.</summary>
/// <param name="Credentials">Id and secret.</param>
/// <param name="Scope">Scope its tokens carry.</param>
/// <param name="Privileges">Names of its privileges.</param>
internal sealed record Client(ClientCredentials Credentials, string Scope, IReadOnlySet<string> Privileges);

/// <summary>The API clients of the server and the access tokens that are out.</summary>
internal sealed class Clients
{
    private readonly ConcurrentDictionary<string, Grant> _tokens = new(StringComparer.Ordinal);
    private readonly Client[] _clients;
    private readonly TimeProvider _time;
    private readonly int _lifetime;

    public Clients(SimulatorOptions options)
    {
        _time = options.TimeProvider;
        _lifetime = options.TokenLifetimeSeconds;
        var poll = Privileges.Poll.Except(options.PollClientMissing).Concat(options.PollClientExtra).ToHashSet(StringComparer.Ordinal);
        var reveal = Privileges.Reveal.Except(options.RevealClientMissing).Concat(options.RevealClientExtra).ToHashSet(StringComparer.Ordinal);
        Poll = new Client(options.PollClient ?? Random(), "api-role:1", poll);
        Reveal = new Client(options.RevealClient ?? Random(), "api-role:2", reveal);
        _clients = [Poll, Reveal];
    }

    public Client Poll { get; }

    public Client Reveal { get; }

    public int LifetimeSeconds => _lifetime;

    /// <summary>The client with that id and secret; null when there is none.</summary>
    public Client? Find(string? id, string? secret) => _clients.FirstOrDefault(c => c.Credentials.ClientId == id && c.Credentials.ClientSecret == secret);

    /// <summary>A new token for that client.</summary>
    public string Issue(Client client)
    {
        var token = $"eyJhbGciOiJIUzI1NiJ9.{RandomNumberGenerator.GetHexString(48, lowercase: true)}.{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
        _tokens[token] = new Grant(client, _time.GetUtcNow().AddSeconds(_lifetime));
        return token;
    }

    /// <summary>Whom a token belongs to; null when it is unknown or has expired.</summary>
    public Client? Of(string? token)
    {
        if (token is null || !_tokens.TryGetValue(token, out var grant))
        {
            return null;
        }

        if (grant.Until > _time.GetUtcNow())
        {
            return grant.Client;
        }

        _tokens.TryRemove(token, out _);
        return null;
    }

    /// <summary>Ends every token that is out.</summary>
    public void EndAllTokens() => _tokens.Clear();

    private static ClientCredentials Random() => new(Guid.NewGuid().ToString("D"), RandomNumberGenerator.GetHexString(64, lowercase: true));

    private sealed record Grant(Client Client, DateTimeOffset Until);
}
