using System.Globalization;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>The edges of the line's grammar (domain F.3): what is cut, left out, too long or of a later version.</summary>
public sealed class Ftk1EdgeTests
{
    [Theory]
    [InlineData("a", true, false)]
    [InlineData("s", false, false)]
    [InlineData("ma", true, true)]
    [InlineData("ms", false, true)]
    [InlineData("m", null, null)]
    [InlineData("", null, null)]
    public void Role_OfAnAccount(string role, bool? admin, bool? mobile)
    {
        var account = Single($"alice/501/{role}/1/1/1/0");
        Assert.Equal((admin, mobile), (account.Admin, account.Mobile));
    }

    [Fact]
    public void Account_WithFewerParts_RestIsUnknown()
    {
        Assert.Equal(new Ftk1Account { Name = "alice", VolumeOwner = Answer.Unknown }, Single("alice"));
        Assert.Equal(new Ftk1Account { Name = "alice", Uid = -2, Admin = false, Mobile = false, Token = Answer.Yes, VolumeOwner = Answer.Unknown }, Single("alice/-2/s/1"));
        Assert.Null(Single("alice/501/s/1/1/-/0").VolumeOwner);
        Assert.Null(Single("alice/501/s/1/1/1/0").UnknownParts);
        Assert.Equal("x/y", Single("alice/501/s/1/1/1/0/x/y").UnknownParts);
        Assert.Equal(41, Single("alice/501/s/1/1/1/0/" + new string('x', 50)).UnknownParts!.Length);
    }

    [Theory]
    [InlineData("alice/501/s/1/1/1/0,+2,+3", 1, 5)]
    [InlineData("alice/501/s/1/1/1/0,+x", 1, 1)]
    [InlineData(",alice/501/s/1/1/1/0,,", 1, 2)]
    [InlineData("+2147483647,+2147483647", 0, 1073741823)]
    public void List_LeftOutAndEmptyEntries_AreCounted(string list, int accounts, int leftOut)
    {
        var line = Line($"FTK1;u={list};.");
        Assert.Equal((accounts, leftOut), (line.Accounts!.Count, line.LeftOut));
    }

    [Fact]
    public void List_OfMoreThan100_IsLeftOutBeyond()
    {
        var line = Line($"FTK1;u={string.Join(',', Enumerable.Range(0, 102).Select(i => string.Create(CultureInfo.InvariantCulture, $"u{i}/{i}/s/0")))};.");
        Assert.Equal((100, 2, false), (line.Accounts!.Count, line.LeftOut, line.Repeats));
    }

    [Fact]
    public void List_NotThere_IsNotEmpty()
    {
        Assert.Null(Line("FTK1;n=1;.").Accounts);
        Assert.Empty(Line("FTK1;u=;.").Accounts!);
        Assert.False(Line("FTK1;u=a~/501/s/1,a~/502/s/1;.").Repeats);
        Assert.True(Line("FTK1;u=a/501/s/1,a/501/s/1,A/501/s/1;.").Repeats);
    }

    [Fact]
    public void Name_UpTo64Characters_LongerIsCut()
    {
        Assert.False(Single(new string('a', 64) + "/501").NameCut);
        var longer = Single(new string('a', 65) + "/501");
        Assert.Equal((true, new string('a', 64) + "…"), (longer.NameCut, longer.Name));
        Assert.Equal("", Single("/501").Name);
    }

    [Theory]
    [InlineData("a%", true)]
    [InlineData("a%4", true)]
    [InlineData("a%4z", true)]
    [InlineData("a%z4", true)]
    [InlineData("a%41b", false)]
    [InlineData("%e4%b8%ad", false)]
    [InlineData("%FF", true)]
    [InlineData("a%41 b", true)]
    public void Name_EncodedOtherwiseThanAsUtf8Bytes_IsCut(string name, bool cut) => Assert.Equal(cut, Single(name + "/501").NameCut);

    [Fact]
    public void Name_Encoded_IsDecoded()
    {
        Assert.Equal("aAb.c_d-e", Single("a%41b.c_d-e/501").Name);
        Assert.Equal("中", Single("%e4%B8%Ad/501").Name);
    }

    [Fact]
    public void Field_EmptyOrWithoutAKey_IsPassedOver()
    {
        var line = Line("FTK1;;=x;junk;n=1;.");
        Assert.Equal((1, true, 0), (line.Holders, line.Complete, line.UnknownFields.Count));
    }

    [Fact]
    public void Field_OfUnknownKey_IsKeptForDisplayWithinLimits()
    {
        Assert.Equal(["abcdef=1", "x=2"], Line("FTK1;abcdef=1;abcdefg=1;a-b=1;x=2;.").UnknownFields);
        Assert.Empty(Line("FTK1;n=1;x=2").UnknownFields);
        Assert.Equal(81, Line($"FTK1;x={new string('y', 90)};.").UnknownFields[0].Length);
        Assert.Equal("x=" + new string('y', 78), Line($"FTK1;x={new string('y', 78)};.").UnknownFields[0]);
        var many = Line("FTK1;" + string.Concat(Enumerable.Range(10, 18).Select(i => string.Create(CultureInfo.InvariantCulture, $"z{i}=1;"))) + ".");
        Assert.Equal((16, false), (many.UnknownFields.Count, many.Repeats));
    }

    [Fact]
    public void Field_CutInTheMiddle_CountsOnlyForTheList()
    {
        var line = Line("FTK1;n=1;u=alice/501/s/1/1/1/0,bob/5");
        Assert.Equal((1, true, false), (line.Accounts!.Count, line.ListCut, line.Complete));
        Assert.False(Line("FTK1;u=alice/501/s/1/1/1/0;n=1;fv=o").ListCut);
    }

    [Fact]
    public void Text_Shown_IsShortAndNeverTheWordForUnknown()
    {
        Assert.Null(Line("FTK1;os=u;arch=;.").OsVersion);
        Assert.Null(Line("FTK1;os=u;arch=;.").Architecture);
        Assert.Equal(32, Line($"FTK1;os={new string('1', 32)};.").OsVersion!.Length);
        Assert.Null(Line($"FTK1;os={new string('1', 33)};.").OsVersion);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("p", "p")]
    [InlineData("j", "j")]
    [InlineData("b", "b")]
    [InlineData("u", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void SingleSignOn_OnlyTheLettersOfTheGrammar(string value, string? expected) => Assert.Equal(expected, Line($"FTK1;pso={value};.").SingleSignOn);

    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("-", null)]
    [InlineData("u", null)]
    [InlineData("", null)]
    [InlineData("u-", "u-")]
    public void ConsoleUser_NobodyAndUnknown_AreNoName(string value, string? expected) => Assert.Equal(expected, Line($"FTK1;con={value};.").ConsoleUser);

    [Fact]
    public void FailedProbes_UpTo16OfUpTo6Characters()
    {
        Assert.Equal(["a", "abcdef", "b"], Line("FTK1;err=a,,abcdef,abcdefg,b;.").FailedProbes);
        Assert.Equal(16, Line($"FTK1;err={string.Join(',', Enumerable.Range(0, 20))};.").FailedProbes.Count);
        Assert.Empty(Line("FTK1;err=;.").FailedProbes);
    }

    private static Ftk1Account Single(string entry) => Assert.Single(Line($"FTK1;u={entry};.").Accounts!);

    private static Ftk1Line Line(string text) => Baseline.Read(text)!.Ftk1!;
}
