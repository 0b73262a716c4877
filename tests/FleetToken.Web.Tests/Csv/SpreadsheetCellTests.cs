using FleetToken.Web.Csv;

namespace FleetToken.Web.Tests.Csv;

public sealed class SpreadsheetCellTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\tx")]
    [InlineData("\r=1")]
    [InlineData("  =1")]
    [InlineData("\u00A0=1")]
    [InlineData("\n=1")]
    [InlineData("\u200B=1")]
    [InlineData("\u202E=1")]
    [InlineData("\0=1")]
    [InlineData("＝1")]
    public void Defused_Formula_IsText(string text) => Assert.Equal("'" + text, SpreadsheetCell.Defused(text));

    [Theory]
    [InlineData("Anna's Mac")]
    [InlineData("a=b")]
    [InlineData("  a-b")]
    [InlineData("日本")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Defused_OtherText_StaysAsItIs(string? text) => Assert.Equal(text, SpreadsheetCell.Defused(text));
}
