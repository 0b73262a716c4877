namespace FleetToken.Web.Fleet.Lookup;

/// <summary>How well the words of both kinds fit a query.</summary>
internal sealed class LookupFitsOfQuery(int names, int serials) : IDisposable
{
    /// <summary>Words of names.</summary>
    public LookupFits Names { get; } = new(names);

    /// <summary>Serial numbers and asset tags.</summary>
    public LookupFits Serials { get; } = new(serials);

    /// <inheritdoc/>
    public void Dispose()
    {
        Names.Dispose();
        Serials.Dispose();
    }
}
