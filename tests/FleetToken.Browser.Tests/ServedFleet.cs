using System.Net.Http.Json;
using System.Text.Json;
using FleetToken.Web.Commands;
using FleetToken.Web.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Browser.Tests;

/// <summary>The product in this process over a simulated Jamf Pro that it has read once.</summary>
public abstract class ServedFleet : IAsyncLifetime
{
    private Serve? _serve;

    /// <summary>The address a browser opens.</summary>
    public Uri Address => Serve.Address;

    /// <summary>The product's parts, for what no page can do, such as letting time pass.</summary>
    public IServiceProvider Services => Serve.Services;

    private Serve Serve => _serve ?? throw new InvalidOperationException("The product was not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _serve = await Serve.StartAsync(await SettingsAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await FirstSweepAsync(_serve.Services.GetRequiredService<SyncStatus>(), TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Serve.DisposeAsync();
    }

    /// <summary>The path of the first Mac that a filter finds.</summary>
    public async Task<string> FirstMacAsync(string query)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var answer = await http.GetFromJsonAsync<JsonElement>($"/api/v1/macs?{query}&pageSize=1", TestContext.Current.CancellationToken);
        var mac = answer.GetProperty("items").EnumerateArray().First();
        return $"/macs/{mac.GetProperty("server").GetString()}/{mac.GetProperty("id").GetInt64()}";
    }

    /// <summary>How to serve it.</summary>
    protected abstract Task<ServeSettings> SettingsAsync(CancellationToken cancellationToken);

    private static async Task FirstSweepAsync(SyncStatus sync, CancellationToken cancellationToken)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = sync.Subscribe(Look);
        Look();
        await read.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);

        void Look()
        {
            if (sync.Servers.All(server => server.LastComplete is not null))
            {
                read.TrySetResult();
            }
        }
    }
}
