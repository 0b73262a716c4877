namespace FleetToken.Web.Tests.Architecture;

/// <summary>The top of the repository holds only what was agreed and what tools look for there.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] Allowed =
    [
        ".ci", ".config", ".dockerignore", ".editorconfig", ".gitignore",
        "BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props", "FleetToken.sln", "README.md",
        "appsettings.example.json", "deploy", "docker-compose.yml", "global.json", "src", "tests",
    ];

    // What .gitignore names, and git's own.
    private static readonly string[] Local = [".git", "artifacts", "data", "appsettings.json", "appsettings.Local.json", ".vs", ".idea", "StrykerOutput", "TestResults"];

    [Fact]
    public void Root_OfTheRepository_HoldsOnlyWhatBelongsThere()
    {
        var found = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => !Local.Contains(name) && !name.EndsWith(".user", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Allowed.Order(StringComparer.Ordinal), found);
    }
}
