using System.Globalization;
using System.Text;
using FleetToken.Jamf;

namespace FleetToken.Web.Commands;

/// <summary>One server's check as a person reads it in a terminal.</summary>
internal static class CheckTable
{
    private const string Good = "ok";
    private const string Hint = "note";
    private const string Wrong = "WRONG";

    /// <summary>The table, with the server on top and the sum below.</summary>
    public static string Of(JamfCheck check)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{check.Server}: ");
        text.AppendLine(check.Version is { } version
            ? string.Create(CultureInfo.InvariantCulture, $"Jamf Pro {version.Version}, inventory API v{version.InventoryApi}")
            : "could not be reached");
        Add(text, "What FleetToken needs", [.. check.Lines.Where(line => line is { IsSecretProbe: false, IsReveal: false })]);
        Add(text, "What it must not reach", [.. check.Lines.Where(line => line.IsSecretProbe)]);
        Add(text, "Revealing a recovery key", [.. check.Lines.Where(line => line.IsReveal)]);
        var wrong = check.Lines.Count(line => !line.Good);
        text.AppendLine(wrong == 0 ? "  Nothing is wrong." : string.Create(CultureInfo.InvariantCulture, $"  {wrong} of {check.Lines.Count} are wrong."));
        return text.ToString();
    }

    private static void Add(StringBuilder text, string title, IReadOnlyList<JamfCheckLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var width = lines.Max(line => line.What.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"  {title}");
        foreach (var line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {(!line.Good ? Wrong : line.IsHint ? Hint : Good),-5}  {line.What.PadRight(width)}  {line.Message}");
        }
    }
}
