using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet;

public sealed class MacListsTests
{
    [Fact]
    public async Task Add_SerialNumbersNamesAndTags_SaysFoundNotFoundAndTwice()
    {
        await using var fleet = await StoredFleet.OfAsync(
            Row(1, "Anna", "C02A"), Row(2, "Anna old", "C02A"), Row(3, "C02C", "C02C"), Row(4, "d", null, tag: "IT-0042"));

        var list = fleet.Lists.Add(["c02a", "ANNA", "C02C", "it-0042", "  nowhere ", "NOWHERE", ""], FleetScope.Everything);

        Assert.Equal(4, list.Found);
        Assert.Equal(["nowhere"], list.NotFound);
        Assert.Equal(["c02a"], list.FoundMoreThanOnce);
        Assert.Equal(4, fleet.Macs.Count(MacFilter.None with { List = list.Id }, FleetScope.Everything));
    }

    [Fact]
    public async Task Add_OutOfScope_FindsNothing()
    {
        var elsewhere = Row(1, "a", "C02A");
        elsewhere.Site = "Lisbon";
        await using var fleet = await StoredFleet.OfAsync(elsewhere);
        var berlin = FleetScope.OfSites(["Berlin"]);

        var list = fleet.Lists.Add(["C02A"], berlin);

        Assert.Equal(0, list.Found);
        Assert.Equal(["C02A"], list.NotFound);
        Assert.Equal(0, fleet.Macs.Count(MacFilter.None with { List = list.Id }, berlin));
        Assert.Equal(1, fleet.Macs.Count(MacFilter.None with { List = list.Id }, FleetScope.Everything));
    }

    [Fact]
    public async Task Find_AfterItsTime_IsGoneAndSelectsNothing()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, "a", "C02A"));
        var list = fleet.Lists.Add(["C02A"], FleetScope.Everything);

        fleet.Time.Advance(TimeSpan.FromHours(9));

        Assert.Null(fleet.Lists.Find(list.Id));
        Assert.Equal(0, fleet.Macs.Count(MacFilter.None with { List = list.Id }, FleetScope.Everything));
    }

    [Fact]
    public async Task Add_ManyLargeLists_ForgetsTheLeastUsed()
    {
        await using var fleet = await StoredFleet.OfAsync();
        var lines = Enumerable.Range(0, MacLists.LargestList).Select(number => $"C{number}").ToList();
        var first = fleet.Lists.Add(lines, FleetScope.Everything);

        PastedList? last = null;
        for (var list = 0; list < 30; list++)
        {
            fleet.Time.Advance(TimeSpan.FromSeconds(1));
            last = fleet.Lists.Add(lines, FleetScope.Everything);
        }

        Assert.Null(fleet.Lists.Find(first.Id));
        Assert.NotNull(fleet.Lists.Find(last?.Id));
    }

    [Fact]
    public async Task Add_TooManyLines_IsRefused()
    {
        await using var fleet = await StoredFleet.OfAsync();
        var lines = Enumerable.Range(0, MacLists.LargestList + 1).Select(number => $"C{number}");

        Assert.Throws<ArgumentException>(() => fleet.Lists.Add(lines, FleetScope.Everything));
    }

    [Fact]
    public void Split_TextFromASpreadsheetOrMail_GivesItsEntries() =>
        Assert.Equal(["C02A", "C02B", "Anna's Mac", "IT-1"], MacLists.Split("C02A\r\nC02B, Anna's Mac;\tIT-1\n\n"));

    private static MacRow Row(int key, string name, string? serialNumber, string? tag = null) =>
        new() { Key = key, Server = "main", ComputerId = key, Name = name, SerialNumber = serialNumber, AssetTag = tag };
}
