using FleetToken.Jamf.Reading;
using FsCheck.Xunit;

namespace FleetToken.Jamf.Tests.Reading;

/// <summary>Shapes C1 to C12 of the domain (E.4), and what must stay.</summary>
public sealed class RedactTests
{
    private const string Key = "AB3D-EFGH-IJKL-MNOP-QRST-UV9X";

    [Theory]
    [InlineData("sysadminctl -adminUser it -adminPassword hunter2secret -secureTokenOn alice")]
    [InlineData("sysadminctl -resetPasswordFor alice -newPassword 'hunter2secret' ")]
    [InlineData("profiles install -type bootstraptoken -user it -password hunter2secret")]
    [InlineData("profiles install -type bootstraptoken -user it -pass \"hunter2secret\"")]
    [InlineData("dscl . -passwd /Users/alice old hunter2secret")]
    [InlineData("echo hunter2secret | passwd alice")]
    [InlineData("expect -c 'spawn fdesetup add\nsend \"hunter2secret\\r\"'")]
    [InlineData("<dict><key>Password</key><string>hunter2secret</string></dict>")]
    [InlineData("echo U2Fsd | openssl enc -aes256 -d -a -A -S 1234 -k hunter2secret")]
    [InlineData("adminPass=\"hunter2secret\"")]
    [InlineData("ADMIN_PASSWORD='hunter2secret'")]
    [InlineData("{\"password\":\"hunter2secret\"}")]
    [InlineData("{\"client_secret\" : \"hunter2secret\"}")]
    [InlineData("<password>hunter2secret</password>")]
    [InlineData("<managed_password>hunter2secret</managed_password>")]
    [InlineData("echo \"hunter2secret\" | sudo -S fdesetup list")]
    [InlineData("curl -u api:hunter2secret https://jamf.example.com/JSSResource")]
    [InlineData("curl --user \"api:hunter2secret\" https://jamf.example.com")]
    [InlineData("Authorization: Basic aHVudGVyMnNlY3JldA== hunter2secret", "aHVudGVyMnNlY3JldA")]
    [InlineData("Authorization: Bearer hunter2secret")]
    [InlineData("token eyJhbGciOiJIUzI1NiJ9.hunter2secret.abc")]
    [InlineData("https://api:hunter2secret@jamf.example.com/")]
    [InlineData("<key>RecoveryKey</key><string>hunter2secret</string>")]
    [InlineData("Password: hunter2secret")]
    [InlineData("Kennwort ist hunter2secret")]
    public void Text_Credential_IsRemoved(string text, string secret = "hunter2secret")
    {
        var clean = Redact.Text(text);

        Assert.DoesNotContain(secret, clean, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Redact.Secret, clean, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Key}")]
    [InlineData($"\"{Key}\"")]
    [InlineData($"key={Key};")]
    [InlineData($"Alice's Mac ({Key})")]
    [InlineData("ab3d-efgh-ijkl-mnop-qrst-uv9x")]
    [InlineData("AB3D\u2011EFGH\u2011IJKL\u2011MNOP\u2011QRST\u2011UV9X")]
    public void Text_RecoveryKey_IsRemoved(string text)
    {
        var clean = Redact.Text(text);

        Assert.Contains(Redact.RecoveryKey, clean, StringComparison.Ordinal);
        Assert.DoesNotContain("EFGH", clean, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Alice's MacBook Air")]
    [InlineData("SecureToken: missing")]
    [InlineData("Bootstrap Token: not escrowed")]
    [InlineData("Password: expired")]
    [InlineData("Password policy 12 characters")]
    [InlineData("sysadminctl -adminUser it -adminPassword - -secureTokenOn alice -password -")]
    [InlineData("EBC6C064-0000-11AA-AA11-00306543ECAC")]
    [InlineData("key-AB3D-EFGH-IJKL-MNOP-QRST-UV9X")]
    [InlineData("AB3D-EFGH-IJKL-MNOP-QRST-UV9XX")]
    [InlineData("secretary@example.com")]
    [InlineData("Müller / Zürich 日本")]
    [InlineData("https://jamf.example.com:8443/computers.html?id=3&o=r")]
    public void Text_Harmless_Stays(string text) => Assert.Same(text, Redact.Text(text));

    [Fact]
    public void Text_VeryLong_TakesLinearTime()
    {
        var text = string.Concat(Enumerable.Repeat("-password echo <key> \"pass ", 40_000));

        Assert.NotNull(Redact.Text(text));
    }

    [Property(MaxTest = 500)]
    public void Text_AnyText_NeverThrowsAndIsStable(string? text)
    {
        var clean = Redact.Text(text);

        Assert.Equal(text is null, clean is null);
    }
}
