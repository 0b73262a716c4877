using FleetToken.Domain.Findings;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The catalogue, and the table that people read.</summary>
public sealed class FindingCatalogueTests
{
    private static readonly string Folder = Path.Combine(Root(), "src", "FleetToken.Domain", "Findings");

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
        Assert.NotEmpty(description.Phases);
        Assert.NotEqual(Severity.None, description.WorstSeverity);
    });

    [Fact]
    public void Readme_OfTheFolder_ListsExactlyTheCatalogue()
    {
        var rows = File.ReadLines(Path.Combine(Folder, "README.md"))
            .Where(line => line.StartsWith("| FT-", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();

        Assert.Equal(
            FindingCatalogue.All.Select(item => (item.Code, item.Title, item.Subject.ToString(), item.WorstSeverity.ToString())),
            rows.Select(cells => (cells[0], cells[1], cells[2], cells[3])));
        Assert.All(rows, cells => Assert.EndsWith(".", cells[4], StringComparison.Ordinal));
        var named = rows.Select(cells => cells[5].Split('(', ')')[1]).ToList();
        Assert.Distinct(named);
        Assert.All(rows.Zip(named), row => Assert.Contains($"\"{row.First[0]}\"", File.ReadAllText(Path.Combine(Folder, row.Second)), StringComparison.Ordinal));
    }

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
