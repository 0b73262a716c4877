using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Macs;

public sealed class NameMatchingTests
{
    [Theory]
    [InlineData("alice", "alice", true)]
    [InlineData("alice", "ALICE", true)]
    [InlineData("müller", "mu\u0308ller", true)]
    [InlineData("MÜLLER", "müller", true)]
    [InlineData("иван", "ИВАН", true)]
    [InlineData("山田", "山田", true)]
    [InlineData("alice", "alice ", false)]
    [InlineData("alice", "bob", false)]
    [InlineData("muller", "müller", false)]
    [InlineData("", "", false)]
    [InlineData(null, null, false)]
    [InlineData("alice", null, false)]
    [InlineData("", "alice", false)]
    [InlineData("muller", "mu\u0308ller", false)]
    [InlineData("K", "\u212A", true)] // Kelvin sign, a K after NFC
    [InlineData("itadmin", "іtadmin", false)] // Cyrillic i
    [InlineData("іtadmin", "іtadmin", false)]
    [InlineData("al\u200Bice", "al\u200Bice", false)]
    [InlineData("al\u202Eice", "al\u202Eice", false)]
    [InlineData("al\tice", "al\tice", false)]
    public void Same_Names_AreEqualOnlyByRule(string? left, string? right, bool expected) => Assert.Equal(expected, NameMatching.Same(left, right));

    [Theory]
    [InlineData("alice", false)]
    [InlineData("d.müller-2", false)]
    [InlineData("José", false)]
    [InlineData("Łukasz", false)]
    [InlineData("иван", false)]
    [InlineData("山田たろう", false)]
    [InlineData("김철수", false)]
    [InlineData("محمد", false)]
    [InlineData("ελένη", false)]
    [InlineData("user 1", false)]
    [InlineData("nguy\u1EC5n", false)] // Latin letters of two blocks
    [InlineData("\u0430\u0400\u052F\uA640", false)] // Cyrillic: first and last letter of a block, and another block
    [InlineData("\u03B1\u1F00", false)] // Greek of two blocks
    [InlineData("\u03B1\u0430", true)] // Greek and Cyrillic
    [InlineData("\u0628\u0780", true)] // Arabic and Thaana, which lies between two blocks of Arabic
    [InlineData("\u08A0\u0780", true)]
    [InlineData("аlice", true)] // Cyrillic a
    [InlineData("αlice", true)]
    [InlineData("alice山", true)]
    [InlineData("𝐚lice", true)]
    [InlineData("ali\u00ADce", true)]
    [InlineData("ali\u2066ce", true)]
    [InlineData("ali\u3164ce", true)]
    [InlineData("ali\u00A0ce", true)]
    [InlineData("ali\uFE0Fce", true)]
    [InlineData("alice\u007F", true)]
    public void IsSuspicious_Name_ByScriptAndInvisibleMarks(string name, bool expected) => Assert.Equal(expected, NameMatching.IsSuspicious(name));

    [Fact]
    public void IsSuspicious_BrokenText_EqualsNothing()
    {
        var broken = new string(['a', '\uD800']);
        Assert.True(NameMatching.IsSuspicious(broken));
        Assert.False(NameMatching.Same(broken, broken));
        Assert.Null(NameMatching.Fold(broken));
    }
}
