using FleetToken.Web.Components;

namespace FleetToken.Web.Tests.Components;

/// <summary>Numbers and ages in words.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData(1, "1 Mac")]
    [InlineData(0, "0 Macs")]
    [InlineData(1240, "1,240 Macs")]
    public void Macs_OfANumber_SaysOneOrMany(int number, string words) => Assert.Equal(words, Words.Macs(number));

    [Theory]
    [InlineData(1079, 1240, "87.0")]
    [InlineData(1240, 1240, "100")]
    [InlineData(99_999, 100_000, "99.9")]
    [InlineData(1, 100_000, "0.1")]
    [InlineData(0, 10, "0")]
    [InlineData(0, 0, "–")]
    public void Percent_NeverRoundsToAllOrNothing(long part, long whole, string words) => Assert.Equal(words, Words.Percent(part, whole));

    [Theory]
    [InlineData(-5, "just now")]
    [InlineData(30, "just now")]
    [InlineData(240, "4 min ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData(23 * 3600, "23 h ago")]
    [InlineData(24 * 3600, "1 d ago")]
    [InlineData(41 * 86_400, "41 d ago")]
    public void Ago_OfAnAge_UsesItsLargestUnit(int seconds, string words) => Assert.Equal(words, AgeWords.Ago(TimeSpan.FromSeconds(seconds)));
}
