using System.Text;
using FleetToken.Domain.Findings;

namespace FleetToken.Web.Store;

/// <summary>The findings that hold on a Mac with their severity, as a row keeps them: <c>FT-TOK-09:critical FT-INV-01:low</c>.</summary>
public static class FindingSet
{
    /// <summary>The text for a row.</summary>
    public static string Write(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(findings.Count * 20);
        for (var place = 0; place < findings.Count; place++)
        {
            text.Append(place == 0 ? "" : " ").Append(findings[place].Code).Append(':').Append(StoredValues.Name(findings[place].Severity));
        }

        return text.ToString();
    }

    /// <summary>Code and severity of each finding in the text of a row.</summary>
    public static IReadOnlyList<(string Code, Severity Severity)> Read(string text)
    {
        var findings = new List<(string, Severity)>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            findings.Add(colon < 0
                ? (part, Severity.None)
                : (part[..colon], StoredValues.Value<Severity>(part[(colon + 1)..])));
        }

        return findings;
    }
}
