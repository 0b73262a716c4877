using FleetToken.Domain.Configuration;
using FleetToken.Jamf.Reading;
using FsCheck.Xunit;

namespace FleetToken.Jamf.Tests.Configuration;

/// <summary>Rows C1 to C12 of domain E.4, each with hits and with what looks like one and is none.</summary>
public sealed class CredentialScanTests
{
    private const string Secret = "hunter2Secret";
    private const string Key = "AB3D-EFGH-IJKL-MNOP-QRST-UV9X";

    [Theory]
    [InlineData("C1", "sysadminctl -adminUser it -adminPassword \"$5\" -secureTokenOn alice -password \"$userPass\"")]
    [InlineData("C1", "sysadminctl -adminUser it -adminPassword hunter2Secret -secureTokenOn alice")]
    [InlineData("C1", "sysadminctl -adminUser it -adminPassword='hunter2Secret'")]
    [InlineData("C1", "/usr/sbin/sysadminctl \\\n  -adminUser it \\\n  -adminPassword 'hunter2Secret'")]
    [InlineData("C1", "# sysadminctl -adminPassword hunter2Secret")]
    [InlineData("C1", "dsconfigad -force -username binder -PASSWORD hunter2Secret")]
    [InlineData("C2", "sysadminctl -resetPasswordFor alice -newPassword hunter2Secret")]
    [InlineData("C2", "sysadminctl -resetPasswordFor alice -newPassword \"${6}\"")]
    [InlineData("C3", "profiles install -type bootstraptoken -user it -password hunter2Secret")]
    [InlineData("C3", "profiles install -type bootstraptoken -user \"$4\" -pass \"$5\"")]
    [InlineData("C4", "dscl . -passwd /Users/alice old hunter2Secret")]
    [InlineData("C4", "/usr/bin/dscl /Local/Default passwd /Users/alice \"$4\"")]
    [InlineData("C4", "echo \"hunter2Secret\" | passwd alice")]
    [InlineData("C4", "expect <<EOF\nspawn passwd alice\nexpect \"New password:\"\nsend \"hunter2Secret\\r\"\nEOF")]
    [InlineData("C5", "expect -c 'spawn fdesetup add -usertoadd alice; send \"hunter2Secret\\r\"'")]
    [InlineData("C5", "/usr/bin/expect <<EOF\nspawn profiles install -type bootstraptoken\nexpect \"password:\"\nsend \"$5\\r\"\nexpect eof\nEOF")]
    [InlineData("C6", "fdesetup enable -inputplist < /tmp/fv.plist")]
    [InlineData("C6", "fdesetup add -inputplist <<EOF\n<plist><dict><key>Username</key><string>alice</string>\n<key>Password</key><string>hunter2Secret</string></dict></plist>\nEOF")]
    [InlineData("C6", "fdesetup add -inputplist <<EOF\n<key>Password</key>\n<string>hunter2Secret</string>\nEOF")]
    [InlineData("C7", "echo \"$4\" | openssl enc -aes256 -d -a -A -S \"$5\" -k \"$6\"")]
    [InlineData("C7", "plain=$(openssl enc -d -aes256 -k hunter2Secret -in x)")]
    [InlineData("C7", "adminPass=$(echo aHVudGVyMg== | base64 --decode)")]
    [InlineData("C7", "password=`echo $4 | base64 -D`")]
    [InlineData("C8", "adminPass=\"$5\"")]
    [InlineData("C8", "local USER_PASSWORD=${11}")]
    [InlineData("C8", "PW='hunter2Secret'")]
    [InlineData("C8", "client_secret = \"hunter2Secret\"")]
    [InlineData("C8", "# old one: adminPassword=hunter2Secret")]
    [InlineData("C8", "<managed_password>hunter2Secret</managed_password>")]
    [InlineData("C8", "{\"username\": \"api\", \"password\" : \"hunter2Secret\"}")]
    [InlineData("C9", "echo 'hunter2Secret' | sudo -S jamf recon")]
    [InlineData("C9", "printf '%s' \"$adminPass\" | /usr/bin/sudo -S /usr/bin/true")]
    [InlineData("C9", "sudo -S jamf recon <<< 'hunter2Secret'")]
    [InlineData("C9", "echo hunter2Secret | su -l itadmin -c 'fdesetup list'")]
    [InlineData("C10", "curl -u api:hunter2Secret https://jamf.example.com/JSSResource")]
    [InlineData("C10", "curl -s --user \"api:hunter2Secret\" https://jamf.example.com")]
    [InlineData("C10", "curl -H 'Authorization: Basic aHVudGVyMlNlY3JldA==' https://jamf.example.com")]
    [InlineData("C10", "curl -u \"$4:$5\" https://jamf.example.com")]
    [InlineData("C10", "curl -H \"Authorization: Basic $4\" https://jamf.example.com")]
    [InlineData("C11", "key=AB3D-EFGH-IJKL-MNOP-QRST-UV9X")]
    [InlineData("C11", "# ab3d-efgh-ijkl-mnop-qrst-uv9x")]
    [InlineData("C12", "defaults read /private/var/db/ConfigurationProfiles/fdesetup.plist")]
    [InlineData("C12", "/usr/libexec/PlistBuddy -c 'Print :RecoveryKey' /var/root/fv.plist")]
    [InlineData("C12", "key=$(plutil -extract RecoveryKey raw /var/root/fv.plist)")]
    public void Text_CarriesACredential_IsFoundByItsRowAndMasked(string pattern, string script)
    {
        var hits = Scan(script);

        Assert.Contains(hits, hit => hit.Pattern == pattern);
        Assert.All(hits, hit =>
        {
            Assert.StartsWith("line ", hit.Where, StringComparison.Ordinal);
            Assert.InRange(hit.MaskedLine.Length, 1, 200);
            Assert.DoesNotContain(Secret, hit.MaskedLine, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("aHVudGVyM", hit.MaskedLine, StringComparison.Ordinal);
            Assert.DoesNotContain("EFGH-IJKL", hit.MaskedLine, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("sysadminctl -adminUser it -adminPassword - -secureTokenOn alice -password -")]
    [InlineData("sysadminctl -resetPasswordFor alice -newPassword -")]
    [InlineData("sysadminctl -resetPasswordFor alice -newPassword \"-\"")]
    [InlineData("# usage: sysadminctl -adminUser <name> -adminPassword <password>")]
    [InlineData("# profiles install -type bootstraptoken -user \"$4\" -password \"$5\"")]
    [InlineData("pass=$(osascript -e 'display dialog \"Password\" with hidden answer')\nsysadminctl -secureTokenOn alice -password \"$pass\"")]
    [InlineData("pw=\"\"\nread -s pw\nsysadminctl -secureTokenOn alice -password \"${pw}\"")]
    [InlineData("read -rsp 'Your password: ' userPassword\ndscl . -passwd /Users/alice \"$userPassword\"")]
    [InlineData("read -s \"password?Your password: \"\nsysadminctl -newPassword \"$password\"")]
    [InlineData("sysadminctl -adminPassword \"$(security find-generic-password -s it -w)\"")]
    [InlineData("stored=$(security find-generic-password -s \"IT\" -w)\nsysadminctl -adminPassword \"$stored\"")]
    [InlineData("dscl . -passwd /Users/alice")]
    [InlineData("profiles install -type bootstraptoken")]
    [InlineData("fdesetup changerecovery -personal -inputplist <<EOF\n<key>Password</key><string>$typed</string>\nEOF\nread -s typed")]
    [InlineData("openssl enc -aes256 -a -in x -out y")]
    [InlineData("openssl dgst -sha256 file")]
    [InlineData("echo hello | base64 --decode > file.bin")]
    [InlineData("passwordPrompt=\"Please type your password\"")]
    [InlineData("passwordChanged=1")]
    [InlineData("promptForPassword=\"Please type your password again\"")]
    [InlineData("requirePassword=true")]
    [InlineData("echo \"$PWD\"; OLDPWD=/usr/local/bin")]
    [InlineData("if [[ \"$password\" == \"\" ]]; then exit 1; fi")]
    [InlineData("sudo -u alice launchctl asuser 501 open .")]
    [InlineData("curl -u \"$apiUser:$apiPass\" https://jamf.example.com")]
    [InlineData("curl -H \"Authorization: Bearer ${token}\" https://jamf.example.com")]
    [InlineData("# curl -u \"$4:$5\" -H \"Authorization: Basic ${4}\" https://jamf.example.com")]
    [InlineData("fdesetup haspersonalrecoverykey; fdesetup hasinstitutionalrecoverykey")]
    [InlineData("expect eof\nsend \"yes\\r\"\nspawn fdesetup status")]
    [InlineData("EBC6C064-0000-11AA-AA11-00306543ECAC")]
    [InlineData("/usr/bin/security unlock-keychain login.keychain")]
    [InlineData("jamf policy -event password-reset")]
    public void Text_OnlyLooksLikeOne_IsNoHit(string script) => Assert.Empty(Scan(script));

    [Fact]
    public void Text_VariableHasAnotherSourceToo_IsAHit() =>
        Assert.Contains(Scan("pw=$(osascript -e 'x')\npw=$5\nsysadminctl -newPassword \"$pw\""), hit => hit.Pattern == "C2");

    [Fact]
    public void Text_SecretOfOneLineInAnother_IsMaskedThereToo()
    {
        var hits = Scan($"PW='{Secret}'\ncurl -u api:other9Secret https://jamf.example.com/{Secret}");

        Assert.Equal(["C8", "C10"], hits.Select(hit => hit.Pattern));
        Assert.All(hits, hit => Assert.DoesNotContain(Secret, hit.MaskedLine, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_ContinuedLine_IsToldByItsFirst() => Assert.Equal("line 2", Assert.Single(Scan($"#!/bin/sh\nsysadminctl \\\n -newPassword {Secret}")).Where);

    [Fact]
    public void Text_ManyHits_AreBounded() => Assert.Equal(CredentialScan.MostHits, Scan(string.Join('\n', Enumerable.Range(0, 400).Select(n => $"sysadminctl -newPassword {Secret}{n}"))).Count);

    [Fact]
    public void Text_LongHostileLine_IsReadInBoundedTimeAndShownShort()
    {
        var hits = Scan(string.Concat(Enumerable.Repeat($"-password \"{Secret} <key>Password</key> echo ", 25_000)));

        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.InRange(hit.MaskedLine.Length, 1, 200));
        Assert.All(hits, hit => Assert.DoesNotContain(Secret, hit.MaskedLine, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("passpasspass", 90_000)]
    [InlineData("-newPassword x echo | sudo -S openssl enc -k ", 20_000)]
    [InlineData("pw=\"$(", 150_000)]
    [InlineData("adminPassword=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\\n", 20_000)]
    [InlineData("<key>password</key>", 50_000)]
    public void Text_OneMegabyteOfAlmostSecrets_IsReadInSeconds(string part, int times)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Scan(string.Concat(Enumerable.Repeat(part, times)));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("Administrator password", "hunter2Secret", "C8")]
    [InlineData("adminPass", "hunter2Secret", "C8")]
    [InlineData("User PW", "kiesel bach", "C8")]
    [InlineData("API secret", "0123456789", "C8")]
    [InlineData("Credential", "hunter2Secret", "C8")]
    [InlineData(null, "Herbst!Sturm88", "C8")]
    [InlineData("Encrypted string", "U2FsdGVkX1/E8ajSC36T9nq0mD7c5b2Yq0A1fW3h4Jk=", "C8")]
    [InlineData("Note", Key, "C11")]
    [InlineData("Arguments", "-newPassword hunter2Secret", "C2")]
    public void Setting_IsASecret_IsAHitWithoutItsValue(string? label, string value, string pattern)
    {
        var scan = new CredentialScan();

        scan.Setting(label, value, "parameter 5 of script X");

        var hit = Assert.Single(scan.Hits());
        Assert.Equal((pattern, "parameter 5 of script X"), (hit.Pattern, hit.Where));
        Assert.DoesNotContain(value, hit.MaskedLine, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, hit.MaskedLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Administrator password", "")]
    [InlineData("Administrator password", "-")]
    [InlineData("Password length", "hunter2Secret")]
    [InlineData("Require password", "true")]
    [InlineData("Message about the password", "Please call the service desk")]
    [InlineData("Icon path", "/Library/Northwind/Icon!2.icns")]
    [InlineData("URL", "https://User1@jamf.example.com/A1b2")]
    [InlineData("Contact", "Service.Desk1@northwind.example")]
    [InlineData("Secretary", "Alice")]
    [InlineData(null, "Standard Workplace 7!")]
    [InlineData(null, "com.northwind.Agent2")]
    public void Setting_IsHarmless_IsNoHit(string? label, string value)
    {
        var scan = new CredentialScan();

        scan.Setting(label, value, "parameter 5");

        Assert.Empty(scan.Hits());
    }

    [Property(MaxTest = 300)]
    public void Text_AnyText_NeverThrows(string? text) => Assert.InRange(Scan(text ?? "").Count, 0, CredentialScan.MostHits);

    [Property(MaxTest = 300)]
    public void Text_SecretInAnyShapeAmongAnything_IsInNoHit(uint number, byte shape, string? before, string? after)
    {
        var secret = $"Zq{number:D6}kW7";
        string[] shapes =
        [
            "sysadminctl -adminPassword {0}", "sysadminctl -newPassword '{0}'", "profiles install -type bootstraptoken -pass \"{0}\"", "dscl . -passwd /Users/a {0}",
            "echo {0} | passwd a", "expect -c 'spawn dscl; send \"{0}\\r\"'", "openssl enc -d -k {0}", "adminPass={0}", "echo '{0}' | sudo -S true",
            "curl -u a:{0} https://x.example", "curl -H 'Authorization: Basic {0}' https://x.example", "<password>{0}</password>",
        ];
        var plant = shapes[shape % shapes.Length].Replace("{0}", secret, StringComparison.Ordinal);

        var hits = Scan($"{Plain(before)}\n{plant}\n{Plain(after)}");

        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.DoesNotContain(secret, hit.ToString(), StringComparison.Ordinal));
    }

    // What joins its neighbour's line would change what is planted.
    private static string Plain(string? text) => (text ?? "").TrimEnd('\\').Replace("<<", "", StringComparison.Ordinal);

    private static IReadOnlyList<CredentialHit> Scan(string script)
    {
        var scan = new CredentialScan();
        scan.Text(script, line => FormattableString.Invariant($"line {line}"));
        return scan.Hits();
    }
}
