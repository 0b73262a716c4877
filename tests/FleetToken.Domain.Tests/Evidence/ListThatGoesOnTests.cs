using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Tests.Verdicts;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>An account list that goes on, by <c>+N</c>, by a cut line or by a cut name, contradicts nothing with what it does not show (domain F.3, F.4); and the rows of B beside an explanation.</summary>
public sealed class ListThatGoesOnTests
{
    [Theory]
    [InlineData("", 0, false, true)]
    [InlineData("", 1, false, false)]
    [InlineData("", 0, true, false)]
    [InlineData("itad~/502/a/0/1/1/0", 0, false, false)]
    [InlineData("bob/503/s/0/0/0/0", 0, false, true)]
    [InlineData("itad~/502/a/0/1/1/0,bob/503/s/0/0/0/0", 0, false, false)]
    [InlineData("bob/503/s/0/0/0/0", 1, false, false)]
    public void X4_NameOnJamfsListThatTheLineDoesNotShow(string others, int leftOut, bool cut, bool contradicts)
    {
        var line = Line(others.Length == 0 ? Baseline.AliceHolds : $"{Baseline.AliceHolds},{others}", read => read with { LeftOut = leftOut, ListCut = cut });

        Assert.Equal(contradicts, Of(line, "alice", "itadmin").Contains("X4"));
    }

    [Theory]
    [InlineData(8, 0, false, true)]
    [InlineData(8, 1, false, false)]
    [InlineData(9, 0, false, false)]
    [InlineData(1, 0, true, false)]
    [InlineData(1, 7, false, true)]
    public void X5_NineOrMore_NeedsNineInTheListOrRoomForThem(int listed, int leftOut, bool cut, bool contradicts)
    {
        var users = Enumerable.Range(0, listed).Select(i => $"p{i}/{510 + i}/s/1/1/1/0");
        var line = Line(string.Join(',', users), read => read with { Holders = 9, LeftOut = leftOut, ListCut = cut });

        Assert.Equal(contradicts, Of(line).Contains("X5"));
    }

    [Theory]
    [InlineData(10, 15, 3, true, "B07")]
    [InlineData(10, 15, 4, true, "B08")]
    [InlineData(11, 0, 0, false, "B08")]
    [InlineData(11, 0, 0, true, "B08 B24")]
    [InlineData(14, 0, 0, false, "B08 B22")]
    [InlineData(14, 3, 1, false, "B08 B22")]
    [InlineData(14, 4, 0, false, "B08 B23")]
    [InlineData(15, 0, 0, false, "B08 B23")]
    [InlineData(15, 0, 0, true, "B08 B23 B24 B26")]
    public void RowsBeside_AreThoseOfTheVersionAndTheChip(int major, int minor, int patch, bool appleSilicon, string rows) =>
        Assert.Equal(rows.Split(' '), Beside(Baseline.Mac with { OsVersion = new(major, minor, patch), AppleSilicon = appleSilicon }, "alice"));

    [Fact]
    public void RowsBeside_OfAnAccountWithoutToken_SayNothingOfVolumeOwners() =>
        Assert.DoesNotContain("B24", Beside(Baseline.Mac with { Attributes = LineWith.Field("", Baseline.Users("alice/501/s/0/0/0/0")) }, "alice"));

    private static IReadOnlyList<string> Of(AttributeReport report, params string[] listed) =>
        Baseline.Judge(Baseline.Mac with { Accounts = null, Attributes = report, FileVault = Baseline.Mac.FileVault with { UserNames = listed } }).Contradictions;

    private static AttributeReport Line(string users, Func<Ftk1Line, Ftk1Line> change)
    {
        var report = Baseline.Line(users);
        return report with { Ftk1 = change(report.Ftk1!) };
    }

    private static IEnumerable<string> Beside(Mac mac, string username)
    {
        var verdicts = Baseline.Judge(mac);
        return TokenExplanation.Of(Baseline.With(mac), verdicts, verdicts.Account(username)).Beside.Select(row => row.Id);
    }
}
