using System.Buffers;
using System.Text.RegularExpressions;

namespace FleetToken.Jamf.Reading;

/// <summary>The patterns behind rows C1 to C12 of domain E.4; all run in time proportional to the text.</summary>
internal static class CredentialPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static readonly SearchValues<string> Signs = SearchValues.Create(
        ["pass", "pw", "secret", "credential", "kennwort", "curl", "authorization", "openssl", "base64", "send", "sudo", "su ", "inputplist", "recoverykey", "fdesetup.plist"],
        StringComparison.OrdinalIgnoreCase);

    public static readonly SearchValues<char> Hyphens = SearchValues.Create("-\u2010\u2011\u2012\u2013\u2014\u2212");

    public static readonly LinearPattern PasswordOption = new(@"(?:^|[^a-z0-9_-])--?(adminpassword|newpassword|password|pass)(?:[ \t]+|=)", Options);
    public static readonly LinearPattern BootstrapToken = new(@"\bprofiles[ \t]+install\b.*\bbootstraptoken\b", Options);
    public static readonly LinearPattern DsclPassword = new(@"\bdscl\b.*[ \t]-?passwd[ \t]+", Options);
    public static readonly LinearPattern PipedToPasswd = new(@"\|[ \t]*(?:[^ \t|]*/)?passwd\b", Options);
    public static readonly LinearPattern PipedToRoot = new(@"\|[ \t]*(?:[^ \t|]*/)?(?:sudo\b[^|]*[ \t](?:-S|--stdin|-[a-z]*S)\b|su[ \t])", RegexOptions.CultureInvariant);
    public static readonly LinearPattern RootFromHereString = new(@"\bsudo\b.*[ \t](?:-S|--stdin)\b.*<<<[ \t]*", RegexOptions.CultureInvariant);
    public static readonly LinearPattern Printing = new(@"(?:^|[^a-z0-9_/-])(?:/bin/)?(?:echo|printf)[ \t]+(?:-[a-z]+[ \t]+)*", Options);
    public static readonly LinearPattern Sending = new(@"(?:^|[^a-z0-9_-])send(?:_user)?[ \t]+(?:--[ \t]+)?", Options);
    public static readonly LinearPattern Talker = new(@"\b(?:fdesetup|profiles|dscl|sysadminctl|su|sudo)\b", Options);
    public static readonly LinearPattern PasswdCommand = new(@"\bspawn\b.*\bpasswd\b", Options);
    public static readonly LinearPattern Expect = new(@"\bexpect\b", Options);
    public static readonly LinearPattern InputPlist = new(@"\bfdesetup\b.*-inputplist\b", Options);
    public static readonly LinearPattern PlistPassword = new(@"<key>[ \t]*password[ \t]*</key>[ \t]*(?:<string>([^<]*))?", Options);
    public static readonly LinearPattern PlistString = new(@"^[ \t]*<string>([^<]*)", Options);
    public static readonly LinearPattern FedFromFile = new(@"<[ \t]*[^<( \t]", Options);
    public static readonly LinearPattern Decrypting = new(@"\bopenssl\b.*\benc\b", Options);
    public static readonly LinearPattern DecryptingKey = new(@"[ \t](?:-k|-K|-S|-pass)[ \t]+", RegexOptions.CultureInvariant);
    public static readonly LinearPattern Decoding = new(@"\bbase64\b[ \t]+(?:-i[ \t]+)?(?:--decode\b|-d\b|-D\b)", Options);
    public static readonly LinearPattern SpacedAssignment = new(@"(?:^|[^a-z0-9_$.-])([a-z_][a-z0-9_]*)[ \t]+=[ \t]*[""']", Options);
    public static readonly LinearPattern Element = new(@"<(?:password|password_sha256|managed_password)>([^<]+)</|""(?:password|passwd|passphrase|secret|client_?secret)""[ \t]*:[ \t]*""([^""]+)", Options);
    public static readonly LinearPattern ParameterValue = new(@"^\$\{?(?:[4-9]|1[01])(?:[:}-].*)?$", Options);
    public static readonly LinearPattern Curl = new(@"\bcurl\b", Options);
    public static readonly LinearPattern CurlUser = new(@"[ \t](?:-[a-z]*u|--user)(?:[ \t]+|=|[""'])", RegexOptions.CultureInvariant);
    public static readonly LinearPattern Authorization = new(@"\bauthorization[""']?[ \t]*:[ \t]*(?:basic|bearer)[ \t]+([a-z0-9+/_.=~-]{8,}|\$\{?(?:[4-9]|1[01])\b)", Options);
    public static readonly LinearPattern KeyFromPlist = new(@"\bfdesetup\.plist\b|\b(?:defaults[ \t]+read|plistbuddy|plutil|xpath|xmllint|awk|grep|sed|cut)\b.*\brecoverykey\b", Options);
}
