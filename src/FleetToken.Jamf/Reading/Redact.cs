using System.Buffers;
using System.Text.RegularExpressions;
using FleetToken.Domain.Evidence;

namespace FleetToken.Jamf.Reading;

/// <summary>Takes recovery keys and credentials out of free text before it is kept, logged or shown (domain E.4). Rather too much than too little.</summary>
internal static partial class Redact
{
    /// <summary>Stands where a recovery key stood (domain FT-SEC-04).</summary>
    public const string RecoveryKey = RecoveryKeyShape.Mask;

    /// <summary>Stands where a password, secret or token stood.</summary>
    public const string Secret = "[removed]";

    // Every pattern below needs one of these words, and most names hold none.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["pass", "pw", "secret", "kennwort", "credential", "auth", "bearer", "token", "eyJ", "curl", "://", "openssl", "base64", "sudo", "su ", "send", "inputplist", "recoverykey", "api"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without secrets; null stays null.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var clean = text.Length >= ShortestKey && text.AsSpan().ContainsAny(Hyphens) ? KeyShape().Replace(text, RecoveryKey) : text;
        return clean.AsSpan().ContainsAny(Signs) ? WithoutCredentials(clean) : clean;
    }

    // Six groups of four and five hyphens: most names are shorter.
    private const int ShortestKey = 29;

    /// <summary>Whether there is something in the shape of a recovery key, with whatever hyphens.</summary>
    public static bool HasKeyShape(string text) => text.Length >= ShortestKey && text.AsSpan().ContainsAny(Hyphens) && KeyShape().IsMatch(text);

    private static readonly SearchValues<char> Hyphens = SearchValues.Create("-\u2010\u2011\u2012\u2013\u2014\u2212");

    private static string WithoutCredentials(string text)
    {
        text = Authorization().Replace(text, $"$1{Secret}");
        text = WebToken().Replace(text, Secret);
        text = UserInAddress().Replace(text, $"$1{Secret}@");
        text = PasswordOption().Replace(text, $"$1{Secret}");
        text = CurlUser().Replace(text, $"$1{Secret}");
        text = PlistPassword().Replace(text, $"$1{Secret}$2");
        text = ElementOrMember().Replace(text, $"$1{Secret}");
        text = PipedSecret().Replace(text, $"$1 {Secret} ");
        text = SentSecret().Replace(text, $"$1{Secret}");
        text = OpenSslKey().Replace(text, $"$1{Secret}");
        text = Assignment().Replace(text, $"$1{Secret}");
        return LabelledSecret().Replace(text, $"$1{Secret}");
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>C11: six groups of four, with no letter, digit or hyphen on either side.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}\-\u2010-\u2014\u2212])[A-Z0-9]{4}(?:[\-\u2010-\u2014\u2212][A-Z0-9]{4}){5}(?![\p{L}\p{Nd}\-\u2010-\u2014\u2212])", Options)]
    private static partial Regex KeyShape();

    /// <summary>C1 to C4: an option that takes a password; <c>-</c> alone asks for it and is no secret. To the end of the line: a password may hold blanks.</summary>
    [GeneratedRegex(@"((?<![\w-])--?[a-z]*(?:passwd|password|passphrase|pass|pw)(?:[ \t]+|=))(?!-(?:[\s""']|$))[^\r\n]+", Options)]
    private static partial Regex PasswordOption();

    /// <summary>C6, C12: a property list's password or recovery key.</summary>
    [GeneratedRegex(@"(<key>\s*[^<]{0,40}(?:pass|secret|recoverykey|token)[^<]{0,40}</key>\s*<(?:string|data)>)[^<]*(</(?:string|data)>)?", Options)]
    private static partial Regex PlistPassword();

    /// <summary>C8: a password as an element or a JSON member.</summary>
    [GeneratedRegex(@"(<[\w:.-]*(?:password|passwd|passphrase|secret|password_sha256)[\w:.-]*>|""[\w.-]*(?:password|passwd|passphrase|secret|credential|recoverykey|access_token|refresh_token|api_?key|\bpin)[\w.-]*""\s*:\s*)(?:""(?:[^""\\]|\\.)*""?|[^<>\s,}""]+)", Options)]
    private static partial Regex ElementOrMember();

    /// <summary>C5, C7, C9: what is piped into a program that takes a password.</summary>
    [GeneratedRegex(@"\b(echo|printf)\b[^\r\n|]*(?=\|\s*(?:\S*/)?(?:sudo|su|passwd|dscl|fdesetup|profiles|sysadminctl|security|expect|base64|openssl)\b)", Options)]
    private static partial Regex PipedSecret();

    /// <summary>C5: a line of expect.</summary>
    [GeneratedRegex(@"(\bsend[ \t]+(?:--[ \t]+)?)[""'{][^\r\n]*", Options)]
    private static partial Regex SentSecret();

    /// <summary>C7: a key or salt of openssl.</summary>
    [GeneratedRegex(@"(\bopenssl[ \t]+enc\b)[^\r\n]+", Options)]
    private static partial Regex OpenSslKey();

    /// <summary>C10: name and password of curl.</summary>
    [GeneratedRegex(@"((?<![\w-])(?:-u|--user)[ \t=]*)(?:""[^""]*:[^""]*""|'[^']*:[^']*'|[^\s:""']+:\S+)", Options)]
    private static partial Regex CurlUser();

    /// <summary>C10: an Authorization header, or its value alone.</summary>
    [GeneratedRegex(@"(\bauthorization\b[""']?\s*[:=]\s*[""']?(?:(?:basic|bearer|digest)\s+)?|\b(?:basic|bearer)\s+(?=[\w+/.=~-]{16}))[^\s""',;<>]+", Options)]
    private static partial Regex Authorization();

    /// <summary>A JSON web token.</summary>
    [GeneratedRegex(@"\beyJ[\w-]{8,}(?:\.[\w-]+){1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();

    /// <summary>Name and password in a web address.</summary>
    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]{1,15}://)[^\s/@]+@", Options)]
    private static partial Regex UserInAddress();

    /// <summary>C8: a variable or setting that is given a secret.</summary>
    [GeneratedRegex(@"([\w$.-]*(?:passw(?:or)?[dt]|passphrase|kennwort|pwd|\bpw|\bpass|adminpass|secret|credential|recoverykey|api_?key|access_token)\w*[""']?\s*=\s*)(?:""[^""]*""?|'[^']*'?|[^\s""'<>]+)", Options)]
    private static partial Regex Assignment();

    /// <summary>C8: a label and what looks like a secret; "Password: expired" is a name and stays.</summary>
    [GeneratedRegex(@"((?:passw(?:or)?[dt]|passphrase|kennwort|pwd|\bpw|\bpass|adminpass|secret|credentials?|recovery ?key)\w*[""']?\s*(?::|\bis\b|\bist\b)\s*)(?:""[^""]+""?|'[^']+'?|(?=[^\s<>]*[\d!#$%&*+/?@^_~])[^\s<>]{4,})", Options)]
    private static partial Regex LabelledSecret();
}
