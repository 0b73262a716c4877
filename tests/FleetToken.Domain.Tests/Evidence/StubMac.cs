using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>An account of a <see cref="StubMac"/>.</summary>
internal sealed record StubAccount(string Name, int Uid, bool Admin = false, bool Token = false, bool FileVault = false, bool Owner = false, bool Hidden = false, bool Mobile = false)
{
    /// <summary>The account's UUID; distinct for each uid.</summary>
    public string Uuid => $"FB756838-D2B1-4F0A-9C11-{Uid:X12}";
}

/// <summary>What the script printed, whole and without the tags, and how long it took.</summary>
internal sealed record ScriptRun(string Output, TimeSpan Took)
{
    /// <summary>The line between the tags, its time replaced by <c>T</c>.</summary>
    public string Line => Regex.Replace(Raw, @"ts=\d{10};\.$", "ts=T;.");

    /// <summary>The line between the tags.</summary>
    public string Raw => Regex.Match(Output, @"^<result>([\x21-\x7E]*)</result>\n$") is { Success: true } match
        ? match.Groups[1].Value
        : throw new InvalidDataException($"Not one result: {Output}");

    /// <summary>One field of the line.</summary>
    public string? this[string key] => Raw.Split(';').Where(field => field.StartsWith(key + "=", StringComparison.Ordinal)).Select(field => field[(key.Length + 1)..]).FirstOrDefault();
}

/// <summary>
/// A folder of commands that print what a Mac's would (domain F.2), and a copy of the script that finds them first.
/// It starts as the Mac of the grammar's first example.
/// </summary>
internal sealed class StubMac : IDisposable
{
    private const string PersonalKey = "EBC6C064-0000-11AA-AA11-00306543ECAC PersonalRecovery";
    private const string MdmKey = "2457711A-523C-4604-B75A-F48A571D5036 MDMRecovery";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ftk1-");
    private readonly Dictionary<string, Dictionary<string, string>> _commands = [];
    private int _files;

    public StubMac()
    {
        Directory.CreateDirectory(Commands);
        File.CreateSymbolicLink(Path.Combine(Commands, "mkdir"), "/bin/mkdir");
        Has(Alice, ItAdmin);
        Says("stat", "-f%Su /dev/console", "alice\n");
        Says("stat", "-f %m /var/db/FileVaultPRK.dat", "1790100000\n");
        Says("fdesetup", "status", "FileVault is On.\n");
        Says("fdesetup", "haspersonalrecoverykey", "true\n");
        Says("fdesetup", "hasinstitutionalrecoverykey", "false\n");
        Says("profiles", "status -type bootstraptoken", "profiles: Bootstrap Token supported on server: YES\nprofiles: Bootstrap Token escrowed to server: YES\n");
        Says("profiles", "show -output stdout-xml", Profiles("com.apple.security.FDERecoveryKeyEscrow", "com.apple.MCX.FileVault2"));
        Says("mdmclient", "QueryDeviceInformation", "Daemon response: {\n    DeviceName = MB;\n    EACSPreflight = success;\n    HostName = mb;\n}\n");
        Says("sw_vers", "-productVersion", "26.6\n");
        Says("sysctl", "-n kern.boottime", "{ sec = 1790153387, usec = 566452 } Wed Sep 23 10:09:47 2026\n");
        Says("sysctl", "-n hw.optional.arm64", "1\n");
        Says("diskutil", "info -plist /System/Volumes/Data", Plist("<dict>\n\t<key>VolumeName</key>\n\t<string>Data</string>\n\t<key>VolumeUUID</key>\n\t<string>3F2A9C10-8E0B-4E5D-9E2B-0B1C2D3E4F50</string>\n</dict>"));
        Says("launchctl", "print system/com.openssh.sshd", "", "Could not find service \"com.openssh.sshd\" in domain for system\n");
        Says("ls", "-1 /Library/Security/SecurityAgentPlugins", "Escrow Buddy.bundle\n");
        Says("ls", "-1 /Applications", "Safari.app\nSelf Service.app\n");
        Says("security", "authorizationdb read system.login.console", Plist("<dict>\n\t<key>mechanisms</key>\n\t<array>\n\t\t<string>builtin:prelogin</string>\n\t\t<string>Escrow Buddy:Invoke,privileged</string>\n\t</array>\n</dict>"), "YES (0)\n");
        Says("defaults", "read /Library/Preferences/com.netflix.Escrow-Buddy GenerateNewKey", "", "2026-09-23 10:10:38.619 defaults[1:2] \nThe domain/default pair of (/Library/Preferences/com.netflix.Escrow-Buddy, GenerateNewKey) does not exist\n");
        Says("app-sso", "platform -s", "Time: 2026-09-23 10:10:38 +0000\nDevice Configuration:\n (null)\n\nLogin Configuration:\n (null)\n\nUser Configuration:\n (null)\n");
    }

    public static StubAccount Alice { get; } = new("alice", 501, Token: true, FileVault: true, Owner: true);

    public static StubAccount ItAdmin { get; } = new("itadmin", 502, Admin: true, Hidden: true);

    /// <summary>The script as it is delivered.</summary>
    public static string Script { get; } = File.ReadAllText(Path.Combine(Root(), "deploy/jamf/extension-attributes/ftk1.zsh"));

    /// <summary>The names of all commands it may run.</summary>
    public IEnumerable<string> Names => _commands.Keys;

    /// <summary>Where the script keeps what it remembers.</summary>
    public string Remembered => Path.Combine(_folder.FullName, "kept", "bootstrap-check");

    /// <summary>Seconds the copy gives one command; null for what the script says.</summary>
    public double? Each { get; set; }

    /// <summary>Seconds the copy gives everything; null for what the script says.</summary>
    public double? Total { get; set; }

    private string Commands => Path.Combine(_folder.FullName, "bin");

    public static string Plist(string content) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n" + content + "\n</plist>\n";

    public static string Profiles(params string[] kinds) => Plist("<dict>\n\t<key>_computerlevel</key>\n\t<array>"
        + string.Concat(kinds.Select(kind => $"\n\t\t<dict>\n\t\t\t<key>PayloadType</key>\n\t\t\t<string>{kind}</string>\n\t\t</dict>")) + "\n\t</array>\n</dict>");

    /// <summary>The Mac has these accounts, besides those of the system.</summary>
    public void Has(params StubAccount[] accounts)
    {
        Says("dscl", "-plist . -readall /Users RecordName UniqueID GeneratedUID PrimaryGroupID AuthenticationAuthority", Plist("<array>"
            + Record("_amavisd,amavisd", "83", "FFFFEEEE-DDDD-CCCC-BBBB-AAAA00000053", "83", null)
            + Record("root,BUILTIN\\Local System", "0", "FFFFEEEE-DDDD-CCCC-BBBB-AAAA00000000", "0", null)
            + string.Concat(accounts.Select(a => Record(a.Name, a.Uid.ToString(CultureInfo.InvariantCulture), a.Uuid, "20",
                ";ShadowHash;HASHLIST:<SALTED-SHA512-PBKDF2>" + (a.Mobile ? ",;LocalCachedUser;/Active Directory/CORP/corp.example:" + a.Name : "") + (a.Token ? ",;SecureToken;" : ""))))
            + "</array>"));
        Admins(["root", .. accounts.Where(a => a.Admin).Select(a => a.Name)]);
        Says("dscl", ". -list /Users IsHidden", string.Concat(accounts.Where(a => a.Hidden).Select(a => $"{a.Name,-24}1\n")));
        foreach (var account in accounts)
        {
            Says("sysadminctl", "-secureTokenStatus " + account.Name, "", Token(account.Token ? "ENABLED" : "DISABLED", "Somebody " + account.Uid));
        }

        var holders = accounts.Where(a => a.Token).Select(a => (a.Uuid + " LocalOpenDirectory", (bool?)a.Owner));
        CryptoUsers([.. holders, (PersonalKey, true), (MdmKey, false)]);
        Says("fdesetup", "list", string.Concat(accounts.Where(a => a.FileVault).Select(a => $"{a.Name},{a.Uuid}\n")));
    }

    /// <summary>What <c>sysadminctl</c> says on standard error.</summary>
    public static string Token(string state, string fullName) => $"2026-09-23 10:10:38.619 sysadminctl[1053:11513] Secure token is {state} for user {fullName}\n";

    public void Admins(string[] names, params string[] nestedGroups) => Says("dscl", "-plist . -read /Groups/admin", Plist("<dict>"
        + Values("GroupMembership", names) + (nestedGroups.Length > 0 ? Values("NestedGroups", nestedGroups) : "") + Values("PrimaryGroupID", ["80"]) + "</dict>"));

    /// <summary>The crypto users of the volume, each <c>UUID kind</c>; owner null for a Mac without owners.</summary>
    public void CryptoUsers(params (string User, bool? Owner)[] users) => Says("diskutil", "apfs listUsers / -plist", Plist("<dict>\n\t<key>Users</key>\n\t<array>"
        + string.Concat(users.Select(u => $"\n\t\t<dict>\n\t\t\t<key>APFSCryptoUserType</key>\n\t\t\t<string>{u.User.Split(' ')[1]}</string>\n\t\t\t<key>APFSCryptoUserUUID</key>\n\t\t\t<string>{u.User.Split(' ')[0]}</string>"
            + (u.Owner is { } owner ? $"\n\t\t\t<key>VolumeOwner</key>\n\t\t\t<{(owner ? "true" : "false")}/>" : "") + "\n\t\t</dict>")) + "\n\t</array>\n</dict>"));

    /// <summary>The command prints this when asked with these arguments.</summary>
    public void Says(string command, string arguments, string output, string errors = "")
    {
        // Short texts are said by the shell itself: a process less for each question.
        string Print(string text) => text.Length == 0 ? ":" : text.Length > 100_000 ? $"cat {Keep(text)}" : "printf %s " + Quoted(text);
        On(command, arguments, $"{Print(output)}; {Print(errors)} >&2");
    }

    /// <summary>Runs this shell text when the command is asked with these arguments.</summary>
    public void On(string command, string arguments, string shell)
    {
        if (!_commands.TryGetValue(command, out var answers))
        {
            _commands[command] = answers = [];
        }

        answers[arguments] = shell;
    }

    /// <summary>The command runs this shell text, whatever it is asked.</summary>
    public void Always(string command, string shell) => _commands[command] = new() { ["*"] = shell };

    public void Hangs(string command) => Always(command, "exec sleep 60");

    public void Lacks(string command) => _commands[command] = [];

    /// <summary>Runs the copy and waits for its end.</summary>
    public async Task<ScriptRun> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (command, answers) in _commands)
        {
            Write(command, answers);
        }

        var copy = Path.Combine(_folder.FullName, "ftk1.zsh");
        await File.WriteAllTextAsync(copy, Copy(), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("zsh", ["-f", copy]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("zsh did not start.");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return new(output, Stopwatch.GetElapsedTime(started));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Only lines that name a place or a limit differ from what is delivered, and each must be there exactly once.
    private string Copy()
    {
        var text = Replace(Script, "PATH", Commands);
        text = Replace(text, "remembered", Remembered);
        text = Each is { } each ? Replace(Replace(Replace(text, "each", Seconds(each)), "slow", Seconds(each)), "accounts", Seconds(each * 3)) : text;
        return Total is { } total ? Replace(text, "total", Seconds(total)) : text;
    }

    private static string Seconds(double seconds) => seconds.ToString(CultureInfo.InvariantCulture);

    private static string Replace(string text, string variable, string value)
    {
        var line = new Regex($"^{variable}=.*$", RegexOptions.Multiline);
        Assert.Single(line.Matches(text));
        return line.Replace(text, $"{variable}={value}");
    }

    private void Write(string command, Dictionary<string, string> answers)
    {
        var path = Path.Combine(Commands, command);
        if (answers.Count == 0)
        {
            File.Delete(path);
            return;
        }

        var text = new StringBuilder("#!/bin/sh\nPATH=/usr/bin:/bin\ncase \"$*\" in\n");
        foreach (var (arguments, shell) in answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(arguments == "*" ? "*" : Quoted(arguments))}) {shell} ;;\n");
        }

        File.WriteAllText(path, text.Append("esac\n").ToString());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string Keep(string text)
    {
        var path = Path.Combine(_folder.FullName, $"said-{_files++}");
        File.WriteAllText(path, text);
        return path;
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Record(string names, string uid, string uuid, string group, string? authorities) => "\n\t<dict>"
        + (authorities is null ? "" : Values("AuthenticationAuthority", authorities.Split(",;").Select((part, i) => i == 0 ? part : ";" + part)))
        + Values("GeneratedUID", [uuid]) + Values("PrimaryGroupID", [group])
        + Values("RecordName", authorities is null ? names.Split(',') : [names]) + Values("UniqueID", [uid]) + "\n\t</dict>";

    private static string Values(string key, IEnumerable<string> values) => $"\n\t\t<key>dsAttrTypeStandard:{key}</key>\n\t\t<array>"
        + string.Concat(values.Select(value => $"\n\t\t\t<string>{SecurityElement.Escape(value)}</string>")) + "\n\t\t</array>";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FleetToken.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds FleetToken.sln.");
        }

        return folder.FullName;
    }
}
