using System.Runtime.CompilerServices;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>The rows of an export: their number first, then the rows in the order of <c>server, id</c>.</summary>
public sealed class MacExport
{
    private readonly IDbContextFactory<FleetDb> _store;
    private readonly int[] _keys;
    private readonly FleetScope _scope;

    internal MacExport(IDbContextFactory<FleetDb> store, int[] keys, FleetScope scope)
    {
        _store = store;
        _keys = keys;
        _scope = scope;
    }

    /// <summary>How many Macs fit.</summary>
    public int Total => _keys.Length;

    /// <summary>Reads them chunk by chunk; between two chunks no read transaction is open.</summary>
    public async IAsyncEnumerable<MacRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in _keys.Chunk(MacRowReader.ChunkSize))
        {
            foreach (var row in await MacRowReader.ReadAsync(db, chunk, cancellationToken))
            {
                // It may have moved to another site since it was selected.
                if (_scope.Includes(row.Site))
                {
                    yield return row;
                }
            }
        }
    }
}
