using System.Runtime.CompilerServices;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>One line of an export of token holders.</summary>
/// <param name="Mac">The Mac.</param>
/// <param name="Account">An account that holds a token, or is said to.</param>
public sealed record HolderLine(MacRow Mac, AccountRow Account);

/// <summary>The token holders of an export: their number first, then each, by server and id, in the order of the Mac's accounts.</summary>
public sealed class HolderExport
{
    private static readonly TokenState[] Holding = [TokenState.Held, TokenState.Suspect];

    private readonly IDbContextFactory<FleetDb> _store;
    private readonly int[] _keys;
    private readonly FleetScope _scope;

    private HolderExport(IDbContextFactory<FleetDb> store, int[] keys, FleetScope scope, int total)
    {
        _store = store;
        _keys = keys;
        _scope = scope;
        Total = total;
    }

    /// <summary>How many holders there are on the Macs that fit.</summary>
    public int Total { get; }

    internal static async Task<HolderExport> OfAsync(
        IDbContextFactory<FleetDb> store, FleetDb db, int[] keys, FleetScope scope, CancellationToken cancellationToken)
    {
        var counts = await db.Accounts.AsNoTracking()
            .Where(account => Holding.Contains(account.Token))
            .GroupBy(account => account.MacKey)
            .Select(accounts => new { Key = accounts.Key, Count = accounts.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);

        // Macs without a known holder have no line, and need not be read.
        var withHolders = Array.FindAll(keys, counts.ContainsKey);
        return new HolderExport(store, withHolders, scope, withHolders.Sum(key => counts[key]));
    }

    /// <summary>Reads them chunk by chunk; between two chunks no read transaction is open.</summary>
    public async IAsyncEnumerable<HolderLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in _keys.Chunk(MacRowReader.ChunkSize))
        {
            var rows = await MacRowReader.ReadAsync(db, chunk, cancellationToken);
            var accounts = (await db.Accounts.AsNoTracking()
                .Where(account => chunk.Contains(account.MacKey) && Holding.Contains(account.Token))
                .OrderBy(account => account.MacKey).ThenBy(account => account.Position)
                .ToListAsync(cancellationToken)).ToLookup(account => account.MacKey);
            foreach (var row in rows.Where(row => _scope.Includes(row.Site)))
            {
                foreach (var account in accounts[row.Key])
                {
                    yield return new HolderLine(row, account);
                }
            }
        }
    }
}
