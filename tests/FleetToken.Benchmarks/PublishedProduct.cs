using System.Diagnostics;

namespace FleetToken.Benchmarks;

/// <summary>The product as it ships: published, with machine code in its files.</summary>
internal static class PublishedProduct
{
    /// <summary>Publishes it and gives the path of the program.</summary>
    public static async Task<string> MakeAsync(WorkFolder folder)
    {
        Console.Error.WriteLine("Publishing the product…");
        var output = folder.File("product");
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "src", "FleetToken.Web"));
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "--self-contained", "false", "-v", "quiet", "-o", output]))
            ?? throw new InvalidOperationException("dotnet could not be started.");
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(output, "FleetToken.Web.dll")
            : throw new InvalidOperationException("The product could not be published.");
    }
}
