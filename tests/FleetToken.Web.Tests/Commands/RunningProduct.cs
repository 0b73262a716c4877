using FleetToken.Web.Commands;

namespace FleetToken.Web.Tests.Commands;

/// <summary>The product in loopback mode on a free port, with a Jamf server that does not answer and an empty database.</summary>
public sealed class RunningProduct : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Serve? _serve;

    /// <summary>What runs.</summary>
    public Serve Serve => _serve ?? throw new InvalidOperationException("The product was not started.");

    /// <summary>Configuration that is good, with sync off and the database in a folder.</summary>
    public static Dictionary<string, string?> Configuration(string folder) => new()
    {
        ["Jamf:Servers:main:Url"] = "https://127.0.0.1:9",
        ["Jamf:Servers:main:ClientId"] = "poll",
        ["Jamf:Servers:main:ClientSecret"] = "secret",
        ["Sync:Enabled"] = "false",
        ["Serilog:MinimumLevel:Default"] = "Error",
        ["Store:ConnectionString"] = $"Data Source={Path.Combine(folder, "fleet.db")}",
    };

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        _serve = await Serve.StartAsync(
            new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = Configuration(_folder.Path) },
            TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Serve.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Serve.Address };
}
