using FleetToken.Domain.Findings;

namespace FleetToken.Web.Fleet;

/// <summary>The findings that hold on a Mac with their severity, as a row keeps them: <c>FT-TOK-09:critical FT-INV-01:low</c>.</summary>
public static class FindingSet
{
    /// <summary>The text for a row.</summary>
    public static string Write(IEnumerable<Finding> findings) =>
        string.Join(' ', findings.Select(finding => $"{finding.Code}:{FleetJson.Word(finding.Severity)}"));

    /// <summary>Code and severity of each finding in the text of a row.</summary>
    public static IReadOnlyList<(string Code, Severity Severity)> Read(string text)
    {
        var findings = new List<(string, Severity)>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var code = colon < 0 ? part : part[..colon];
            var severity = colon < 0 ? null : FleetJson.Value<Severity>(part[(colon + 1)..]);
            findings.Add((code, severity ?? Severity.None));
        }

        return findings;
    }
}
