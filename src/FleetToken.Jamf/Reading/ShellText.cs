using System.Text.RegularExpressions;

namespace FleetToken.Jamf.Reading;

/// <summary>A line of a script as the shell reads it: continued lines are one.</summary>
/// <param name="Number">Number of its first line, from 1.</param>
/// <param name="Text">The line.</param>
internal readonly record struct ShellLine(int Number, string Text)
{
    /// <summary>Whether it is a comment: what it does is not done, what it says can still be read.</summary>
    public bool IsComment => Text.AsSpan().TrimStart() is ['#', ..];
}

/// <summary>A word of a line.</summary>
/// <param name="Start">Where it starts, quotes included.</param>
/// <param name="Length">Its length, quotes included.</param>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Quoted">Whether quotes stand round it.</param>
internal readonly record struct ShellWord(int Start, int Length, string Text, bool Quoted)
{
    public int End => Start + Length;

    /// <summary>Whether it stands for itself, not for the value of a variable or the output of a command.</summary>
    public bool IsLiteral => Text.Length > 0 && Text[0] is not ('$' or '`');
}

/// <summary>A script cut into lines and words, well enough to look for credentials; it is no shell.</summary>
internal static class ShellText
{
    // Longer lines are cut at a blank, so that no text makes a search slow.
    private const int LongestLine = 8 * 1024;

    // A word whose end is further away counts as all that is left of the line: rather too much is masked than too little.
    private const int LongestWord = 1024;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly LinearPattern Assigned = new(@"(?:^|[^A-Za-z0-9_$.-])([A-Za-z_][A-Za-z0-9_]*)=", Options);

    private static readonly LinearPattern Prompt = new(@"\bosascript\b|\bsecurity[ \t]+find-(?:generic|internet)-password\b|\bread[ \t]+(?:-[a-zA-Z]+[ \t]+)*-[a-zA-Z]*s", Options);

    private static readonly LinearPattern SilentRead = new(@"\bread[ \t]+(?:-[a-zA-Z]+[ \t]+)*-[a-zA-Z]*s", Options);

    private static readonly LinearPattern Identifier = new(@"^[A-Za-z_][A-Za-z0-9_]*$", Options);

    /// <summary>The lines; one that ends with a backslash goes on in the next.</summary>
    public static List<ShellLine> Lines(string text)
    {
        var lines = new List<ShellLine>();
        var rows = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        for (var row = 0; row < rows.Length; row++)
        {
            var number = row + 1;
            var line = rows[row];
            while (line.EndsWith('\\') && row + 1 < rows.Length && line.Length + rows[row + 1].Length < LongestLine)
            {
                line = $"{line[..^1].TrimEnd()} {rows[++row].TrimStart()}";
            }

            for (; line.Length > LongestLine; line = line[Cut(line)..])
            {
                lines.Add(new ShellLine(number, line[..Cut(line)]));
            }

            lines.Add(new ShellLine(number, line));
        }

        return lines;
    }

    /// <summary>The word at or after a place; empty at the end of the line or of the command.</summary>
    public static ShellWord WordAt(string line, int start)
    {
        while (start < line.Length && line[start] is ' ' or '\t')
        {
            start++;
        }

        if (start >= line.Length || line[start] is ';' or '|' or '&' or ')' or '>')
        {
            return new ShellWord(start, 0, "", false);
        }

        var escaped = line[start] == '\\' && start + 1 < line.Length && line[start + 1] is '"' or '\'';
        var open = escaped ? start + 1 : start;
        if (line[open] is '"' or '\'' or '{')
        {
            var from = open + 1;
            var to = Closing(line, from, line[open] == '{' ? '}' : line[open], escaped);
            var end = Math.Min(line.Length, to + (escaped ? 2 : 1));
            return new ShellWord(start, end - start, line[from..Math.Max(from, Math.Min(to, line.Length))], true);
        }

        var stop = BareEnd(line, start);
        return new ShellWord(start, stop - start, line[start..stop], false);
    }

    /// <summary>Whether a line gets what it works with from a person or from the keychain.</summary>
    public static bool IsPrompt(string line) => Prompt.IsMatch(line);

    /// <summary>The assignments of a line: name and where the value starts.</summary>
    public static IEnumerable<(string Name, int ValueAt)> Assignments(string line)
    {
        for (var match = Assigned.Match(line); match.Success; match = match.NextMatch())
        {
            yield return (match.Groups[1].Value, match.Index + match.Length);
        }
    }

    /// <summary>Names of variables that only ever hold what a person typed or the keychain gave.</summary>
    public static HashSet<string> PromptedNames(IReadOnlyList<ShellLine> lines)
    {
        var prompted = new HashSet<string>(StringComparer.Ordinal);
        var other = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.IsComment)
            {
                continue;
            }

            var prompts = line.Text.Contains("read", StringComparison.Ordinal) || line.Text.Contains("osascript", StringComparison.Ordinal) || line.Text.Contains("security", StringComparison.Ordinal)
                ? IsPrompt(line.Text)
                : false;
            foreach (var (name, at) in Assignments(line.Text))
            {
                (prompts ? prompted : WordAt(line.Text, at).Text.Length == 0 ? [] : other).Add(name);
            }

            if (prompts)
            {
                prompted.UnionWith(ReadNames(line.Text));
            }
        }

        prompted.ExceptWith(other);
        return prompted;
    }

    /// <summary>Whether a word is nothing but the value of one of these variables.</summary>
    public static bool IsValueOf(ShellWord word, HashSet<string> names)
    {
        var text = word.Text.AsSpan().Trim();
        if (text is not ['$', .. var name])
        {
            return false;
        }

        name = name is ['{', .. var braced, '}'] ? braced : name;
        return names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }

    private static int Cut(string line) => line.AsSpan(0, LongestLine).LastIndexOfAny(' ', '\t') is > 0 and var blank ? blank : LongestLine;

    private static IEnumerable<string> ReadNames(string line)
    {
        var match = SilentRead.Match(line);
        if (!match.Success)
        {
            yield break;
        }

        for (var word = WordAt(line, match.Index + match.Length); word.Length > 0; word = WordAt(line, word.End))
        {
            // zsh: read -s "password?Your password: "
            var name = word.Text.Split('?')[0];
            if (Identifier.IsMatch(name))
            {
                yield return name;
            }
        }
    }

    private static int Closing(string line, int from, char quote, bool escaped)
    {
        for (var at = from; at < Math.Min(line.Length, from + LongestWord); at++)
        {
            if (escaped ? line[at] == '\\' && at + 1 < line.Length && line[at + 1] == quote : line[at] == quote)
            {
                return at;
            }

            // "$(security … "name")": quotes inside a command do not end the word.
            if (quote == '"' && line[at] == '$' && at + 1 < line.Length && line[at + 1] == '(')
            {
                at = CommandEnd(line, at + 2) - 1;
            }
            else if (!escaped && quote == '"' && line[at] == '\\')
            {
                at++;
            }
        }

        return line.Length;
    }

    private static int BareEnd(string line, int start)
    {
        // <password> in a line of usage is one word.
        if (line[start] == '<' && line.IndexOf('>', start) is > 0 and var close && !line.AsSpan(start + 1, close - start - 1).ContainsAny('<', '$', '/'))
        {
            return close + 1;
        }

        for (var at = start; at < Math.Min(line.Length, start + LongestWord); at++)
        {
            if (line[at] == '$' && at + 1 < line.Length && line[at + 1] == '(')
            {
                at = CommandEnd(line, at + 2) - 1;
            }
            else if (line[at] is ' ' or '\t' or ';' or '|' or '&' or ')' or '"' or '\'' or '<' or '>' && at > start)
            {
                return at;
            }
        }

        return line.Length;
    }

    private static int CommandEnd(string line, int from)
    {
        var depth = 1;
        for (var at = from; at < Math.Min(line.Length, from + LongestWord); at++)
        {
            depth += line[at] == '(' ? 1 : line[at] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return at + 1;
            }
        }

        return line.Length;
    }
}
