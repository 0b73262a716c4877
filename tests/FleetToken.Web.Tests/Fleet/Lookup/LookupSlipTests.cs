using FleetToken.Web.Fleet;
using FleetToken.Web.Fleet.Lookup;
using FleetToken.Web.Store;
using FsCheck.Xunit;

namespace FleetToken.Web.Tests.Fleet.Lookup;

public sealed class LookupSlipTests : IAsyncLifetime
{
    private static readonly MacRow[] LongNames = [.. PhoneFleet.Rows.Where(row => LastName(row).Length >= 6 && LastName(row).All(char.IsAsciiLetter))];

    private StoredFleet? _fleet;
    private PersonLookup? _lookup;

    public async ValueTask InitializeAsync()
    {
        _fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);
        _lookup = new PersonLookup(_fleet.Index, _fleet.Store);
    }

    public async ValueTask DisposeAsync() => await _fleet!.DisposeAsync();

    [Property(MaxTest = 200)]
    public async Task FindAsync_OfASerialNumberWithTwoNeighboursSwapped_HasItsMacAmongTheFirstFive(byte mac, byte place)
    {
        var row = PhoneFleet.Rows[mac];
        var serial = row.SerialNumber!.ToCharArray();
        var swapped = place % (serial.Length - 1);
        (serial[swapped], serial[swapped + 1]) = (serial[swapped + 1], serial[swapped]);

        Assert.Contains(row.ComputerId, await FirstFiveAsync(new string(serial)));
    }

    [Property(MaxTest = 200)]
    public async Task FindAsync_OfALastNameWithOneLetterWrong_HasItsPersonAmongTheFirstFive(ushort person, byte place, byte letter, byte kind)
    {
        var row = LongNames[person % LongNames.Length];
        var name = LastName(row).ToLowerInvariant();
        var at = place % name.Length;
        var other = (char)('a' + (letter % 26));
        var typed = (kind % 3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, other.ToString()),
            _ => name.Remove(at, 1).Insert(at, other.ToString()),
        };

        Assert.Contains(row.ComputerId, await FirstFiveAsync($"{row.AssignedFullName!.Split(' ')[0]} {typed}"));
    }

    private static string LastName(MacRow row) => row.AssignedFullName!.Split(' ')[^1];

    private async Task<IEnumerable<long>> FirstFiveAsync(string heard)
    {
        var answer = await _lookup!.FindAsync(heard, FleetScope.Everything, TestContext.Current.CancellationToken);
        return answer.Hits.Take(5).SelectMany(hit => hit.Macs).Select(mac => mac.Mac.Id);
    }
}
