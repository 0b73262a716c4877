namespace FleetToken.Web.Tests.Architecture;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Absolute path of its top folder.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("The tests do not run inside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "FleetToken.sln")) ? folder.FullName
        : Find(folder.Parent);
}
