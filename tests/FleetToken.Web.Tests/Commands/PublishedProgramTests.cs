using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FleetToken.Web.Tests.Architecture;

namespace FleetToken.Web.Tests.Commands;

/// <summary>The published program as the container starts it, as a process of its own.</summary>
public sealed class PublishedProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Demo_WithTheContainersVariables_LivesShowsAPageAndLeavesNothing()
    {
        var program = await PublishAsync();
        var port = FreePort();
        var temporary = Directory.CreateDirectory(Path.Combine(_folder.Path, "tmp")).FullName;
        using var demo = Start(program, ["--demo", "--demo-macs", "20"], ("ASPNETCORE_HTTP_PORTS", port), ("DOTNET_RUNNING_IN_CONTAINER", "true"), ("TMPDIR", temporary));
        try
        {
            var line = await FirstLineAsync(demo, "FleetToken demo");
            Assert.Contains($":{port}/", line, StringComparison.Ordinal);

            using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            using var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            var page = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
            Assert.Contains("FleetToken", page, StringComparison.Ordinal);

            // Every style and script the page names is really there, and not empty.
            var files = Regex.Matches(page, "(?:src|href)=\"([^\"]+\\.(?:js|css|svg))\"").Select(match => match.Groups[1].Value).Distinct().ToList();
            Assert.Contains(files, file => file.Contains("blazor.web", StringComparison.Ordinal));
            foreach (var file in files)
            {
                Assert.NotEmpty(await client.GetByteArrayAsync(file, TestContext.Current.CancellationToken));
            }

            // As a container is stopped.
            using var stop = Process.Start("kill", ["-TERM", demo.Id.ToString(CultureInfo.InvariantCulture)]);
            await demo.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, demo.ExitCode);
            Assert.Empty(Directory.EnumerateDirectories(temporary, "fleettoken-*"));
        }
        finally
        {
            demo.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Product_WithFaultsInItsConfiguration_PrintsThemAndNothingElse()
    {
        using var product = Start(Built(), [], ("Jamf__Servers__main__Url", "http://jamf.example.org"), ("Jamf__PageSise", "5"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

        var (status, output, error) = await EndAsync(product);

        Assert.NotEqual(0, status);
        Assert.Equal("", output);
        Assert.Contains("Jamf:PageSise", error, StringComparison.Ordinal);
        Assert.Contains("Jamf:Servers:main:Url", error, StringComparison.Ordinal);
        Assert.Contains("Jamf:Servers:main:ClientId", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Product_OnAPortInUse_SaysSoInOneSentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        using var product = Start(Built(), ["--demo", "--demo-macs", "3", "--urls", address]);

        var (status, output, error) = await EndAsync(product);

        Assert.NotEqual(0, status);
        Assert.Contains("--urls", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }

    private static string Configuration => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Split('_')[0];

    private static string Built() => Path.Combine(Repository.Root, "artifacts", "bin", "FleetToken.Web", Configuration, "FleetToken.Web.dll");

    // What was built for the tests is published as it is: compiling ahead of time would take a minute and test the compiler.
    private async Task<string> PublishAsync()
    {
        var published = Path.Combine(_folder.Path, "app");
        using var publish = Dotnet(["publish", Path.Combine(Repository.Root, "src", "FleetToken.Web"), "-c", Configuration, "--no-build", "-p:PublishReadyToRun=false", "-o", published]);
        var (status, output, error) = await EndAsync(publish);
        Assert.True(status == 0, output + error);
        return Path.Combine(published, "FleetToken.Web.dll");
    }

    private Process Start(string program, string[] arguments, params (string Name, string Value)[] variables) =>
        Dotnet([program, .. arguments], variables);

    private Process Dotnet(IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private static async Task<string> FirstLineAsync(Process process, string beginning)
    {
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                return line;
            }
        }

        throw new InvalidOperationException($"The program ended without a line that begins with \"{beginning}\".");
    }

    private static async Task<(int Status, string Output, string Error)> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
