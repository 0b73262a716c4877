using System.Collections.Concurrent;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>The configuration facts of each server as last stored, read from the store only where they changed: of a large fleet they are megabytes,
/// and what the rules find in them is found once for each reading.</summary>
public sealed class StoredFacts
{
    private readonly ConcurrentDictionary<string, Known> _servers = new(StringComparer.Ordinal);

    /// <summary>The facts of a server; nothing where they were never read.</summary>
    public async Task<ServerFacts> ReadAsync(FleetDb db, string server, CancellationToken cancellationToken) =>
        (await FindAsync(db, server, cancellationToken))?.Facts ?? ServerFacts.NotRead;

    /// <summary>The facts of every server that was read, by name, each with the UTC time they last changed.</summary>
    internal async Task<IReadOnlyList<(string Server, ServerFacts Facts, DateTimeOffset ChangedAt)>> ReadAllAsync(FleetDb db, CancellationToken cancellationToken)
    {
        var all = new List<(string, ServerFacts, DateTimeOffset)>();
        foreach (var server in await db.ServerFacts.AsNoTracking().Select(row => row.Server).ToListAsync(cancellationToken))
        {
            if (await FindAsync(db, server, cancellationToken) is { } known)
            {
                all.Add((server, known.Facts, known.Version.ChangedAt));
            }
        }

        all.Sort((one, other) => string.CompareOrdinal(one.Item1, other.Item1));
        return all;
    }

    private async Task<Known?> FindAsync(FleetDb db, string server, CancellationToken cancellationToken)
    {
        var version = await db.ServerFacts.AsNoTracking()
            .Where(row => row.Server == server)
            .Select(row => new FactsVersion(row.ReadAt, row.Facts.Length, row.JudgedWith))
            .SingleOrDefaultAsync(cancellationToken);
        if (version is null)
        {
            return null;
        }

        if (_servers.TryGetValue(server, out var known) && known.Version == version)
        {
            return known;
        }

        var row = await db.ServerFacts.AsNoTracking().SingleOrDefaultAsync(one => one.Server == server, cancellationToken);
        if (row is null)
        {
            return null;
        }

        // By the row that was read: it may be newer than the version above.
        var read = new Known(new FactsVersion(row.ReadAt, row.Facts.Length, row.JudgedWith), row.ReadFacts());
        _servers[server] = read;
        return read;
    }

    // The stamp of the last judgement holds a fingerprint of the facts.
    private sealed record FactsVersion(DateTimeOffset ChangedAt, int Length, string? JudgedWith);

    private sealed record Known(FactsVersion Version, ServerFacts Facts);
}
