using Bunit;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.WhatIf;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Tests.Pages;

/// <summary>What "What if" says of the Macs it counts and of those where it cannot tell.</summary>
public sealed class WhatIfTests : PageContext
{
    [Theory]
    [InlineData(1, 93, 0, "that this account opens")]
    [InlineData(2, 93, 66, "that these accounts open, and 66 more where it is not known whether a token is held")]
    [InlineData(1, 0, 5, "that this account may open: whether a token is held there is not known")]
    public void Counted_OfSureAndOpenMacs_SaysWhatEachNumberIs(int accounts, int opens, int mayOpen, string expected) =>
        Assert.Equal(expected, WhatIfWords.Counted(accounts, opens, mayOpen));

    [Fact]
    public void Doubts_EachOfThem_HasWordsOfItsOwn()
    {
        var each = Enum.GetValues<WayDoubts>().Where(doubt => doubt != WayDoubts.None).Select(doubt => Assert.Single(WhatIfWords.Of(doubt))).ToList();

        Assert.Equal(each.Count, each.Distinct().Count());
    }

    [Fact]
    public void Row_WhereItCannotTell_SaysWhy()
    {
        var ways = new WaysIn(FileVaultState.On, KeyState.Valid, KeyProven: false, HoldersKnown: true, []);
        var mac = new WhatIfMac(new MacId("main", 1), "MBP-1", "C02", "Anna", KeyValidity.Valid) { Ways = ways, Left = WayLeft.CannotTell, Doubts = WayDoubts.KeyNotProven | WayDoubts.TokenOfStaying };
        var counts = Enum.GetValues<WayLeft>().ToDictionary(left => left, left => left == WayLeft.CannotTell ? 1 : 0);

        var result = Render<WhatIfResult>(part => part.Add(one => one.Answer, new WhatIfAnswer(counts, [mac]) { Opens = 1 }));

        Assert.Equal(
            "Cannot tellthe key reads Valid, but that is not proven; tokens of those who stay are not measured",
            Text(result.Find("td[data-l='What is left']").TextContent));
    }
}
