using FleetToken.Web.Components;

namespace FleetToken.Web.Tests.Components;

/// <summary>Names from outside as a person sees them (domain E.5, rule 7).</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("mariana.costa", "mariana.costa")]
    [InlineData("Nguyễn Thị Hương", "Nguyễn Thị Hương")]
    [InlineData("日本", "日本")]
    [InlineData("a\nb", "a\\u000Ab")]
    [InlineData("abc\u202Edef", "abc\\u202Edef")]
    [InlineData("zero\u200Bwidth", "zero\\u200Bwidth")]
    [InlineData("tag\U000E0041", "tag\\uE0041")]
    [InlineData(null, "–")]
    [InlineData("", "–")]
    public void Shown_SpellsOutWhatCannotBeSeen(string? name, string shown) => Assert.Equal(shown, Names.Shown(name));

    [Fact]
    public void Shown_OfHalfASurrogatePair_SpellsItOut() => Assert.Equal("x\\uD83D", Names.Shown("x\uD83D"));

    [Fact]
    public void Shown_OfALongName_IsCutAt64Characters()
    {
        var shown = Names.Shown(new string('n', 5000));

        Assert.Equal(new string('n', 64) + "…", shown);
    }

    [Fact]
    public void Shown_OfALongName_CutsBetweenCharacters() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 64)) + "…", Names.Shown(string.Concat(Enumerable.Repeat("😀", 100))));
}
