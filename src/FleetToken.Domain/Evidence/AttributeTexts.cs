using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Sorts the texts of a Mac's attributes into our own lines and those of others, and keeps only what was understood.</summary>
internal static class AttributeTexts
{
    /// <summary>Longer texts are set aside (domain F.1 P1).</summary>
    private const int Longest = 64 * 1024;

    private const int LongestNewerLine = 900;
    private const string Open = "<result>";
    private const string Close = "</result>";

    public static AttributeReport? Read(IReadOnlyList<AttributeText> attributes, IReadOnlyList<LocalAccount>? accounts)
    {
        var report = new AttributeReport();
        var unread = new List<UnreadText>();
        ForeignReader? foreign = null;
        string? first = null;
        for (var i = 0; i < attributes.Count; i++)
        {
            var (name, whole) = attributes[i];
            var text = Strip(whole);
            if (text.IsEmpty)
            {
                continue;
            }

            if (text.Length > Longest)
            {
                unread.Add(new(name, text.Length));
                continue;
            }

            report = RecoveryKeyShape.IsIn(text) ? report with { LooksLikeRecoveryKey = true } : report;
            if (IsFtk(text))
            {
                report = WithLines(report, text, ref first);
            }
            else if (!(foreign ??= new(accounts)).Take(name, text))
            {
                unread.Add(new(name, text.Length));
            }
        }

        report = report with { Foreign = foreign?.ToReading(), Unread = unread };
        return report is { Ftk1: null, Newer: null, Foreign: null, Unread.Count: 0, LooksLikeRecoveryKey: false } ? null : report;
    }

    /// <summary>Whether the text's first line is of our family.</summary>
    public static bool IsFtk(ReadOnlySpan<char> text) => Ftk1.VersionOf(LineOf(Strip(text), out _)) is not null;

    /// <summary>The text between the tags of a script's answer, without outer blanks.</summary>
    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.StartsWith(Open, StringComparison.OrdinalIgnoreCase))
        {
            text = text[Open.Length..];
        }

        if (text.EndsWith(Close, StringComparison.OrdinalIgnoreCase))
        {
            text = text[..^Close.Length];
        }

        return text.Trim();
    }

    private static AttributeReport WithLines(AttributeReport report, ReadOnlySpan<char> text, ref string? first)
    {
        while (!text.IsEmpty)
        {
            var line = LineOf(text, out text);
            if (Ftk1.VersionOf(line) is not { } version)
            {
                continue;
            }

            if (version > 1)
            {
                report = report with { Newer = report.Newer ?? new(version, Ftk1Name.ForDisplay(line.ToString(), LongestNewerLine)) };
            }
            else if (first is null)
            {
                first = line.ToString();
                report = report with { Ftk1 = Ftk1.Parse(line) };
            }
            else if (!line.SequenceEqual(first))
            {
                report = report with { DifferingLines = true };
            }
        }

        return report;
    }

    private static ReadOnlySpan<char> LineOf(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var end = text.IndexOfAny('\r', '\n');
        rest = end < 0 ? [] : text[(end + 1)..];
        return (end < 0 ? text : text[..end]).Trim();
    }
}
