using FleetToken.Web.Fleet;
using FsCheck.Xunit;

namespace FleetToken.Web.Tests.Fleet;

public sealed class SearchFoldTests
{
    [Theory]
    [InlineData("Müller", "muller")]
    [InlineData("Mu\u0308ller", "muller")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ISPARTA", "isparta")]
    [InlineData("ısparta", "isparta")]
    [InlineData("日本", "日本")]
    [InlineData("ﾊﾝｶｸ", "ハンカク")]
    [InlineData("が", "が")]
    [InlineData("한국", "한국")]
    [InlineData("ＭａｃＢｏｏｋ", "macbook")]
    [InlineData("Łódź", "lodz")]
    [InlineData("ΟΔΟΣ", "οδοσ")]
    [InlineData("Ёлка", "елка")]
    [InlineData("O\u2019Connor", "o'connor")]
    [InlineData("O\u2018Connor", "o'connor")]
    [InlineData("O\u02BCConnor", "o'connor")]
    [InlineData("O\u00B4Connor", "o'connor")]
    [InlineData("O`Connor", "o'connor")]
    [InlineData("O`Çonnor", "o'connor")]
    [InlineData("O\uFF07Connor", "o'connor")]
    [InlineData("Müller\u2011Lüdenscheid", "muller-ludenscheid")]
    [InlineData("Berlin \u2013 Mitte", "berlin - mitte")]
    [InlineData("a\u2014b\u2212c\uFF0Dd\u2010e", "a-b-c-d-e")]
    [InlineData("a\u200Bb\u202Ec", "abc")]
    [InlineData("  a \t\r\n b  ", "a b")]
    [InlineData("\u0000", "")]
    [InlineData(null, "")]
    public void Fold_Text_IsWhatPeopleType(string? text, string expected) => Assert.Equal(expected, SearchFold.Fold(text));

    [Fact]
    public void Fold_HalfASurrogatePair_DoesNotThrow() => Assert.Equal("a\uFFFDb", SearchFold.Fold("A\uD800B"));

    [Property(MaxTest = 500)]
    public void Fold_Twice_ChangesNothing(string text) => Assert.Equal(SearchFold.Fold(text), SearchFold.Fold(SearchFold.Fold(text)));
}
