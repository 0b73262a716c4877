using System.Text.Json;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Macs;

public sealed class RecoveryKeyTests
{
    private const string Text = "7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ";

    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    [Fact]
    public void Key_Printed_IsDots()
    {
        var key = new RecoveryKey(Text);

        Assert.Equal("••••-••••-••••-••••-••••-••••", key.ToString());
        Assert.Equal("{}", JsonSerializer.Serialize(key));
    }

    [Fact]
    public void Fingerprint_SameKeyOfTheSameMac_IsTheSame()
    {
        var one = new RecoveryKey(Text).Fingerprint(Secret, new MacId("main", 7));
        var other = new RecoveryKey(Text).Fingerprint(Secret, new MacId("main", 7));

        Assert.Equal(32, one.Length);
        Assert.True(RecoveryKey.IsSameFingerprint(one, other));
    }

    // Of each pair of neighbours one part moved over the border between two parts.
    [Theory]
    [InlineData("main", 7, "7QXH-2MKD-94TZ-LB6R-VWN3-8CPK")]
    [InlineData("lab", 7, Text)]
    [InlineData("main", 8, Text)]
    [InlineData("main7", 7, Text)]
    [InlineData("main", 77, "QXH-2MKD-94TZ-LB6R-VWN3-8CPJ")]
    [InlineData("mai", 7, "n" + Text)]
    public void Fingerprint_OtherServerIdOrKey_IsAnother(string server, long id, string text)
    {
        var one = new RecoveryKey(Text).Fingerprint(Secret, new MacId("main", 7));

        Assert.False(RecoveryKey.IsSameFingerprint(one, new RecoveryKey(text).Fingerprint(Secret, new MacId(server, id))));
    }

    [Fact]
    public void Fingerprint_PartsAcrossTheBorder_AreTwo()
    {
        var one = new RecoveryKey("23-X").Fingerprint(Secret, new MacId("a", 1));
        var other = new RecoveryKey("3-X").Fingerprint(Secret, new MacId("a", 12));

        Assert.False(RecoveryKey.IsSameFingerprint(one, other));
    }

    [Fact]
    public void Fingerprint_OtherSecret_IsAnother()
    {
        byte[] secret = [.. Secret.Reverse()];

        Assert.False(RecoveryKey.IsSameFingerprint(
            new RecoveryKey(Text).Fingerprint(Secret, new MacId("main", 7)), new RecoveryKey(Text).Fingerprint(secret, new MacId("main", 7))));
    }

    [Fact]
    public void Fingerprint_ShortSecret_IsRefused()
    {
        var key = new RecoveryKey(Text);

        Assert.Throws<ArgumentOutOfRangeException>("secret", () => key.Fingerprint(new byte[31], new MacId("main", 7)));
    }
}
