using System.Text.RegularExpressions;

namespace FleetToken.Jamf.Reading;

/// <summary>What a script or command is about, by the words in it (API 7.4).</summary>
internal static class ScriptTraits
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly LinearPattern Tool = new(@"\b(?:sysadminctl|fdesetup|dscl)\b|\bprofiles[ \t]+(?:install|remove|renew|status|show|list|validate|sync|-)", Options);
    private static readonly LinearPattern Buddy = new(@"escrow[ _-]?buddy", Options);
    private static readonly LinearPattern Enabling = new(@"\bfdesetup\b.*\benable\b", Options);
    private static readonly LinearPattern Searching = new(@"(?:grep|awk|sed|cut|=~).*recovery key", Options);
    private static readonly LinearPattern Restarting = new(@"\b(?:reboot|authrestart|shutdown[ \t]+(?:-[a-z]+[ \t]+)*-r)\b", Options);

    /// <summary>Whether it names a tool that changes accounts, tokens, keys or profiles, or Escrow Buddy.</summary>
    public static bool NamesTool(string? text) => text is not null && (Tool.IsMatch(text) || Buddy.IsMatch(text));

    /// <summary>Whether it names Escrow Buddy.</summary>
    public static bool NamesEscrowBuddy(string? text) => text is not null && Buddy.IsMatch(text);

    /// <summary>Whether a command restarts the Mac.</summary>
    public static bool Restarts(string? text) => text is not null && Restarting.IsMatch(text);

    /// <summary>Whether it searches what <c>fdesetup enable</c> prints for the words "Recovery key" (FT-BUG-03).</summary>
    public static bool SearchesForPrintedKey(string text)
    {
        if (!text.Contains("fdesetup", StringComparison.OrdinalIgnoreCase) || !text.Contains("recovery key", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var enables = false;
        foreach (var line in ShellText.Lines(text).Where(line => !line.IsComment))
        {
            enables |= Enabling.IsMatch(line.Text) && !line.Text.Contains("-outputplist", StringComparison.OrdinalIgnoreCase);
            if (enables && Searching.IsMatch(line.Text))
            {
                return true;
            }
        }

        return false;
    }
}
