using System.Text.RegularExpressions;
using FleetToken.Domain.Evidence;
using static FleetToken.Jamf.Reading.CredentialPatterns;

namespace FleetToken.Jamf.Reading;

/// <summary>
/// The rows C1 to C12 of domain E.4 for one script or command. Prompts, keychain lookups and <c>-</c> are no hits. A comment is one only where the
/// secret itself stands in it: it can still be read. All patterns run in time proportional to the text.
/// </summary>
internal sealed class CredentialRules
{
    private const int Near = 25;
    private static readonly string[] Trivial = ["", "y", "yes", "n", "no", "exit", "quit", "1", "2"];

    private readonly List<ShellLine> _lines;
    private readonly HashSet<string> _prompted;
    private readonly bool _expects;
    private readonly bool _feedsPlist;

    public CredentialRules(List<ShellLine> lines)
    {
        _lines = lines;
        _prompted = ShellText.PromptedNames(lines);
        _expects = lines.Exists(line => Expect.IsMatch(line.Text));
        _feedsPlist = lines.Exists(line => InputPlist.IsMatch(line.Text));
    }

    /// <summary>Whether a text can hold any of it; most scripts cannot.</summary>
    public static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAny(Signs) || text.ContainsAny(Hyphens);

    /// <summary>All places, line by line.</summary>
    public IEnumerable<CredentialPlace> Find()
    {
        for (var at = 0; at < _lines.Count; at++)
        {
            var line = _lines[at];
            if (line.Text.AsSpan().ContainsAny(Hyphens) && (RecoveryKeyShape.IsIn(line.Text) || Redact.HasKeyShape(line.Text)))
            {
                yield return new CredentialPlace(line, "C11", []);
            }

            if (!line.Text.AsSpan().ContainsAny(Signs))
            {
                continue;
            }

            foreach (var (pattern, spans) in OfLine(at))
            {
                yield return new CredentialPlace(line, pattern, spans);
            }
        }
    }

    private IEnumerable<(string Pattern, IReadOnlyList<(int, int)> Spans)> OfLine(int at)
    {
        var line = _lines[at];
        return Asked(line)
            .Concat(Dscl(line))
            .Concat(Piped(line))
            .Concat(Sent(at))
            .Concat(Plist(at))
            .Concat(Decrypted(at))
            .Concat(Given(line))
            .Concat(WebCredentials.In(line))
            .Concat(KeyRead(line));
    }

    // C1, C2, C3.
    private IEnumerable<(string, IReadOnlyList<(int, int)>)> Asked(ShellLine line)
    {
        var bootstrap = BootstrapToken.IsMatch(line.Text);
        for (var match = PasswordOption.Match(line.Text); match.Success; match = match.NextMatch())
        {
            var option = match.Groups[1].Value;
            if (option.Equals("pass", StringComparison.OrdinalIgnoreCase) && !bootstrap)
            {
                continue;
            }

            var word = ShellText.WordAt(line.Text, match.Index + match.Length);
            if (Counts(line, word))
            {
                yield return (option.Equals("newpassword", StringComparison.OrdinalIgnoreCase) ? "C2" : bootstrap ? "C3" : "C1", [(word.Start, word.Length)]);
            }
        }
    }

    // C4: a path alone asks for the password.
    private IEnumerable<(string, IReadOnlyList<(int, int)>)> Dscl(ShellLine line)
    {
        var match = DsclPassword.Match(line.Text);
        if (!match.Success)
        {
            yield break;
        }

        var path = ShellText.WordAt(line.Text, match.Index + match.Length);
        var first = ShellText.WordAt(line.Text, path.End);
        var second = ShellText.WordAt(line.Text, first.End);
        var words = new[] { first, second }.Where(word => Counts(line, word)).Select(word => (word.Start, word.Length)).ToArray();
        if (words.Length > 0)
        {
            yield return ("C4", words);
        }
    }

    // C4, C9: what is printed into a program that takes a password.
    private IEnumerable<(string, IReadOnlyList<(int, int)>)> Piped(ShellLine line)
    {
        var here = RootFromHereString.Match(line.Text);
        if (here.Success && ShellText.WordAt(line.Text, here.Index + here.Length) is var given && Counts(line, given))
        {
            yield return ("C9", [(given.Start, given.Length)]);
        }

        var print = Printing.Match(line.Text);
        if (!print.Success || ShellText.WordAt(line.Text, print.Index + print.Length) is not { Length: > 0 } word || !Counts(line, word))
        {
            yield break;
        }

        if (PipedToPasswd.IsMatch(line.Text))
        {
            yield return ("C4", [(word.Start, word.Length)]);
        }

        if (PipedToRoot.IsMatch(line.Text))
        {
            yield return ("C9", [(word.Start, word.Length)]);
        }
    }

    // C5, and C4 where the program is passwd.
    private IEnumerable<(string, IReadOnlyList<(int, int)>)> Sent(int at)
    {
        var line = _lines[at];
        if (!_expects || !Sending.IsMatch(line.Text))
        {
            yield break;
        }

        var near = _lines.GetRange(Math.Max(0, at - Near), at - Math.Max(0, at - Near) + 1);
        var pattern = near.Exists(other => PasswdCommand.IsMatch(other.Text)) ? "C4" : near.Exists(other => Talker.IsMatch(other.Text)) ? "C5" : null;
        if (pattern is null)
        {
            yield break;
        }

        for (var match = Sending.Match(line.Text); match.Success; match = match.NextMatch())
        {
            var word = ShellText.WordAt(line.Text, match.Index + match.Length);
            var said = word with { Text = word.Text.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "", StringComparison.Ordinal) };
            if (!Trivial.Contains(said.Text, StringComparer.OrdinalIgnoreCase) && Counts(line, said))
            {
                yield return (pattern, [(word.Start, word.Length)]);
            }
        }
    }

    // C6: a property list with a password, from a file or from the script itself.
    private IEnumerable<(string, IReadOnlyList<(int, int)>)> Plist(int at)
    {
        var line = _lines[at];
        if (PlistValue(at) is { } value && value.Length > 0 && Counts(line, value))
        {
            yield return ("C6", [(value.Start, value.Length)]);
        }
        else if (InputPlist.IsMatch(line.Text) && !line.IsComment && FedFromFile.IsMatch(line.Text) && !line.Text.Contains("<<", StringComparison.Ordinal))
        {
            yield return ("C6", []);
        }
    }

    private ShellWord? PlistValue(int at)
    {
        if (!_feedsPlist)
        {
            return null;
        }

        var key = PlistPassword.Match(_lines[at].Text);
        var group = key.Success ? key.Groups[1] : at > 0 && PlistPassword.Match(_lines[at - 1].Text) is { Success: true } before && !before.Groups[1].Success ? PlistString.Match(_lines[at].Text).Groups[1] : null;
        return group is { Success: true } ? new ShellWord(group.Index, group.Length, group.Value, true) : null;
    }

    // C7.
    private IEnumerable<(string, IReadOnlyList<(int, int)>)> Decrypted(int at)
    {
        var line = _lines[at];
        if (Decrypting.IsMatch(line.Text) && DecryptingKey.Match(line.Text) is { Success: true } key)
        {
            var spans = new List<(int, int)>();
            var literal = false;
            for (; key.Success; key = key.NextMatch())
            {
                var word = ShellText.WordAt(line.Text, key.Index + key.Length);
                literal |= word.IsLiteral;
                spans.Add((word.Start, word.Length));
            }

            if (!line.IsComment || literal)
            {
                yield return ("C7", spans);
            }
        }
        else if (Decoding.IsMatch(line.Text) && !line.IsComment && IsNearName(at))
        {
            var print = Printing.Match(line.Text);
            yield return ("C7", print.Success && ShellText.WordAt(line.Text, print.Index + print.Length) is { Length: > 0 } word ? [(word.Start, word.Length)] : []);
        }
    }

    private bool IsNearName(int at)
    {
        for (var near = Math.Max(0, at - 1); near <= Math.Min(_lines.Count - 1, at + 1); near++)
        {
            if (ShellText.Assignments(_lines[near].Text).Any(assignment => CredentialWords.IsName(assignment.Name)))
            {
                return true;
            }
        }

        return false;
    }

    // C8: a variable that is called like a credential and is given a parameter or a literal; an element or member of that name.
    private IEnumerable<(string, IReadOnlyList<(int, int)>)> Given(ShellLine line)
    {
        foreach (var (name, valueAt) in ShellText.Assignments(line.Text).Concat(Spaced(line.Text)))
        {
            var word = ShellText.WordAt(line.Text, valueAt);
            var isParameter = ParameterValue.IsMatch(word.Text) && !line.IsComment;
            if (CredentialWords.IsName(name) && (isParameter || (word.IsLiteral && CredentialWords.IsPlausible(word.Text) && Counts(line, word))))
            {
                yield return ("C8", [(word.Start, word.Length)]);
            }
        }

        for (var match = Element.Match(line.Text); match.Success; match = match.NextMatch())
        {
            var value = match.Groups[1].Success ? match.Groups[1] : match.Groups[2];
            var word = new ShellWord(value.Index, value.Length, value.Value, true);
            if (Counts(line, word) && CredentialWords.IsPlausible(word.Text))
            {
                yield return ("C8", [(word.Start, word.Length)]);
            }
        }
    }

    private static IEnumerable<(string Name, int ValueAt)> Spaced(string line)
    {
        for (var match = SpacedAssignment.Match(line); match.Success; match = match.NextMatch())
        {
            yield return (match.Groups[1].Value, match.Index + match.Length - 1);
        }
    }

    // C12.
    private static IEnumerable<(string, IReadOnlyList<(int, int)>)> KeyRead(ShellLine line)
    {
        if (!line.IsComment && KeyFromPlist.IsMatch(line.Text))
        {
            yield return ("C12", []);
        }
    }

    // Not a dash, a placeholder, what a person types or the keychain gives; in a comment only what can be read there.
    private bool Counts(ShellLine line, ShellWord word) =>
        word.Text.Trim() is { Length: > 0 } text
        && (word.Quoted ? text != "-" : text[0] != '-')
        && !(text[0] is '<' && text[^1] is '>')
        && !ShellText.IsValueOf(word, _prompted)
        && !ShellText.IsPrompt(text)
        && !(line.IsComment && !word.IsLiteral);
}
