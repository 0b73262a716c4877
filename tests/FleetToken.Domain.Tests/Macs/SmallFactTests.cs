using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Macs;

/// <summary>The small facts that many rules stand on: versions, ids, persons, phases, signs of life.</summary>
public sealed class SmallFactTests
{
    private static readonly DateTimeOffset Monday = new(2026, 9, 21, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("15.6.1", 15, 6, 1)]
    [InlineData("26.4", 26, 4, 0)]
    [InlineData("27", 27, 0, 0)]
    [InlineData(" 11.2.3 (20D91) ", 11, 2, 3)]
    [InlineData("14.7.1.2", 14, 7, 1)]
    public void Version_OfUpToThreeNumbers_IsRead(string text, int major, int minor, int patch) =>
        Assert.Equal(new MacOsVersion(major, minor, patch), MacOsVersion.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("macOS 15")]
    [InlineData("15.x")]
    [InlineData("15.6.y")]
    [InlineData("15.x.1")]
    [InlineData("1.2.3.4.5")]
    public void Version_OfAnythingElse_IsNotGuessed(string? text) => Assert.Null(MacOsVersion.Parse(text));

    [Fact]
    public void Version_AtTheBorder_CountsAsReached()
    {
        Assert.True(new MacOsVersion(13, 3, 0).IsAtLeast(13, 3));
        Assert.False(new MacOsVersion(13, 2, 9).IsAtLeast(13, 3));
        Assert.Equal(["13.3", "13.3.1"], new[] { new MacOsVersion(13, 3, 0).ToString(), new MacOsVersion(13, 3, 1).ToString() });
    }

    [Fact]
    public void Versions_AreOrderedByNumberNotByText()
    {
        MacOsVersion older = new(10, 15, 7), newer = new(11, 0, 0), same = new(11, 0, 0);

        Assert.Equal([true, false, false], new[] { older < newer, newer < older, newer < same });
        Assert.Equal([true, false, true], new[] { older <= newer, newer <= older, newer <= same });
        Assert.Equal([false, true, false], new[] { older > newer, newer > older, newer > same });
        Assert.Equal([false, true, true], new[] { older >= newer, newer >= older, newer >= same });
    }

    [Fact]
    public void Ids_AreOrderedByServerThenByNumber()
    {
        MacId first = new("a", 10), second = new("b", 2), third = new("b", 11), same = new("b", 11);

        Assert.Equal([true, true, false, false], new[] { first < second, second < third, third < first, third < same });
        Assert.Equal([true, true, false, true], new[] { first <= second, second <= third, third <= first, third <= same });
        Assert.Equal([false, false, true, false], new[] { first > second, second > third, third > first, third > same });
        Assert.Equal([false, false, true, true], new[] { first >= second, second >= third, third >= first, third >= same });
        Assert.Equal("b/11", third.ToString());
    }

    [Theory]
    [InlineData("alice", 501, true)]
    [InlineData("alice", 500, true)]
    [InlineData("alice", 499, false)]
    [InlineData("alice", null, true)]
    [InlineData("_mbsetupuser", 501, false)]
    [InlineData("_service", null, false)]
    public void Person_IsWhoIsNoServiceAccount_B32(string name, int? uid, bool person) =>
        Assert.Equal(person, new LocalAccount { Username = name, Uid = uid, Admin = false }.IsPerson);

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("alice", null, null, false)]
    [InlineData(null, "Alice", null, false)]
    [InlineData(null, null, "alice@corp.example", false)]
    public void AssignedUser_IsEmptyOnlyWithoutAnyName(string? username, string? fullName, string? email, bool empty) =>
        Assert.Equal(empty, new AssignedUser(username, fullName, email).IsEmpty);

    [Fact]
    public void JudgedPhases_AreThoseOfMacsThatPeopleUse() =>
        Assert.Equal([MacPhase.Lab, MacPhase.Leaver, MacPhase.InUse], Enum.GetValues<MacPhase>().Where(phase => phase.IsJudged()).OrderBy(phase => phase is MacPhase.Lab ? 0 : phase is MacPhase.Leaver ? 1 : 2));

    [Theory]
    [InlineData(0, 1, 2, 2)]
    [InlineData(2, 1, 0, 2)]
    [InlineData(1, 2, 0, 2)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(null, null, 1, 1)]
    [InlineData(1, null, null, 1)]
    [InlineData(null, 1, null, 1)]
    [InlineData(null, null, null, null)]
    public void LastSeen_IsTheLatestSignOfLifeOfAnyKind(int? report, int? checkIn, int? contact, int? seen) => Assert.Equal(
        At(seen),
        (Findings.JudgedByHand.HealthyMac with { ReportedAt = At(report), LastCheckIn = At(checkIn), LastContact = At(contact) }).LastSeenAt);

    [Theory]
    [InlineData(0x034F)]
    [InlineData(0x115F)]
    [InlineData(0x1160)]
    [InlineData(0x17B4)]
    [InlineData(0x17B5)]
    [InlineData(0x2800)]
    [InlineData(0x3164)]
    [InlineData(0xFFA0)]
    [InlineData(0xFE00)]
    [InlineData(0xFE0F)]
    [InlineData(0xE0100)]
    [InlineData(0xE01EF)]
    [InlineData(0x200B)]
    [InlineData(0x202E)]
    [InlineData(0x00A0)]
    [InlineData(0x0000)]
    [InlineData(0x007F)]
    public void Name_WithAnInvisibleCharacter_EqualsNothing_E5(int character)
    {
        var name = char.ConvertFromUtf32(character) + "alice";

        Assert.True(NameMatching.IsSuspicious(name));
        Assert.False(NameMatching.Same(name, name));
        Assert.False(NameMatching.Same(name, "alice"));
    }

    [Theory]
    [InlineData("Alice", "alice", true)]
    [InlineData("d.müller", "D.MU\u0308LLER", true)]
    [InlineData("müller", "muller", false)]
    [InlineData("аlice", "alice", false)]
    [InlineData("alice", "", false)]
    [InlineData("", "alice", false)]
    [InlineData("alice", null, false)]
    [InlineData(null, "alice", false)]
    [InlineData(null, null, false)]
    public void Names_AreEqualAfterFolding_AndNeverToAMissingOne(string? left, string? right, bool same) =>
        Assert.Equal(same, NameMatching.Same(left, right));

    [Fact]
    public void RecoveryKey_PrintsAsDots_AndIsNeverEmpty()
    {
        Assert.Equal("••••-••••-••••-••••-••••-••••", new RecoveryKey("any text").ToString());
        Assert.Throws<ArgumentException>(() => new RecoveryKey(""));
    }

    private static DateTimeOffset? At(int? day) => day is { } days ? Monday.AddDays(days) : null;
}
