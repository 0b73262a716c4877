namespace FleetToken.Web.Commands;

/// <summary>Which addresses to listen on.</summary>
internal static class Addresses
{
    private const string Default = "http://localhost:5080";

    /// <summary>The first that is given: the command line, <c>ASPNETCORE_URLS</c>, <c>ASPNETCORE_HTTP_PORTS</c>, <c>Urls</c> of a configuration file, port 5080 on this machine.</summary>
    public static IReadOnlyList<string> Choose(string? commandLine, IReadOnlyDictionary<string, string?> variables, string? configured)
    {
        var ports = Split(variables.GetValueOrDefault("ASPNETCORE_HTTP_PORTS")).Select(port => $"http://*:{port}");
        IReadOnlyList<string>[] candidates =
        [
            Split(commandLine),
            Split(variables.GetValueOrDefault("ASPNETCORE_URLS")),
            [.. ports],
            Split(configured),
        ];
        return candidates.FirstOrDefault(addresses => addresses.Count > 0) ?? [Default];
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
