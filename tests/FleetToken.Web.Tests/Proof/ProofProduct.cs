using System.Text.Json.Nodes;
using FleetToken.Jamf;
using FleetToken.Simulator;
using FleetToken.Web.Commands;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Proof;

/// <summary>The real product on a free port with a database in a folder and every log line in a file, reading one Jamf server.</summary>
internal sealed class ProofProduct : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;
    private Serve? _serve;

    private ProofProduct(TemporaryFolder folder, bool ownsFolder, Serve serve)
    {
        _folder = folder;
        _ownsFolder = ownsFolder;
        _serve = serve;
        Client = new HttpClient { BaseAddress = serve.Address };
    }

    public HttpClient Client { get; }

    /// <summary>Absolute path of the database.</summary>
    public string Database => Path.Combine(_folder.Path, "fleet.db");

    /// <summary>Folder of the database and the log.</summary>
    public string Folder => _folder.Path;

    /// <summary>What runs in it.</summary>
    public IServiceProvider Services => Serve.Services;

    private Serve Serve => _serve ?? throw new ObjectDisposedException(nameof(ProofProduct));

    /// <summary>Starts the product for a simulated server.</summary>
    public static Task<ProofProduct> StartAsync(JamfSimulator simulator, Dictionary<string, string?>? more = null, TemporaryFolder? folder = null) =>
        StartAsync(simulator.Url, simulator.PollClient.ClientId, simulator.PollClient.ClientSecret, more, folder);

    /// <summary>Starts the product for any server.</summary>
    public static async Task<ProofProduct> StartAsync(Uri server, string clientId, string clientSecret, Dictionary<string, string?>? more = null, TemporaryFolder? folder = null)
    {
        var ownsFolder = folder is null;
        folder ??= new TemporaryFolder();
        var configuration = new Dictionary<string, string?>
        {
            ["Jamf:Servers:main:Url"] = server.ToString(),
            ["Jamf:Servers:main:ClientId"] = clientId,
            ["Jamf:Servers:main:ClientSecret"] = clientSecret,
            ["Store:ConnectionString"] = $"Data Source={Path.Combine(folder.Path, "fleet.db")}",

            // The lowest level everywhere, the framework included: what is written at no level is nowhere.
            ["Serilog:MinimumLevel:Default"] = "Verbose",
            ["Serilog:MinimumLevel:Override:Microsoft"] = "Verbose",
            ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.DataProtection"] = "Verbose",
            ["Serilog:MinimumLevel:Override:System"] = "Verbose",
            ["Serilog:MinimumLevel:Override:Polly"] = "Verbose",
            ["Serilog:WriteTo:0:Name"] = "File",
            ["Serilog:WriteTo:0:Args:path"] = Path.Combine(folder.Path, "fleet.log"),
        };
        foreach (var (key, value) in more ?? [])
        {
            configuration[key] = value;
        }

        var serve = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = configuration }, TestContext.Current.CancellationToken);
        return new ProofProduct(folder, ownsFolder, serve);
    }

    /// <summary>Returns when a sweep that began after this call, or the first one, has ended in whatever way.</summary>
    public async Task<ServerSync> SweepAsync(bool first = false)
    {
        var before = first ? null : Server.LastSweep?.StartedAt;
        if (!first)
        {
            Assert.True(Serve.Services.GetRequiredService<SyncWorker>().RequestSweep());
        }

        // The state is set last: only then is everything about the sweep said.
        return await WaitAsync(server => server.LastSweep is { FinishedAt: not null } sweep && sweep.StartedAt != before && server.State != SyncState.Running);
    }

    /// <summary>Asks for a sweep and returns when it could not even begin, or has failed.</summary>
    public async Task<ServerSync> SweepOrFailAsync()
    {
        Assert.True(Serve.Services.GetRequiredService<SyncWorker>().RequestSweep());
        return await WaitAsync(server => server.State == SyncState.Failed && server.Problems.Count > 0);
    }

    /// <summary>Returns when the server's sync is in that state.</summary>
    public async Task<ServerSync> WaitAsync(Func<ServerSync, bool> wanted)
    {
        var status = Serve.Services.GetRequiredService<SyncStatus>();
        var reached = new TaskCompletionSource<ServerSync>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Server is var server && wanted(server))
            {
                reached.TrySetResult(server);
            }
        }

        using var subscription = status.Subscribe(Look);
        Look();
        return await reached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads what was reported since the last reading.</summary>
    public async Task ReadChangesAsync()
    {
        Assert.True(Serve.Services.GetRequiredService<JamfClients>().TryGet("main", out var client));
        await Serve.Services.GetRequiredService<ChangesSync>().ReadAsync(client, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads one Mac now.</summary>
    public Task<RefreshOutcome> RefreshAsync(int id) =>
        Serve.Services.GetRequiredService<RefreshMac>().NowAsync(new("main", id), TestContext.Current.CancellationToken);

    /// <summary>The body of a REST answer, which must be a success.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>All Macs as REST lists them.</summary>
    public async Task<IReadOnlyList<JsonObject>> MacsAsync(string filter = "")
    {
        var macs = new List<JsonObject>();
        for (var page = 1; ; page++)
        {
            var answer = JsonNode.Parse(await GetAsync($"/api/v1/macs?sort=name&pageSize=1000&page={page}{filter}"))!;
            macs.AddRange(answer["items"]!.AsArray().Select(item => item!.AsObject()));
            if (macs.Count >= (int)answer["total"]! || answer["items"]!.AsArray().Count == 0)
            {
                return macs;
            }
        }
    }

    /// <summary>One Mac as REST shows it.</summary>
    public async Task<JsonObject> MacAsync(int id) => JsonNode.Parse(await GetAsync($"/api/v1/macs/main/{id}"))!.AsObject();

    /// <summary>Stops the product; the files stay until it is disposed of.</summary>
    public async Task StopAsync()
    {
        if (_serve is { } serve)
        {
            _serve = null;
            await serve.DisposeAsync();
        }
    }

    /// <summary>The bytes of every file in the folder as they are now.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Files()
    {
        foreach (var path in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            yield return (Path.GetFileName(path), bytes);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }

    private ServerSync Server => Assert.Single(Serve.Services.GetRequiredService<SyncStatus>().Servers);
}
