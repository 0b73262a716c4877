using System.Text.RegularExpressions;
using FleetToken.Domain.Evidence;

namespace FleetToken.Web.Fleet;

/// <summary>Whether a text that a person typed seems to hold a recovery key or a password with the word for it. Rather too much than too little: it is kept and shown to others.</summary>
public static partial class SecretInText
{
    /// <summary>Whether there seems to be one.</summary>
    public static bool IsIn(string text) =>
        RecoveryKeyShape.IsIn(Hyphens().Replace(text, "-"))
        || KeyWithBlanks().IsMatch(text)
        || Labelled().IsMatch(text)
        || Token().IsMatch(text);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\s*[\-\u2010-\u2015\u2212]\s*", Options)]
    private static partial Regex Hyphens();

    /// <summary>Six groups of four with blanks between, or all 24 in one, with a digit among them: six words of four letters are a sentence.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])(?=[A-Z \t]*[0-9])(?:[A-Z0-9]{4}[ \t]?){5}[A-Z0-9]{4}(?![\p{L}\p{Nd}])", Options)]
    private static partial Regex KeyWithBlanks();

    [GeneratedRegex(@"\b(?:passw(?:or)?[dt]\w*|passphrase|passcode|pwd|pw|pin|kennwort|mot de passe|contraseña|senha|wachtwoord|secret|credentials?|recovery ?key|schlüssel)[""']?\s*(?:[:=]|->|→|\bis\b|\bist\b|\best\b|\bes\b|\blautet\b)\s*\S", Options)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\beyJ[\w-]{8,}\.[\w-]+|\b(?:bearer|basic)\s+[\w+/.=~-]{16}|\b[a-z][a-z0-9+.-]{1,15}://[^\s/@]+:[^\s/@]+@", Options)]
    private static partial Regex Token();
}
