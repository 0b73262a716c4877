using System.Text.RegularExpressions;
using FleetToken.Domain.Findings;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The catalogue, and the table that people read.</summary>
public sealed class FindingCatalogueTests
{
    private static readonly string Domain = Path.Combine(Root(), "src", "FleetToken.Domain");

    [Fact]
    public void Codes_InTheCatalogue_AreUnique() =>
        Assert.Distinct(FindingCatalogue.All.Select(description => description.Code));

    [Fact]
    public void Find_OfUnknownCode_GivesNull() => Assert.Null(FindingCatalogue.Find("FT-XXX-99"));

    [Fact]
    public void Find_OfEachCode_GivesItsDescription() =>
        Assert.All(FindingCatalogue.All, description => Assert.Same(description, FindingCatalogue.Find(description.Code)));

    [Fact]
    public void ImpliedCodes_OfEachFinding_ComeLaterInTheCatalogueAndExist() =>
        Assert.All(
            FindingCatalogue.All.SelectMany(description => description.Implies),
            code => Assert.NotNull(FindingCatalogue.Find(code)));

    [Fact]
    public void Texts_OfEachFinding_AreWhole() => Assert.All(FindingCatalogue.All, description =>
    {
        Assert.False(description.Title.EndsWith('.'), description.Title);
        Assert.True(description.Why.EndsWith('.'), description.Why);
        Assert.NotEmpty(description.Sources);
        Assert.EndsWith(".", description.Criteria.Note, StringComparison.Ordinal);
        Assert.Distinct(description.Controls.Select(control => (control.Framework, control.Id)));
        Assert.NotEqual(Severity.None, description.WorstSeverity);
    });

    [Fact]
    public void Readme_OfTheFolder_ListsExactlyTheCatalogue()
    {
        var rows = RowsOf("Findings/README.md").Where(cells => cells.Length == 6).ToList();

        Assert.Equal(
            FindingCatalogue.All.Select(item => (item.Code, item.Title, item.Subject.ToString(), item.WorstSeverity.ToString(), item.OptIn)),
            rows.Select(cells => (cells[0], cells[1], cells[2], cells[3], cells[4].StartsWith("Opt-in.", StringComparison.Ordinal))));
        Assert.All(rows, cells => Assert.EndsWith(".", cells[4], StringComparison.Ordinal));
        var named = rows.Select(cells => cells[5].Split('(', ')')[1]).ToList();
        Assert.Distinct(named);
        Assert.All(rows.Zip(named), row => Assert.Contains($"\"{row.First[0]}\"", File.ReadAllText(Path.Combine(Domain, "Findings", row.Second)), StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_OfTheFolder_ListsTheCodesThatAreNotJudgedWithTheirStatus()
    {
        var rows = RowsOf("Findings/README.md").Where(cells => cells.Length == 4).ToList();

        Assert.Equal(
            [("FT-PRK-08", "later"), ("FT-PRK-09", "later"), ("FT-BUG-02", "text"), ("FT-SEC-03", "withdrawn")],
            rows.Select(cells => (cells[0], cells[2])));
        Assert.All(rows, cells => Assert.Null(FindingCatalogue.Find(cells[0])));
    }

    [Fact]
    public void Claims_S1ToS46_AreEachCarriedBySomethingThatExists()
    {
        var rows = File.ReadLines(Path.Combine(Domain, "CLAIMS.md"))
            .Where(line => Regex.IsMatch(line, "^\\| S[0-9]"))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        var types = typeof(FindingCatalogue).Assembly.GetTypes().Select(type => type.Name).ToHashSet();
        var known = RowsOf("Findings/README.md").Select(cells => cells[0]).ToHashSet();

        Assert.Equal(Enumerable.Range(1, 46).Select(number => $"S{number}"), rows.Select(cells => cells[0]));
        foreach (var cells in rows)
        {
            var codes = Regex.Matches(cells[2], "FT-[A-Z]+-[0-9]+").Select(match => match.Value).ToList();
            var named = Regex.Matches(cells[2], "`([A-Z]\\w+)`").Select(match => match.Groups[1].Value).ToList();
            Assert.All(codes, code => Assert.Contains(code, known));
            Assert.All(named, type => Assert.Contains(type, types));
            Assert.True(codes.Count + named.Count > 0 || cells[2].StartsWith("row", StringComparison.Ordinal), cells[0]);
        }
    }

    private static List<string[]> RowsOf(string file) =>
    [
        .. File.ReadLines(Path.Combine(Domain, file))
            .Where(line => line.StartsWith("| FT-", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FleetToken.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds FleetToken.sln.");
        }

        return folder.FullName;
    }
}
