using System.Text;
using FleetToken.Domain.Findings;

namespace FleetToken.Web.Store;

/// <summary>The rules that could not be judged on a Mac, and the input each lacked, as a row keeps them: one a line, a colon between.</summary>
public static class NotJudgedSet
{
    /// <summary>The text for a row.</summary>
    public static string Write(IReadOnlyList<NotJudged> rules)
    {
        if (rules.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(rules.Count * 48);
        for (var place = 0; place < rules.Count; place++)
        {
            text.Append(place == 0 ? "" : "\n").Append(rules[place].Code).Append(':').Append(rules[place].MissingInput);
        }

        return text.ToString();
    }

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
