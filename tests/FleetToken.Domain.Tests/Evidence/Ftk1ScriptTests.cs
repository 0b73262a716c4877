using System.Globalization;
using System.Text.RegularExpressions;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>The delivered extension attribute, run by zsh against commands that print what a Mac's would (domain F.2, F.3).</summary>
public sealed class Ftk1ScriptTests : IDisposable
{
    private readonly StubMac _mac = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _mac.Dispose();

    [Fact]
    public async Task Script_HealthyAppleSilicon_PrintsTheFirstExample()
    {
        var run = await _mac.RunAsync(Token);
        Assert.Equal(Timeless(Examples.Healthy), run.Line);
        Assert.InRange(long.Parse(run["ts"]!, CultureInfo.InvariantCulture), 1_790_000_000, 9_999_999_999);
        AssertReads(run);
    }

    [Fact]
    public async Task Script_Intel_PrintsTheSecondExample()
    {
        var bob = new StubAccount("bob", 501, Admin: true, Token: true, FileVault: true, Mobile: true);
        _mac.Has(bob);
        _mac.CryptoUsers((bob.Uuid + " LocalOpenDirectory", null), ("EBC6C064-0000-11AA-AA11-00306543ECAC PersonalRecovery", null),
            ("2457711A-523C-4604-B75A-F48A571D5036 MDMRecovery", null), ("C064EBC6-0000-11AA-AA11-00306543ECAC InstitutionalRecovery", null));
        Intel("12.7.6", t2: true);
        _mac.Says("stat", "-f%Su /dev/console", "bob\n");
        _mac.Says("stat", "-f %m /var/db/FileVaultPRK.dat", "1788000000\n");
        _mac.Says("fdesetup", "hasinstitutionalrecoverykey", "true\n");
        _mac.Says("ls", "-1 /Library/Security/SecurityAgentPlugins", "JamfConnectLogin.bundle\n");
        _mac.Says("launchctl", "print system/com.openssh.sshd", "system/com.openssh.sshd = {\n\tactive count = 0\n\tpath = /System/Library/LaunchDaemons/ssh.plist\n}\n");
        Volume("A01B22C3");
        Started(1789900000);
        var run = await _mac.RunAsync(Token);
        Assert.Equal(Timeless(Examples.Intel), run.Line);
        AssertReads(run);
    }

    [Fact]
    public async Task Script_NobodyHolds_PrintsTheThirdExample()
    {
        _mac.Has(new("carol", 501), new("itadmin", 502, Admin: true));
        _mac.CryptoUsers();
        FileVaultOff();
        _mac.Says("stat", "-f%Su /dev/console", "carol\n");
        _mac.Says("stat", "-f %m /var/db/FileVaultPRK.dat", "", "stat: /var/db/FileVaultPRK.dat: stat: No such file or directory\n");
        _mac.Says("profiles", "status -type bootstraptoken", "profiles: Bootstrap Token supported on server: YES\nprofiles: Bootstrap Token escrowed to server: NO\n");
        Preflight("\"Bootstrap token is not escrowed\"");
        _mac.Says("sw_vers", "-productVersion", "15.6.1\n");
        Volume("77D0E5F2");
        Started(1790001000);
        var run = await _mac.RunAsync(Token);

        // The grammar's rule puts administrators before the others, its example does not.
        Assert.Equal(Swapped(Examples.NoHolder, "carol/501/s/0/0/0/0", "itadmin/502/a/0/0/0/0"), run.Line);
        AssertReads(run);
    }

    [Fact]
    public async Task Script_ExtraHiddenAdmin_PrintsTheFourthExample()
    {
        StubAccount[] people = [new("d.müller", 501, Token: true, FileVault: true, Owner: true), new("itadmin", 502, Admin: true, Token: true, FileVault: true, Owner: true, Hidden: true)];
        _mac.Has(people);
        _mac.CryptoUsers([.. people.Select(p => (p.Uuid + " LocalOpenDirectory", (bool?)true)), ("0BADF00D-0000-4000-8000-000000000001 LocalOpenDirectory", true),
            ("EBC6C064-0000-11AA-AA11-00306543ECAC PersonalRecovery", true), ("2457711A-523C-4604-B75A-F48A571D5036 MDMRecovery", true)]);
        _mac.Says("stat", "-f%Su /dev/console", "d.müller\n");
        _mac.Says("stat", "-f %m /var/db/FileVaultPRK.dat", "1789500000\n");
        _mac.Says("ls", "-1 /Library/Security/SecurityAgentPlugins", "", "ls: /Library/Security/SecurityAgentPlugins: No such file or directory\n");
        _mac.Says("launchctl", "print system/com.openssh.sshd", "com.openssh.sshd = {\n\tactive count = 1\n}\n");
        _mac.Says("app-sso", "platform -s", "Device Configuration:\n {\n  \"registrationCompleted\" : true,\n  \"sdkVersionString\" : 26\n}\n");
        _mac.Says("sw_vers", "-productVersion", "26.4\n");
        Volume("0C9E81AA");
        Started(1790100200);
        var run = await _mac.RunAsync(Token);
        Assert.Equal(Swapped(Examples.ExtraAdmin, "d.m%C3%BCller/501/s/1/1/1/0", "itadmin/502/a/1/1/1/1"), run.Line);
        AssertReads(run);
    }

    [Fact]
    public async Task Script_FileVaultOff_PrintsTheFifthExample()
    {
        var erik = new StubAccount("erik", 501, Admin: true, Token: true, Owner: true);
        _mac.Has(erik);
        _mac.CryptoUsers((erik.Uuid + " LocalOpenDirectory", true), ("2457711A-523C-4604-B75A-F48A571D5036 MDMRecovery", true));
        FileVaultOff();
        _mac.Says("stat", "-f%Su /dev/console", "erik\n");
        _mac.Says("stat", "-f %m /var/db/FileVaultPRK.dat", "", "stat: /var/db/FileVaultPRK.dat: stat: No such file or directory\n");
        _mac.Says("profiles", "show -output stdout-xml", StubMac.Profiles("com.apple.wifi.managed"));
        _mac.Says("ls", "-1 /Library/Security/SecurityAgentPlugins", "");
        _mac.Says("sw_vers", "-productVersion", "14.7\n");
        Volume("51AC77B0");
        Started(1790120000);
        var run = await _mac.RunAsync(Token);
        Assert.Equal(Timeless(Examples.FileVaultOff), run.Line);
        AssertReads(run);
    }

    [Fact]
    public async Task Script_FailedProbes_PrintsTheSixthExample()
    {
        _mac.Has(new StubAccount("fatima", 501));
        _mac.Says("stat", "-f%Su /dev/console", "fatima\n");
        _mac.Says("stat", "-f %m /var/db/FileVaultPRK.dat", "1790000000\n");
        _mac.Says("sw_vers", "-productVersion", "27.0\n");
        _mac.Says("ls", "-1 /Library/Security/SecurityAgentPlugins", "");
        Started(1790150000);
        foreach (var command in (string[])["sysadminctl", "fdesetup", "diskutil", "profiles", "mdmclient", "launchctl", "app-sso"])
        {
            _mac.Always(command, "echo Zugriff verweigert >&2; exit 1");
        }

        var run = await _mac.RunAsync(Token);
        Assert.Equal(Timeless(Examples.FailedProbes), run.Line);
        AssertReads(run);
    }

    [Fact]
    public async Task P01_Script_FullNameThatSaysDisabled_IsNotRead()
    {
        _mac.Says("sysadminctl", "-secureTokenStatus alice", "", StubMac.Token("ENABLED", "Tuist Runner Operator"));
        _mac.Says("sysadminctl", "-secureTokenStatus itadmin", "", "objc[12]: some noise\n" + StubMac.Token("DISABLED", "x\n" + StubMac.Token("ENABLED", "itadmin")));
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("1", "alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1"), (run["n"], run["u"]));
    }

    [Fact]
    public async Task P02_Script_DisabledToken_IsNo()
    {
        _mac.Has(new StubAccount("ec2-user", 501, FileVault: true));
        _mac.Says("sysadminctl", "-secureTokenStatus ec2-user", "", StubMac.Token("DISABLED", "ec2-user"));
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("0", "ec2-user/501/s/0/1/0/0"), (run["n"], run["u"]));
    }

    [Theory]
    [InlineData("P03", "profiles: Bootstrap Token supported on server: YES\nprofiles: Bootstrap Token escrowed to server: NO\n", "Y", "N", false)]
    [InlineData("P04", "profiles: Bootstrap Token supported on server: NO\n", "N", "N", false)]
    [InlineData("P05", "Bootstrap Token escrowed to server: NO\n", "u", "N", false)]
    [InlineData("older words", "profiles: Bootstrap Token supported on server: YES\nprofiles: Bootstrap Token escrowed on server: YES\n", "Y", "Y", false)]
    [InlineData("half an answer", "profiles: Bootstrap Token supported on server: YES\n", "Y", "u", true)]
    [InlineData("another language", "Fehler: nicht registriert\n", "u", "u", true)]
    public async Task P03toP05_Script_BootstrapToken_IsRead(string id, string said, string supported, string escrowed, bool failed)
    {
        _mac.Says("profiles", "status -type bootstraptoken", said);
        var run = await _mac.RunAsync(Token);
        Assert.Equal((id, supported, escrowed, failed ? "bt" : null), (id, run["btS"], run["btE"], run["err"]));
        AssertReads(run);
    }

    [Fact]
    public async Task P06_Script_OneDiskUserInText_IsNoPerson()
    {
        _mac.Has(new StubAccount("alice", 501, FileVault: true));
        _mac.Says("diskutil", "apfs listUsers / -plist", "Cryptographic user for disk3s1 (1 found)\n|\n+-- 7B1C9D7E-2F4A-4B1C-8D9E-0A1B2C3D4E5F\n    Type: Disk User\n    Volume Owner: No\n");
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("0", "0", "D", null), (run["n"], run["orph"], run["k"], run["err"]));
        AssertReads(run);
    }

    [Fact]
    public async Task P07_Script_PropertyList_OnePersonAndTwoKeys()
    {
        _mac.CryptoUsers((StubMac.Alice.Uuid + " LocalOpenDirectory", true), ("EBC6C064-0000-11AA-AA11-00306543ECAC PersonalRecovery", true), ("2457711A-523C-4604-B75A-F48A571D5036 MDMRecovery", false));
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("PM", "0", "alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1"), (run["k"], run["orph"], run["u"]));
    }

    [Fact]
    public async Task P18_Script_FileVaultList_NamesAlice()
    {
        _mac.Says("fdesetup", "list", "alice,FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10\n");
        var run = await _mac.RunAsync(Token);
        Assert.Equal("alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1", run["u"]);
        _mac.Says("fdesetup", "list", $"renamed,{StubMac.Alice.Uuid}\n");
        Assert.Equal("alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1", (await _mac.RunAsync(Token))["u"]);
    }

    [Theory]
    [InlineData("Cryptographic users for disk1s5 (3 found)")]
    [InlineData("Cryptographic user for disk1s5 (3 found)")]
    public async Task Script_CryptoUsersInText_AreReadWhereThePropertyListFails(string header)
    {
        _mac.Lacks("diskutil");
        _mac.Says("diskutil", "apfs listUsers /", $"{header}\n|\n+-- {StubMac.Alice.Uuid}\n|   Type: Local Open Directory User\n|   Volume Owner: Yes\n|\n+-- EC1C2AD9-B618-4ED6-BD8D-50F361C27507\n|   Type: iCloud Recovery User\n|   Volume Owner: No\n|\n+-- EBC6C064-0000-11AA-AA11-00306543ECAC\n    Type: Personal Recovery User\n    Volume Owner: Yes\n");
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("PC", "alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1", "vol"), (run["k"], run["u"], run["err"]));
    }

    [Fact]
    public async Task Script_CryptoUsersOfSlashFail_AsksTheDataVolume()
    {
        _mac.On("diskutil", "apfs listUsers /System/Volumes/Data -plist", "exit 1");
        _mac.Says("diskutil", "apfs listUsers / -plist", "", "Error: could not find APFS volume\n");
        _mac.Says("diskutil", "apfs listUsers /System/Volumes/Data -plist", StubMac.Plist("<dict><key>Users</key><array/></dict>"));
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("", null), (run["k"], run["err"]));
        _mac.Says("diskutil", "apfs listUsers /System/Volumes/Data -plist", "");
        _mac.Says("diskutil", "apfs listUsers /", "No cryptographic users for disk1s5\n");
        Assert.Null((await _mac.RunAsync(Token))["err"]);
    }

    [Theory]
    [InlineData("FileVault is On.\n", "on")]
    [InlineData("FileVault is Off.\n", "off")]
    [InlineData("FileVault is On.\nEncryption in progress: Percent completed = 43.07\n", "enc")]
    [InlineData("Encryption in progress: Pending\n", "enc")]
    [InlineData("FileVault is Off.\nDecryption in progress: Percent completed = 1\n", "dec")]
    [InlineData("FileVault is Off.\nDeferred enablement appears to be active for user 'alice'.\n", "def")]
    [InlineData("FileVault is Off.\nDeferred enablement appears to be active for user 'Encryption in progress'.\n", "def")]
    [InlineData("FileVault is On.\nFileVault master keychain appears to be installed.\n", "on")]
    [InlineData("FileVault ist aktiviert.\n", "u")]
    [InlineData("", "u")]
    public async Task Script_FileVaultStatus_IsRead(string said, string expected)
    {
        _mac.Says("fdesetup", "status", said);
        var run = await _mac.RunAsync(Token);
        var known = expected != "u";
        Assert.Equal((expected, known ? "1" : "u", known ? "0" : "u", known ? null : "fde"), (run["fv"], run["prk"], run["irk"], run["err"]));
        AssertReads(run);
    }

    [Theory]
    [InlineData("success", "1")]
    [InlineData("\"not supported\"", "-")]
    [InlineData("\"EFI password exists\"", "1")]
    [InlineData("\"unknown failure\"", "0")]
    public async Task Script_Preflight_IsRead(string said, string expected)
    {
        Preflight(said);
        Assert.Equal(expected, (await _mac.RunAsync(Token))["btv"]);
    }

    [Theory]
    [InlineData("13.2.1", "-")]
    [InlineData("10.15.7", "-")]
    [InlineData("13.3", "1")]
    [InlineData("Twenty-six", "u")]
    public async Task Script_PreflightBeforeItsTime_IsNotAsked(string version, string expected)
    {
        _mac.Says("sw_vers", "-productVersion", version + "\n");
        Assert.Equal(expected, (await _mac.RunAsync(Token))["btv"]);
    }

    [Theory]
    [InlineData(-3600, "1", "1")]
    [InlineData(-3600, "u", "u")]
    [InlineData(-90_000, "1", "0")]
    [InlineData(3600, "1", "0")]
    [InlineData(-3600, "$(true)", "0")]
    public async Task Script_Preflight_IsAskedOnceADay(int secondsAgo, string remembered, string expected)
    {
        Preflight("\"unknown failure\"");
        Directory.CreateDirectory(Path.GetDirectoryName(_mac.Remembered)!);
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + secondsAgo;
        await File.WriteAllTextAsync(_mac.Remembered, $"{at} {remembered}\n", Token);
        Assert.Equal(expected, (await _mac.RunAsync(Token))["btv"]);
        Preflight("success");
        Assert.Equal(expected, (await _mac.RunAsync(Token))["btv"]);
    }

    [Fact]
    public async Task Script_NoPeople_IsMeasuredNobody()
    {
        _mac.Has();
        FileVaultOff();
        _mac.Says("stat", "-f%Su /dev/console", "_mbsetupuser\n");
        _mac.Says("plutil", "-extract lastUserName xml1 -o - /Library/Preferences/com.apple.loginwindow.plist", "Could not extract value, error: No value at that key path\n");
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("0", "0", "-", "-", "", null), (run["n"], run["adm"], run["eu"], run["con"], run["u"], run["err"]));
        Assert.Equal(0, AssertReads(run).Holders);
    }

    [Theory]
    [InlineData("alice", "alice", "1")]
    [InlineData("gone", "-", "-")]
    [InlineData("root", "-", "-")]
    public async Task Script_NobodyAtTheMac_NamesTheLastPersonIfStillThere(string last, string console, string holds)
    {
        _mac.Says("stat", "-f%Su /dev/console", "root\n");
        _mac.Says("plutil", "-extract lastUserName xml1 -o - /Library/Preferences/com.apple.loginwindow.plist", StubMac.Plist($"<string>{last}</string>"));
        var run = await _mac.RunAsync(Token);
        Assert.Equal((console, holds), (run["con"], run["eu"]));
        AssertReads(run);
    }

    [Fact]
    public async Task Script_NetworkUserAtTheMac_HoldsNone()
    {
        _mac.Says("stat", "-f%Su /dev/console", "CORP\\zoe\n");
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("CORP%5Czoe", "0"), (run["con"], run["eu"]));
        AssertReads(run);
    }

    [Fact]
    public async Task Script_AdminByNestedGroup_IsAsked()
    {
        _mac.Has(new("mia", 1_203_456_789, Mobile: true), new("noah", 503, FileVault: true), new("olga", 504));
        _mac.Admins(["root"], "ABCDEFAB-CDEF-ABCD-EFAB-CDEF00000010");
        _mac.Says("dsmemberutil", "checkmembership -U mia -G admin", "user is a member of the group\n");
        _mac.Says("dsmemberutil", "checkmembership -U noah -G admin", "user is not a member of the group\n");
        Assert.Equal("mia/1203456789/ma/0/0/0/0,noah/503/s/0/1/0/0,olga/504/u/0/0/0/0", (await _mac.RunAsync(Token))["u"]);
    }

    [Fact]
    public async Task Script_ThreeHundredUsers_FitsAndCountsTheRest()
    {
        _mac.Has([.. Enumerable.Range(501, 300).Select(uid => new StubAccount($"student.number.{uid}", uid, Token: uid >= 780, FileVault: uid >= 780, Owner: uid >= 780)), StubMac.ItAdmin]);
        _mac.Says("stat", "-f%Su /dev/console", "student.number.600\n");
        (_mac.Each, _mac.Total) = (30, 120);
        var run = await _mac.RunAsync(Token);
        Assert.InRange(run.Raw.Length, 860, 900);
        Assert.Equal(("9", "0"), (run["n"], run["eu"]));
        Assert.StartsWith("student.number.780/780/s/1/1/1/0,", run["u"]!, StringComparison.Ordinal);
        Assert.Matches(@",\+2\d\d$", run["u"]!);
        var line = AssertReads(run);
        Assert.Equal(301, line.Accounts!.Count + line.LeftOut);
    }

    [Theory]
    [InlineData("semi;colon", "semi%3Bcolon")]
    [InlineData("<result>", "%3Cresult%3E")]
    [InlineData("a/b,c", "a%2Fb%2Cc")]
    [InlineData("$(touch owned)", "%24%28touch%20owned%29")]
    [InlineData("`touch owned`", "%60touch%20owned%60")]
    [InlineData("x]$(touch owned)", "x%5D%24%28touch%20owned%29")]
    [InlineData("a[$(touch owned)]", "a%5B%24%28touch%20owned%29%5D")]
    [InlineData("'\"\\", "%27%22%5C")]
    [InlineData("* ? ~ =ls", "%2A%20%3F%20%7E%20%3Dls")]
    [InlineData("100% sure &amp; <b>", "100%25%20sure%20%26amp%3B%20%3Cb%3E")]
    [InlineData("grüße", "gr%C3%BC%C3%9Fe")]
    [InlineData("日本語", "%E6%97%A5%E6%9C%AC%E8%AA%9E")]
    [InlineData("(r)*", "%28r%29%2A")]
    [InlineData("Ñtouch ownedÑ", "%C3%91touch%20owned%C3%91")]
    [InlineData("n=9;adm=9", "n%3D9%3Badm%3D9")]
    public async Task Script_HostileName_IsEncodedAndRunsNothing(string name, string encoded)
    {
        _mac.Has(new(name, 501, Token: true, FileVault: true, Owner: true, Admin: true), StubMac.ItAdmin);
        _mac.Says("stat", "-f%Su /dev/console", name + "\n");
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("1", "1", "1", encoded), (run["n"], run["adm"], run["eu"], run["con"]));
        Assert.Equal($"{encoded}/501/a/1/1/1/0,itadmin/502/a/0/0/0/1", run["u"]);
        Assert.Equal(name, AssertReads(run).Accounts![0].Name);
        Assert.False(File.Exists("owned"));
    }

    [Theory]
    [InlineData("two\nlines", "two%0Alines")]
    [InlineData("-password", "-password")]
    [InlineData("tab\there", "tab%09here")]
    public async Task Script_NameNoCommandCanBeAskedAbout_LeavesTheNumberUnknown(string name, string encoded)
    {
        _mac.Has(StubMac.Alice, new(name, 503, Token: true));
        _mac.On("sysadminctl", "-secureTokenStatus -password", "exit 0");
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("u", "tok"), (run["n"], run["err"]));
        Assert.Matches($"^alice/501/s/1/1/1/0,{encoded}/503/s/u/0/0/[0u]$", run["u"]!);
        AssertReads(run);
    }

    [Fact]
    public async Task Script_LongName_IsCutAndEqualsNoAccount()
    {
        var name = new string('a', 59) + "üüü" + new string('b', 2000);
        _mac.Has(new(name, 501, Token: true), new(new string('c', 64), 502, FileVault: true), new(new string('d', 65), 503));
        _mac.Says("stat", "-f%Su /dev/console", new string('c', 64) + "\n");
        var run = await _mac.RunAsync(Token);
        Assert.Equal($"{new string('a', 59)}%~/501/s/1/0/0/0,{new string('c', 64)}/502/s/0/1/0/0,{new string('d', 60)}~/503/s/0/0/0/0", run["u"]);
        Assert.Equal([true, false, true], AssertReads(run).Accounts!.Select(account => account.NameCut));
    }

    [Fact]
    public async Task Script_LongestValues_KeepTheBudget()
    {
        var name = new string('ü', 40);
        _mac.Has([.. Enumerable.Range(0, 60).Select(i => new StubAccount($"{i}{name}", 2_000_000_000 + i, Admin: true, Mobile: true))]);
        foreach (var command in (string[])["sysadminctl", "fdesetup", "diskutil", "profiles", "launchctl", "app-sso", "security"])
        {
            _mac.Always(command, "echo no");
        }

        Preflight("");
        _mac.Says("sw_vers", "-productVersion", "100.100.100\n");
        _mac.Says("stat", "-f%Su /dev/console", "0" + name + "\n");
        var run = await _mac.RunAsync(Token);
        Assert.InRange(run.Raw.Length, 800, 900);
        Assert.InRange(run.Raw.Length - run["u"]!.Length, 200, 300);
        AssertReads(run);
    }

    [Fact]
    public async Task Script_EveryCommandHangs_EndsInTimeWithAWholeLine()
    {
        (_mac.Each, _mac.Total) = (0.3, 1.5);
        foreach (var command in _mac.Names.ToList())
        {
            _mac.Hangs(command);
        }

        var run = await _mac.RunAsync(Token);
        Assert.InRange(run.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Equal("fde,tok,dsk,bt,dev,esc,eb,ssh,pso,vol", run["err"]);
        Assert.Null(AssertReads(run).Accounts);
    }

    [Fact]
    public async Task Script_OneCommandHangsFailsOrIsMissing_CostsOnlyItsOwn()
    {
        (string Command, string[] Unknown)[] cases =
        [
            ("dscl", ["n", "adm", "eu", "hid", "orph"]), ("sysadminctl", ["n", "adm", "eu", "hid"]), ("stat", ["pk", "con", "eu"]), ("fdesetup", ["fv", "prk", "irk"]),
            ("profiles", ["btS", "btE", "esc"]), ("mdmclient", ["btv"]), ("sw_vers", ["os", "btv", "pso"]), ("sysctl", ["boot", "arch"]), ("diskutil", ["orph", "vol"]),
            ("launchctl", ["ssh"]), ("ls", ["eb", "pso"]), ("security", ["eb"]), ("defaults", ["eb"]), ("app-sso", ["pso"]),
        ];
        var spoilt = cases.SelectMany(at => (Action<StubMac>[])[mac => mac.Lacks(at.Command), mac => mac.Always(at.Command, "head -c 65536 /dev/urandom")], (at, spoil) => (at, spoil))
            .Concat(cases.Where(at => at.Command is "sysadminctl" or "fdesetup" or "mdmclient").Select(at => (at, spoil: (Action<StubMac>)(mac => mac.Hangs(at.Command)))));
        await Parallel.ForEachAsync(spoilt, Token, async (one, token) =>
        {
            using var mac = new StubMac { Each = 5 };
            one.spoil(mac);
            var run = await mac.RunAsync(token);
            var fields = Regex.Matches(run.Raw, ";([a-zA-Z]+)=u(?=;)").Select(match => match.Groups[1].Value);
            Assert.Equal((one.at.Command, string.Join(' ', one.at.Unknown.Order())), (one.at.Command, string.Join(' ', fields.Order())));
            AssertReads(run);
        });
    }

    [Fact]
    public async Task Script_EveryCommandPrintsMegabytes_SaysNothingIsKnown()
    {
        foreach (var command in _mac.Names.ToList())
        {
            _mac.Always(command, "yes 'FileVault is On. <plist> <dict> true 1' | head -c 3000000");
        }

        var run = await _mac.RunAsync(Token);
        Assert.Equal("fde,tok,dsk,bt,dev,esc,eb,ssh,pso,vol", run["err"]);
        Assert.InRange(run.Took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        AssertReads(run);
    }

    [Fact]
    public async Task Script_MegabyteOfProfiles_IsCounted()
    {
        var filler = Enumerable.Repeat("com.apple.wifi.managed", 12_000).Concat(Enumerable.Repeat("com.apple.security.FDERecoveryKeyEscrow", 2));
        _mac.Says("profiles", "show -output stdout-xml", StubMac.Profiles([.. filler]));
        Assert.Equal("2", (await _mac.RunAsync(Token))["esc"]);
        _mac.Says("profiles", "show -output stdout-xml", "There are no configuration profiles installed in the system domain\n");
        Assert.Equal("0", (await _mac.RunAsync(Token))["esc"]);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task Script_ToldToStop_PrintsWhatItKnowsOnce(string signal)
    {
        _mac.Always("profiles", $"kill -{signal} $PPID; exec sleep 5");
        var run = await _mac.RunAsync(Token);
        Assert.Equal(("on", "u", "u"), (run["fv"], run["n"], run["btE"]));
        AssertReads(run);
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("0", "1")]
    [InlineData("Ñtouch ownedÑ", "u")]
    [InlineData("È(touch owned)Ê", "u")]
    public async Task Script_EscrowBuddyAskedForANewKey_IsSaid(string said, string expected)
    {
        _mac.Says("defaults", "read /Library/Preferences/com.netflix.Escrow-Buddy GenerateNewKey", said + "\n");
        Assert.Equal(expected, (await _mac.RunAsync(Token))["eb"]);
    }

    [Fact]
    public async Task Script_EscrowBuddyWithoutItsMechanism_IsNone()
    {
        _mac.Says("security", "authorizationdb read system.login.console", StubMac.Plist("<dict><key>mechanisms</key><array><string>builtin:prelogin</string></array></dict>"));
        Assert.Equal("0", (await _mac.RunAsync(Token))["eb"]);
    }

    [Theory]
    [InlineData(true, "t2")]
    [InlineData(false, "x86")]
    public async Task Script_Intel_HasNoOwners(bool t2, string expected)
    {
        Intel("10.15.7", t2);
        var run = await _mac.RunAsync(Token);
        Assert.Equal((expected, "alice/501/s/1/1/-/0,itadmin/502/a/0/0/-/1"), (run["arch"], run["u"]));
    }

    [Fact]
    public void Script_Text_NamesNoCredentialNetworkOrShellTrick()
    {
        var code = string.Join('\n', StubMac.Script.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));
        Assert.DoesNotMatch(@"(?i)-password|passwd|-adminUser|-adminPassword|validaterecovery|changerecovery|secureTokenO(n|ff)|find-(generic|internet)|ShadowHash", code);
        Assert.DoesNotMatch(@"\b(curl|wget|nc|ssh-keygen|scp|ftp|osascript|sudo|su|python3?|perl|ruby|eval|source|rm|mv|chmod|chown|killall|pkill)\b", code);
        Assert.DoesNotMatch(@"https?:(?!//www\.apple\.com/DTDs)", code);
        Assert.DoesNotMatch(@"\$\([^(]|`", code);
        Assert.StartsWith("#!/bin/zsh -f\n", StubMac.Script, StringComparison.Ordinal);
        Assert.Matches("(?m)^PATH=/usr/bin:/bin:/usr/sbin:/sbin:/usr/libexec$", code);
        Assert.Matches("(?m)^export LC_ALL=C$", code);
    }

    [Fact]
    public void Script_Limits_AreShort()
    {
        int Limit(string name) => int.Parse(Regex.Match(StubMac.Script, $"(?m)^{name}=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(Limit("each"), 1, 10);
        Assert.InRange(Limit("slow"), 10, 30);
        Assert.InRange(Limit("total"), 30, 60);
        Assert.Equal(900, Limit("longest"));
    }

    /// <summary>The line is whole, short enough, and says nothing that our own reader finds contradictory.</summary>
    private static Ftk1Line AssertReads(ScriptRun run)
    {
        Assert.InRange(run.Raw.Length, 100, 900);
        var report = Baseline.Read(run.Output)!;
        var line = report.Ftk1!;
        Assert.True(line.Complete);
        Assert.False(line.Repeats);
        Assert.Empty(line.UnknownFields);
        var mac = new Mac { Id = new("main", 1), Attributes = report, ReportedAt = line.At };
        Assert.Empty(Baseline.Judge(new MacSubject { Mac = mac, Server = Baseline.Server, Now = line.At!.Value + TimeSpan.FromDays(1) }).Contradictions);
        return line;
    }

    private static string Timeless(string example) => Regex.Replace(example, @"ts=\d+;\.$", "ts=T;.");

    private static string Swapped(string example, string left, string right) => Timeless(example).Replace($"{left},{right}", $"{right},{left}");

    private void Preflight(string said) => _mac.Says("mdmclient", "QueryDeviceInformation", $"{{\n    EACSPreflight = {said};\n}}\n");

    private void Started(long at) => _mac.Says("sysctl", "-n kern.boottime", $"{{ sec = {at}, usec = 1 }} Tue Sep 22 08:00:00 2026\n");

    private void Volume(string digits) => _mac.Says("diskutil", "info -plist /System/Volumes/Data", StubMac.Plist($"<dict><key>VolumeUUID</key><string>{digits}-8E0B-4E5D-9E2B-0B1C2D3E4F50</string></dict>"));

    private void FileVaultOff()
    {
        _mac.Says("fdesetup", "status", "FileVault is Off.\n");
        _mac.Says("fdesetup", "haspersonalrecoverykey", "false\n");
        _mac.Says("fdesetup", "list", "", "Error: FileVault is Off.\n");
    }

    private void Intel(string version, bool t2)
    {
        _mac.Says("sw_vers", "-productVersion", version + "\n");
        _mac.Says("sysctl", "-n hw.optional.arm64", "", "sysctl: unknown oid 'hw.optional.arm64'\n");
        _mac.Says("uname", "-m", "x86_64\n");
        _mac.Says("system_profiler", "SPiBridgeDataType", t2 ? "Controller:\n\n    Controller Information:\n\n      Model Name: Apple T2 Security Chip\n" : "");
    }
}
