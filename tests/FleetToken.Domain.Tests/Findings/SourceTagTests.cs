using System.Text.RegularExpressions;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>Source tags in a reader's words.</summary>
public sealed class SourceTagTests
{
    public static TheoryData<string> Lines => [.. GrantTable.Rows.Select(row => row.Sources).Distinct()];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_OfAGrantRow_HasNoTagThatStaysUnread(string line)
    {
        var read = SourceTags.Read(line);

        var rest = read.OrderByDescending(source => source.Tag.Length).Aggregate(line, (text, source) => text.Replace(source.Tag, "", StringComparison.Ordinal));
        Assert.DoesNotMatch(new Regex(@"\b(?!AD\b)[A-Z][A-Z0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)), rest);
        Assert.True(read.Count > 0 || line.Contains("[unconfirmed]", StringComparison.Ordinal), line);
    }

    [Fact]
    public void Lines_ThatNameADocumentTwice_NameItOnceAndInTheirOrder() =>
        Assert.Equal(["KANDJI", "ADM", "SEED"], SourceTags.Read("S KANDJI; P ADM (hash)", "SEED; P ADM").Select(source => source.Tag));

    [Fact]
    public void Tag_WithinALongerOne_IsNotRead() =>
        Assert.Equal(["WS1", "ADDIGY-type scripts"], SourceTags.Read("S WS1, ADDIGY-type scripts").Select(source => source.Tag));

    [Fact]
    public void Tag_RightAfterALetter_IsNotRead() => Assert.Empty(SourceTags.Read("XSEED"));
}
