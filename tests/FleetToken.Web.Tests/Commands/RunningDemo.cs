using FleetToken.Web.Commands;

namespace FleetToken.Web.Tests.Commands;

/// <summary>The demo with a small fleet on a free port.</summary>
public sealed class RunningDemo : IAsyncLifetime
{
    private Serve? _serve;

    /// <summary>What runs.</summary>
    public Serve Serve => _serve ?? throw new InvalidOperationException("The demo was not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        _serve = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", DemoMacs = 60 }, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Serve.DisposeAsync();

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Serve.Address };
}
