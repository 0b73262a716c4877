using System.Text.RegularExpressions;
using FleetToken.Web.Commands;
using FleetToken.Web.Commands.Configuration;

namespace FleetToken.Web.Tests.Commands;

public sealed partial class ExportTests(RunningDemo demo) : IClassFixture<RunningDemo>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("fileVault=on&severity=high")]
    [InlineData("?phase=lab")]
    public async Task Export_WhileTheProductRuns_IsTheCsvOfTheSameFilterOverHttp(string query)
    {
        await demo.WaitForMacsAsync();
        var file = Path.Combine(_folder.Path, "macs.csv");
        await using var output = new StringWriter();

        var status = await Export.RunAsync(Same(), file, query, output, TestContext.Current.CancellationToken);

        Assert.Equal(0, status);
        Assert.Equal(file + Environment.NewLine, output.ToString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        using var client = demo.Client();
        var overHttp = await client.GetStringAsync("/api/v1/macs.csv?" + query.TrimStart('?'), TestContext.Current.CancellationToken);
        Assert.Equal(Timeless(overHttp), Timeless(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Export_OfAnyList_IsWrittenDownWithItsFilter()
    {
        await demo.WaitForMacsAsync();
        var cancel = TestContext.Current.CancellationToken;
        await Export.RunAsync(Same(), Path.Combine(_folder.Path, "m.csv"), "phase=lab", TextWriter.Null, cancel);
        await Export.FindingsAsync(Same(), Path.Combine(_folder.Path, "f.csv"), "newSince=7d", TextWriter.Null, cancel);
        await Export.TokenHoldersAsync(Same(), Path.Combine(_folder.Path, "t.csv"), "phase=lab", TextWriter.Null, cancel);

        var audit = Path.Combine(_folder.Path, "audit.csv");
        await Export.AuditAsync(Same(), audit, "by=command", TextWriter.Null, cancel);

        var lines = await File.ReadAllLinesAsync(audit, cancel);
        foreach (var told in (string[])["export macs.csv", "export findings.csv", "export token-holders.csv", "export audit.csv"])
        {
            Assert.Contains(lines, line => line.Contains(told, StringComparison.Ordinal));
        }

        Assert.Contains(lines, line => line.Contains("phase=lab", StringComparison.Ordinal));
    }

    [Fact]
    public async Task VerifyAudit_WhileTheProductRuns_SaysThatEveryEntryHolds()
    {
        await using var output = new StringWriter();

        var status = await VerifyAudit.RunAsync(Same(), null, output, TestContext.Current.CancellationToken);
        var head = output.ToString().Split("head ")[1].Trim();
        var again = await VerifyAudit.RunAsync(Same(), head, output, TestContext.Current.CancellationToken);
        var cut = await VerifyAudit.RunAsync(Same(), $"1000{head[head.IndexOf(':', StringComparison.Ordinal)..]}", output, TestContext.Current.CancellationToken);

        Assert.Equal((0, 0, 1), (status, again, cut));
        Assert.Contains("every entry holds", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("but 1000 were expected", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_UnknownFilter_IsRefusedByNameAndWritesNothing()
    {
        var file = Path.Combine(_folder.Path, "macs.csv");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Export.RunAsync(Same(), file, "colour=blue", TextWriter.Null, TestContext.Current.CancellationToken));

        Assert.Contains("colour", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task Export_NoDatabaseYet_SaysWhereItLooked()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Export.RunAsync(ConfigurationReading.Of(RunningProduct.Configuration(_folder.Path)), "out.csv", "", TextWriter.Null, TestContext.Current.CancellationToken));

        Assert.Contains(Path.Combine(_folder.Path, "fleet.db"), refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task Export_ToAFolderThatIsNotThere_SaysSo()
    {
        await demo.WaitForMacsAsync();
        var file = Path.Combine(_folder.Path, "missing", "macs.csv");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Export.RunAsync(Same(), file, "", TextWriter.Null, TestContext.Current.CancellationToken));

        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    // The last column says when the file was made.
    private static string Timeless(string csv) => LastColumn().Replace(csv.TrimStart('\uFEFF'), "\r\n");

    [GeneratedRegex(",[0-9TZ:-]+\r\n")]
    private static partial Regex LastColumn();

    private ConfigurationReading Same() => ConfigurationReading.Of(demo.Configuration);
}
