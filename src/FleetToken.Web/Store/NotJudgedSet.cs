using FleetToken.Domain.Findings;

namespace FleetToken.Web.Store;

/// <summary>The rules that could not be judged on a Mac, and the input each lacked, as a row keeps them: one a line, a colon between.</summary>
public static class NotJudgedSet
{
    /// <summary>The text for a row.</summary>
    public static string Write(IEnumerable<NotJudged> rules) => string.Join('\n', rules.Select(rule => $"{rule.Code}:{rule.MissingInput}"));

    /// <summary>The rules in the text of a row.</summary>
    public static IReadOnlyList<NotJudged> Read(string text)
    {
        var rules = new List<NotJudged>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                rules.Add(new NotJudged(line[..colon], line[(colon + 1)..]));
            }
        }

        return rules;
    }
}
