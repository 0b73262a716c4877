using System.Text;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Evidence;

namespace FleetToken.Jamf.Reading;

/// <summary>Collects the places of one object where credentials or keys stand (domain E.4). What leaves it is masked; the texts themselves are let go.</summary>
internal sealed class CredentialScan
{
    /// <summary>Longest text that is looked through, in characters.</summary>
    public const int LongestText = 1024 * 1024;

    /// <summary>Most places that are told of one object.</summary>
    public const int MostHits = 50;

    private const int LongestLine = 200;
    private const int Before = 120;
    private const int LongestRedacted = 2_000;
    private const int ShortestSecret = 4;

    private readonly List<Found> _found = [];
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>Looks through a script or a command.</summary>
    /// <param name="text">The text; only its first <see cref="LongestText"/> characters count.</param>
    /// <param name="where">Names the place of a line by its number.</param>
    public void Text(string? text, Func<int, string> where)
    {
        if (string.IsNullOrWhiteSpace(text) || !CredentialRules.MayHold(text))
        {
            return;
        }

        var rules = new CredentialRules(ShellText.Lines(text.Length > LongestText ? text[..LongestText] : text));
        foreach (var (line, pattern, spans) in rules.Find())
        {
            foreach (var (start, length) in spans)
            {
                Remember(line.Text.AsSpan(start, length));
            }

            Add(new Found(pattern, where(line.Number), line.Text, spans));
        }
    }

    /// <summary>Looks at one setting: the value of a parameter, or of a member of a profile.</summary>
    /// <param name="label">What it is called; null where not known.</param>
    /// <param name="value">Its value.</param>
    /// <param name="where">Names the place.</param>
    public void Setting(string? label, string? value, string where)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Trim() == "-")
        {
            return;
        }

        var shown = string.IsNullOrWhiteSpace(label) ? where : label;
        if (RecoveryKeyShape.IsIn(value) || Redact.HasKeyShape(value))
        {
            Remember(value);
            Add(new Found("C11", where, $"{shown}: {RecoveryKeyShape.Mask}", []));
        }
        else if (CredentialWords.IsLabel(label) ? CredentialWords.IsPlausible(value) : CredentialWords.LooksLikeSecret(value))
        {
            Remember(value);
            Add(new Found("C8", where, $"{shown}: {Redact.Secret}", []));
        }
        else
        {
            Text(value, _ => where);
        }
    }

    /// <summary>Looks at the label of a parameter: one that asks for a password is a place where one is put.</summary>
    public void Label(string? label, string where)
    {
        if (CredentialWords.IsLabel(label))
        {
            Add(new Found("C8", where, label!, []));
        }
    }

    /// <summary>Notes a place that is made for a secret and holds one.</summary>
    /// <param name="where">Names the place.</param>
    /// <param name="words">What stands there, in our words.</param>
    public void Element(string where, string words) => Add(new Found("C8", where, $"{words}: {Redact.Secret}", []));

    /// <summary>The places, masked.</summary>
    public IReadOnlyList<CredentialHit> Hits() => _found.ConvertAll(found => new CredentialHit(found.Pattern, Shorten(Masked(found.Where, [])), Shorten(Masked(found.Line, found.Spans))));

    private void Add(Found found)
    {
        if (_found.Count < MostHits && !_found.Exists(other => other.Pattern == found.Pattern && other.Where == found.Where))
        {
            _found.Add(found);
        }
    }

    private void Remember(ReadOnlySpan<char> secret)
    {
        secret = secret.Trim().Trim("\"'\\");
        if (secret.Length >= ShortestSecret && secret[0] is not ('$' or '`'))
        {
            _secrets.Add(secret.ToString());
        }
    }

    // First what the pattern found, then every secret known of this object, then whatever else looks like one.
    private string Masked(string line, IReadOnlyList<(int Start, int Length)> spans)
    {
        var text = new StringBuilder(line);
        foreach (var (start, length) in spans.OrderByDescending(span => span.Start))
        {
            text.Remove(start, length).Insert(start, Redact.Secret);
        }

        foreach (var secret in _secrets.OrderByDescending(secret => secret.Length))
        {
            text.Replace(secret, Redact.Secret);
        }

        return Redact.Text(Middle(RecoveryKeyShape.Hide(text.ToString())));
    }

    // Redact takes its time with very long lines, and so much is never shown. Cut at blanks: half a word could be half a secret.
    private static string Middle(string text)
    {
        if (text.Length <= LongestRedacted)
        {
            return text;
        }

        var mask = text.IndexOf(Redact.Secret, StringComparison.Ordinal);
        var from = Math.Clamp(mask - (LongestRedacted / 2), 0, text.Length - LongestRedacted);
        var part = text.AsSpan(from, LongestRedacted);
        var first = from == 0 ? 0 : part.IndexOf(' ');
        var last = part.LastIndexOf(' ');
        return first < 0 || last <= first ? Redact.Secret : part[first..last].ToString();
    }

    // Cut only after masking, so that no half of a secret is left; round the mask, because that is what the line is shown for.
    private static string Shorten(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (plain.Length <= LongestLine)
        {
            return plain;
        }

        var mask = plain.IndexOf(Redact.Secret, StringComparison.Ordinal);
        var from = Math.Clamp(mask - Before, 0, plain.Length - LongestLine);
        var cut = plain.Substring(from, LongestLine - 2).Trim();
        return string.Concat(from > 0 ? "…" : "", char.IsHighSurrogate(cut[^1]) ? cut.AsSpan(0, cut.Length - 1) : cut, "…");
    }

    private sealed record Found(string Pattern, string Where, string Line, IReadOnlyList<(int Start, int Length)> Spans);
}
