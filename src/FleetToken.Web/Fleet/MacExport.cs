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

    /// <summary>Reads them chunk by chunk, one ahead of whoever writes them; between two chunks no read transaction is open.</summary>
    public async IAsyncEnumerable<MacRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        var chunks = _keys.Chunk(MacRowReader.ChunkSize).ToList();
        var next = ChunkAsync(db, chunks, 0, cancellationToken);
        try
        {
            for (var chunk = 1; chunk <= chunks.Count; chunk++)
            {
                var rows = await next;
                next = ChunkAsync(db, chunks, chunk, cancellationToken);
                foreach (var row in rows)
                {
                    // It may have moved to another site since it was selected.
                    if (_scope.Includes(row.Site))
                    {
                        yield return row;
                    }
                }
            }
        }
        finally
        {
            // The connection is not closed under a chunk that is still being read; whether it failed no longer matters to a reader who left.
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    // SQLite reads on the thread that asks: a thread of its own lets reading and writing go side by side.
    private static Task<IReadOnlyList<MacRow>> ChunkAsync(FleetDb db, List<int[]> chunks, int chunk, CancellationToken cancellationToken) => chunk < chunks.Count
        ? Task.Run(() => MacRowReader.ReadAsync(db, chunks[chunk], cancellationToken), cancellationToken)
        : Task.FromResult<IReadOnlyList<MacRow>>([]);
}
