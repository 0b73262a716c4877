using FleetToken.Domain.Macs;

namespace FleetToken.Jamf.Reading;

/// <summary>Reads one Mac now, and says "gone" only when the list says so too: a 404 can also mean that this API version is gone.</summary>
internal sealed class OneMac(InventoryCalls calls, MacReader macs)
{
    /// <summary>Reads the Mac.</summary>
    /// <exception cref="JamfException">There is no answer that could be read.</exception>
    public async Task<MacReading> ReadAsync(long computerId, bool personWaits, CancellationToken cancellationToken)
    {
        if (computerId < 1)
        {
            return new MacReading.Gone();
        }

        var answer = await calls.FindAsync(computerId, macs.Read, personWaits, cancellationToken);
        return answer switch
        {
            { Value: { } mac } => new MacReading.Found(mac),
            { Skipped: { } skipped } => new MacReading.Unreadable(skipped),
            _ => await LookUpAsync(computerId, personWaits, cancellationToken),
        };
    }

    private async Task<MacReading> LookUpAsync(long computerId, bool personWaits, CancellationToken cancellationToken)
    {
        var list = await calls.ListAsync(InventoryQuery.WithIds([computerId]), new PageRequest(0, 1), macs.Read, personWaits, null, cancellationToken);
        return list.Rows.FirstOrDefault(mac => mac.Id.ComputerId == computerId) is { } mac
            ? new MacReading.Found(mac)
            : list.Skipped is [var skipped, ..] ? new MacReading.Unreadable(skipped) : new MacReading.Gone();
    }
}
