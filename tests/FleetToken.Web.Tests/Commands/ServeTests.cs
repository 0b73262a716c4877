using System.Net;
using System.Net.Sockets;
using FleetToken.Web.Commands;
using FleetToken.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Commands;

public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    [InlineData("http://fleet.example.org:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task Start_AddressThatOthersCanReach_IsRefusedAndNamesSignIn(string urls)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(urls));

        Assert.Contains("Access:Oidc", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://127.0.0.2:0")]
    public async Task Start_LoopbackAddress_Serves(string urls)
    {
        await using var serve = await StartAsync(urls);

        Assert.All(serve.Addresses, address => Assert.True(address.IsLoopback));
        Assert.NotEqual(0, serve.Address.Port);
    }

    [Fact]
    public async Task Start_PortInUse_SaysSoInOneSentenceThatNamesUrls()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var urls = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(urls));

        Assert.Contains("--urls", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(urls, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:0/fleet")]
    [InlineData("http://192.0.2.1:0/")]
    public async Task Start_AddressThatIsNone_SaysSoAndNamesUrls(string urls)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(urls));

        Assert.Contains("--urls", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Start_WrongConfiguration_ListsEveryFaultByItsKey()
    {
        var configuration = RunningProduct.Configuration(_folder.Path);
        configuration["Jamf:PageSize"] = "0";
        configuration["Jamf:RequestTimeout"] = "soon";
        configuration["Jamf:Servers:main:Url"] = "http://jamf.example.org";
        configuration["Store:ConnectionString"] = "nonsense";
        configuration["Fleet:StaleAfter"] = "-1.00:00:00";
        configuration["Surprise"] = "1";

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = configuration }, TestContext.Current.CancellationToken));

        foreach (var key in (string[])["Jamf:PageSize", "Jamf:RequestTimeout", "Jamf:Servers:main:Url", "Store:ConnectionString", "Fleet:StaleAfter", "Surprise"])
        {
            Assert.Contains($"\n  {key}", refusal.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnTheDatabaseOfAnother_GivesNoneOfItsAuditEntriesOut()
    {
        await using var first = await StartAsync("http://127.0.0.1:0");
        var lines = Path.Combine(_folder.Path, "second.jsonl");
        var configuration = RunningProduct.Configuration(_folder.Path);
        configuration["Audit:JsonLines"] = lines;

        await Assert.ThrowsAsync<StartRefusedException>(() =>
            Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = configuration }, TestContext.Current.CancellationToken));

        Assert.False(File.Exists(lines));
    }

    [Fact]
    public async Task Start_NoJamfServer_SaysWhichKeysToSet()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = new Dictionary<string, string?>() }, TestContext.Current.CancellationToken));

        Assert.Contains("Jamf:Servers", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--demo", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_OfTheDemo_LeavesNothingBehind()
    {
        var serve = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", DemoMacs = 3, Configuration = new Dictionary<string, string?> { ["Serilog:MinimumLevel:Default"] = "Error" } }, TestContext.Current.CancellationToken);
        var folder = Path.GetDirectoryName(serve.Services.GetRequiredService<StoreLocation>().Path)!;
        Assert.True(Directory.Exists(folder));

        await serve.DisposeAsync();

        Assert.False(Directory.Exists(folder));
    }

    private Task<Serve> StartAsync(string urls) =>
        Serve.StartAsync(new ServeSettings { Urls = urls, Configuration = RunningProduct.Configuration(_folder.Path) }, TestContext.Current.CancellationToken);
}
