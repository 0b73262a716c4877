using System.Globalization;

namespace FleetToken.Web.Csv;

/// <summary>Keeps a spreadsheet from running a cell: a Mac's owner chooses its name, and a colleague opens the file.</summary>
public static class SpreadsheetCell
{
    /// <summary>The text, with an apostrophe in front where a spreadsheet would take it for a formula.</summary>
    public static string? Defused(string? text) => text is { Length: > 0 } && IsFormula(text) ? "'" + text : text;

    private static bool IsFormula(string text)
    {
        foreach (var character in text)
        {
            switch (character)
            {
                // Full-width forms count too: Excel in East Asian settings reads them as the plain ones.
                case '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠':
                    return true;
                case var blank when IsBlank(blank):
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>What a spreadsheet may skip before it looks for a formula.</summary>
    private static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
