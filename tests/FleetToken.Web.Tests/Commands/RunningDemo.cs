using FleetToken.Web.Commands;
using FleetToken.Web.Demo;
using FleetToken.Web.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Commands;

/// <summary>The demo with a small fleet on a free port.</summary>
public sealed class RunningDemo : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Quiet = new() { ["Serilog:MinimumLevel:Default"] = "Error" };

    private Serve? _serve;

    /// <summary>What runs.</summary>
    public Serve Serve => _serve ?? throw new InvalidOperationException("The demo was not started.");

    /// <summary>Its configuration, for a command that works beside it.</summary>
    public IReadOnlyDictionary<string, string?> Configuration => Serve.Services.GetRequiredService<DemoMode>().Configuration;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        _serve = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", DemoMacs = 60, Configuration = Quiet }, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Serve.DisposeAsync();

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Serve.Address };

    /// <summary>Returns when the first sweep is complete.</summary>
    public async Task WaitForMacsAsync()
    {
        var status = Serve.Services.GetRequiredService<SyncStatus>();
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (status.Servers.All(server => server.LastComplete is not null))
            {
                complete.TrySetResult();
            }
        }

        using var subscription = status.Subscribe(Look);
        Look();
        await complete.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }
}
