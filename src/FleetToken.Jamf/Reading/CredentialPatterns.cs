using System.Buffers;
using System.Text.RegularExpressions;

namespace FleetToken.Jamf.Reading;

/// <summary>The patterns behind rows C1 to C12 of domain E.4; all run in time proportional to the text.</summary>
internal static class CredentialPatterns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static readonly SearchValues<string> Signs = SearchValues.Create(
        ["pass", "pw", "secret", "credential", "kennwort", "curl", "authorization", "openssl", "base64", "send", "sudo", "su ", "inputplist", "recoverykey", "fdesetup.plist"],
        StringComparison.OrdinalIgnoreCase);

    public static readonly SearchValues<char> Hyphens = SearchValues.Create("-\u2010\u2011\u2012\u2013\u2014\u2212");

    public static readonly Regex PasswordOption = new(@"(?:^|[^a-z0-9_-])--?(adminpassword|newpassword|password|pass)(?:[ \t]+|=)", Options);
    public static readonly Regex BootstrapToken = new(@"\bprofiles[ \t]+install\b.*\bbootstraptoken\b", Options);
    public static readonly Regex DsclPassword = new(@"\bdscl\b.*[ \t]-?passwd[ \t]+", Options);
    public static readonly Regex PipedToPasswd = new(@"\|[ \t]*(?:[^ \t|]*/)?passwd\b", Options);
    public static readonly Regex PipedToRoot = new(@"\|[ \t]*(?:[^ \t|]*/)?(?:sudo\b[^|]*[ \t](?:-S|--stdin|-[a-z]*S)\b|su[ \t])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    public static readonly Regex RootFromHereString = new(@"\bsudo\b.*[ \t](?:-S|--stdin)\b.*<<<[ \t]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    public static readonly Regex Printing = new(@"(?:^|[^a-z0-9_/-])(?:/bin/)?(?:echo|printf)[ \t]+(?:-[a-z]+[ \t]+)*", Options);
    public static readonly Regex Sending = new(@"(?:^|[^a-z0-9_-])send(?:_user)?[ \t]+(?:--[ \t]+)?", Options);
    public static readonly Regex Talker = new(@"\b(?:fdesetup|profiles|dscl|sysadminctl|su|sudo)\b", Options);
    public static readonly Regex PasswdCommand = new(@"\bspawn\b.*\bpasswd\b", Options);
    public static readonly Regex Expect = new(@"\bexpect\b", Options);
    public static readonly Regex InputPlist = new(@"\bfdesetup\b.*-inputplist\b", Options);
    public static readonly Regex PlistPassword = new(@"<key>[ \t]*password[ \t]*</key>[ \t]*(?:<string>([^<]*))?", Options);
    public static readonly Regex PlistString = new(@"^[ \t]*<string>([^<]*)", Options);
    public static readonly Regex FedFromFile = new(@"<[ \t]*[^<( \t]", Options);
    public static readonly Regex Decrypting = new(@"\bopenssl\b.*\benc\b", Options);
    public static readonly Regex DecryptingKey = new(@"[ \t](?:-k|-K|-S|-pass)[ \t]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    public static readonly Regex Decoding = new(@"\bbase64\b[ \t]+(?:-i[ \t]+)?(?:--decode\b|-d\b|-D\b)", Options);
    public static readonly Regex SpacedAssignment = new(@"(?:^|[^a-z0-9_$.-])([a-z_][a-z0-9_]*)[ \t]+=[ \t]*[""']", Options);
    public static readonly Regex Element = new(@"<(?:password|password_sha256|managed_password)>([^<]+)</|""(?:password|passwd|passphrase|secret|client_?secret)""[ \t]*:[ \t]*""([^""]+)", Options);
    public static readonly Regex ParameterValue = new(@"^\$\{?(?:[4-9]|1[01])(?:[:}-].*)?$", Options);
    public static readonly Regex Curl = new(@"\bcurl\b", Options);
    public static readonly Regex CurlUser = new(@"[ \t](?:-[a-z]*u|--user)(?:[ \t]+|=|[""'])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    public static readonly Regex Authorization = new(@"\bauthorization[""']?[ \t]*:[ \t]*(?:basic|bearer)[ \t]+([a-z0-9+/_.=~-]{8,}|\$\{?(?:[4-9]|1[01])\b)", Options);
    public static readonly Regex KeyFromPlist = new(@"\bfdesetup\.plist\b|\b(?:defaults[ \t]+read|plistbuddy|plutil|xpath|xmllint|awk|grep|sed|cut)\b.*\brecoverykey\b", Options);
}
