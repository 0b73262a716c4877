using static FleetToken.Domain.Recommendations.Sources;

namespace FleetToken.Domain.Findings;

/// <summary>What the source tags of the grant table stand for, in a reader's words (domain, section 0).</summary>
public static class SourceTags
{
    private static readonly FindingSource[] All =
    [
        SourceBook.Seed,
        new("[J]", Ours),
        new("APD-ST", AppleTokens),
        SourceBook.AppleFv,
        new("APS-FV", "Apple Platform Security, “Managing FileVault in macOS”"),
        new("ADM", AppleManagement),
        SourceBook.ManFdesetup,
        SourceBook.JamfBt,
        SourceBook.JamfPre,
        SourceBook.JamfConnect,
        SourceBook.BrokenToken,
        SourceBook.KeptToken,
        SourceBook.FieldGuide,
        new("DF-18", "Der Flounder, 20 January 2018, Secure Token"),
        new("TTG-ST", "manageSecureTokens, a script by the founding blog's author"),
        new("TTG-REP", "reportFileVault, real command output of macOS 10.15.6"),
        new("KANDJI", "Kandji blog, “Changes to Secure Token & Bootstrap Token in macOS Big Sur”"),
        new("DATAJAR", "dataJAR knowledge base, “Secure Token Requirements and Considerations”"),
        new("WS1", "VMware Workspace ONE UEM, Bootstrap Token"),
        new("ADDIGY", "Addigy knowledge base, SecureToken and resets in Recovery"),
        new("ADDIGY-type scripts", "public scripts of the kind that Addigy documents"),
        new("RADAR 18598", "Open Radar mirror, 18598"),
        new("osxbytes", "osxbytes, a public blog"),
        new("Chef macos_user", "the Chef resource macos_user and several public scripts"),
        new("Intune sample issue 175", "Microsoft's Intune sample scripts, issue 175"),
        new("LAPSforMac README", "LAPSforMac, its README"),
        new("many EAs", "many public extension attributes"),
    ];

    /// <summary>The documents that lines of marks and tags name, in their order, each once.</summary>
    public static IReadOnlyList<FindingSource> Read(params IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return [.. lines.SelectMany(ReadLine).DistinctBy(source => source.Tag)];
    }

    private static IEnumerable<FindingSource> ReadLine(string line) =>
        All.Select(source => (Source: source, At: PlaceOf(source.Tag, line))).Where(found => found.At >= 0).OrderBy(found => found.At).Select(found => found.Source);

    // A tag within a longer one, such as ADDIGY in "ADDIGY-type scripts", is another tag.
    private static int PlaceOf(string tag, string line)
    {
        for (var at = line.IndexOf(tag, StringComparison.Ordinal); at >= 0; at = line.IndexOf(tag, at + 1, StringComparison.Ordinal))
        {
            if (!IsInWord(line, at - 1) && !IsInWord(line, at + tag.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsInWord(string line, int at) => at >= 0 && at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '-');
}
