namespace FleetToken.Jamf;

/// <summary>One walk over all Macs of a server: every Mac that was there during the whole walk is yielded, once.</summary>
public abstract class InventoryWalk
{
    /// <summary>What the server last said it has; null before the first answer.</summary>
    public int? TotalCount { get; protected set; }

    /// <summary>Requests sent so far, repeats included.</summary>
    public int Requests { get; protected set; }

    /// <summary>Bytes of bodies received so far.</summary>
    public long Bytes { get; protected set; }

    /// <summary>Page size the server bore, for the next walk to start with.</summary>
    public int PageSize { get; protected set; }

    /// <summary>Yields pages as they arrive, in any order. A Mac is in one page only.</summary>
    /// <exception cref="JamfException">A page could not be had at all; what was yielded before stays true.</exception>
    public abstract IAsyncEnumerable<InventoryPage> ReadAsync(CancellationToken cancellationToken);
}
