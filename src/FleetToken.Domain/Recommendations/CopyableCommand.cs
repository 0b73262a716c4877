namespace FleetToken.Domain.Recommendations;

/// <summary>A command to copy into a shell. Names in it come from a Mac, whose owner may have chosen them, so only harmless ones are filled in (domain E.5).</summary>
/// <param name="Text">The command; a name that was not filled in is a word in capitals.</param>
/// <param name="Warning">Why a word in capitals is still in it; null where none is, or where nobody knows the name.</param>
public sealed record CopyableCommand(string Text, string? Warning = null)
{
    /// <summary>The warning for a name that a shell could read as something else.</summary>
    public const string UnsafeName = "This name holds characters that a shell would read: type it yourself.";

    /// <summary>The warning for an account that a person has to confirm first.</summary>
    public const string Unconfirmed = "A person has to confirm this account for this Mac first: type its name yourself.";

    private const int LongestName = 64;

    /// <summary>Whether a name may stand in a command: 1 to 64 ASCII letters, digits, dots, underscores or hyphens, and no hyphen first.</summary>
    public static bool IsSafe(string? name)
    {
        if (name is not { Length: > 0 and <= LongestName } || name[0] == '-')
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fills names into a command, in single quotes. A word in capitals stays where its name is missing or not safe.</summary>
    /// <param name="command">Words between single spaces.</param>
    /// <param name="names">For each word in capitals the name; null where it is not known.</param>
    public static CopyableCommand Of(string command, params ReadOnlySpan<(string Word, string? Name)> names)
    {
        var words = command.Split(' ');
        string? warning = null;
        for (var i = 0; i < words.Length; i++)
        {
            foreach (var (word, name) in names)
            {
                if (words[i] != word || name is null)
                {
                    continue;
                }

                if (IsSafe(name))
                {
                    words[i] = $"'{name}'";
                    break;
                }

                warning = UnsafeName;
            }
        }

        return new(string.Join(' ', words), warning);
    }
}
