using FleetToken.Jamf.Http;
using FleetToken.Jamf.Reading;

namespace FleetToken.Jamf;

/// <summary>One walk over all Macs of a server: every Mac that was there during the whole walk is yielded, once.</summary>
public sealed class InventoryWalk
{
    private readonly PageWalk _walk;
    private readonly RequestTally _tally;

    internal InventoryWalk(PageWalk walk, RequestTally tally) => (_walk, _tally) = (walk, tally);

    /// <summary>What the server last said it has; null before the first answer.</summary>
    public int? TotalCount => _walk.TotalCount;

    /// <summary>Requests sent so far, repeats included, sign-ins not.</summary>
    public int Requests => _tally.Requests;

    /// <summary>Bytes of bodies read so far, after decompression.</summary>
    public long Bytes => _tally.Bytes;

    /// <summary>Page size the server bore, for the next walk to start with.</summary>
    public int PageSize => _walk.PageSize;

    /// <summary>Yields pages as they arrive, in any order. A Mac is in one page only. A walk is read once.</summary>
    /// <exception cref="JamfException">A page could not be had at all; what was yielded before stays true.</exception>
    public IAsyncEnumerable<InventoryPage> ReadAsync(CancellationToken cancellationToken) => _walk.ReadAsync(cancellationToken);
}
