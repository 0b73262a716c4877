using System.Text.RegularExpressions;
using static FleetToken.Jamf.Reading.CredentialPatterns;

namespace FleetToken.Jamf.Reading;

/// <summary>Row C10 of domain E.4, a name and a secret in a web request: where the secret itself stands there, or a parameter of the policy brings it.</summary>
internal static class WebCredentials
{
    /// <summary>The places of a line, each with what is to be masked.</summary>
    public static IEnumerable<(string Pattern, IReadOnlyList<(int Start, int Length)> Spans)> In(ShellLine line)
    {
        for (var match = Curl.IsMatch(line.Text) ? CurlUser.Match(line.Text) : Match.Empty; match.Success; match = match.NextMatch())
        {
            var from = match.Index + match.Length;
            var word = ShellText.WordAt(line.Text, line.Text[from - 1] is '"' or '\'' ? from - 1 : from);
            var colon = word.Text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && colon + 1 < word.Text.Length && (word.Text[colon + 1] is not ('$' or '`' or '<') || (ParameterValue.IsMatch(word.Text[(colon + 1)..]) && !line.IsComment)))
            {
                var secretAt = word.Start + (word.Quoted ? 1 : 0) + colon + 1;
                yield return ("C10", [(secretAt, word.Text.Length - colon - 1)]);
            }
        }

        var header = Authorization.Match(line.Text);
        if (header.Success && !(line.IsComment && header.Groups[1].ValueSpan is ['$', ..]))
        {
            yield return ("C10", [(header.Groups[1].Index, header.Groups[1].Length)]);
        }
    }
}
