using System.Buffers;
using System.Text.RegularExpressions;

namespace FleetToken.Jamf.Reading;

/// <summary>Tells what is called like a credential, and what looks like one (domain E.4, C8).</summary>
internal static class CredentialWords
{
    private const int ShortestSecret = 8;
    private const int LongestSecret = 512;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly LinearPattern Word = new(
        @"(?i:passwor[dt]|passwd|passphrase|kennwort|secret|credential|adminpass)|(?:^|[^A-Za-z])(?i:pass|pw|pwd|passcode)(?:[^a-z]|$)|[a-z](?:Pass|PW|Pw|Pwd)(?:[^a-z]|$)", Options);

    // "Password length" asks for a number, "Message about the password" for a text.
    private static readonly LinearPattern About = new(
        @"(?i)secretar|length|policy|prompt|hint|expir|\bage\b|title|message|text|icon|path|\burl\b|timeout|attempt|reset.{0,4}link|days|manager|self-?service|require|minimum|maximum", Options);

    private static readonly LinearPattern Name = new(
        @"(?i)(?:passwor[dt]|passwd|passphrase|kennwort|pass|pw|pwd|secret|credentials?)[0-9]{0,2}$", Options);

    private static readonly string[] Plain = ["true", "false", "yes", "no", "none", "null", "enabled", "disabled", "default", "on", "off", "unknown", "expired"];

    private static readonly SearchValues<char> Symbols = SearchValues.Create("!#$%&*+?@^=~");
    private static readonly SearchValues<char> NotInMail = SearchValues.Create("!#$%&*?^=~");

    /// <summary>Whether a label says that a credential is put there.</summary>
    public static bool IsLabel(string? label) => label is { Length: > 0 and <= 200 } && Word.IsMatch(label) && !About.IsMatch(label);

    /// <summary>Whether a variable is called like a credential.</summary>
    public static bool IsName(string name) =>
        name is not ("PWD" or "OLDPWD") && !name.EndsWith("bypass", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("compass", StringComparison.OrdinalIgnoreCase) && Name.IsMatch(name);

    /// <summary>Whether a value that is called a credential can be one: not a word such as <c>true</c>, a short number, or a sentence.</summary>
    public static bool IsPlausible(string value)
    {
        var text = value.Trim();
        return text.Length >= 4
            && !(text.Length < 6 && text.All(char.IsAsciiDigit))
            && !(text[0] == '<' && text[^1] == '>')
            && text.Count(char.IsWhiteSpace) < 2
            && !Plain.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a value looks like a secret whatever it is called: one word of several kinds of characters, and no path, address or mail.</summary>
    public static bool LooksLikeSecret(string value)
    {
        var text = value.Trim();
        if (text.Length is < ShortestSecret or > LongestSecret || text.Any(char.IsWhiteSpace))
        {
            return false;
        }

        // What openssl writes before text that it encrypted with a salt.
        if (text.StartsWith("U2FsdGVkX1", StringComparison.Ordinal))
        {
            return true;
        }

        var isElsewhere = text[0] is '/' or '-' or '$' or '~' or '{' or '%' or '<' || text.Contains("://", StringComparison.Ordinal) || IsMail(text);
        return !isElsewhere
            && text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiDigit)
            && text.AsSpan().ContainsAny(Symbols);
    }

    private static bool IsMail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.AsSpan().ContainsAny(NotInMail);
    }
}
