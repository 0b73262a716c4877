using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>All Macs in memory, folded for search and ranked for sorting: filter, sort, search, counts and totals run here.</summary>
public sealed class FleetIndex
{
    /// <summary>Reads every row of the store; called once at start.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes rows that were just committed, new or changed.</summary>
    public void Apply(IReadOnlyList<MacRow> committed) => throw new NotImplementedException();
}
