using FleetToken.Domain;
using FleetToken.Jamf;
using FleetToken.Simulator;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Sync;

/// <summary>Simulated Jamf servers, a database file and the rooms between, on one clock that the test moves. The worker runs only where a test starts it.</summary>
internal sealed class SyncHouse : IAsyncDisposable
{
    public const string Main = "main";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, JamfSimulator> _servers;
    private readonly List<IHostedService> _started = [];
    private ServiceProvider _services;

    private readonly bool _readsKeys;

    private SyncHouse(Dictionary<string, JamfSimulator> servers, FakeTimeProvider time, FleetSettings settings, bool readsKeys)
    {
        _readsKeys = readsKeys;
        _servers = servers;
        Time = time;
        Settings = settings;
        _services = Build();
    }

    public FakeTimeProvider Time { get; }

    public FleetSettings Settings { get; private set; }

    /// <summary>Called whenever the program looks at its clock.</summary>
    public Action? Looked { get; set; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("fleettoken-sync-").FullName;

    public string DatabasePath => Path.Combine(Folder, "fleet.db");

    public JamfSimulator Jamf => _servers[Main];

    public SyncStatus Status => Get<SyncStatus>();

    public ServerSync MainStatus => Status.Servers.Single(server => server.Name == Main);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<SyncHouse> StartAsync(int macs) => StartAsync(new SimulatorOptions { Macs = macs });

    public static Task<SyncHouse> StartAsync(SimulatorOptions options, FleetSettings? settings = null, params string[] moreServers) =>
        StartAsync(options, settings, readsKeys: false, moreServers);

    /// <summary>With the room that reads recovery keys, and the reveal client it needs.</summary>
    public static Task<SyncHouse> StartWithKeysAsync(SimulatorOptions options) => StartAsync(options, settings: null, readsKeys: true);

    private static async Task<SyncHouse> StartAsync(SimulatorOptions options, FleetSettings? settings, bool readsKeys, params string[] moreServers)
    {
        // A clock of its own that only goes forward when told, at a fixed time.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var servers = new Dictionary<string, JamfSimulator>();
        foreach (var name in (string[])[Main, .. moreServers])
        {
            servers[name] = await JamfSimulator.StartAsync(options with { TimeProvider = time, TokenLifetimeSeconds = 86_400 * 400 }, Cancel);
        }

        var house = new SyncHouse(servers, time, settings ?? new FleetSettings(), readsKeys);
        await house.StartServicesAsync();
        return house;
    }

    public JamfSimulator Server(string name) => _servers[name];

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public JamfClient Client(string name = Main) => Get<JamfClients>().TryGet(name, out var client) ? client : throw new InvalidOperationException(name);

    /// <summary>Sweeps a second later than whatever was before.</summary>
    public async Task<SyncRunRow> SweepAsync(string name = Main)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return (await Get<FleetSync>().SweepAsync(Client(name), Cancel)).Run;
    }

    public async Task<SyncRunRow> SweepWhollyAsync(string name = Main)
    {
        var run = await SweepAsync(name);
        Assert.Null(run.Error);
        Assert.True(run.Complete);
        return run;
    }

    public async Task<SyncRunRow?> ReadChangesAsync() => (await Get<ChangesSync>().ReadAsync(Client(), Cancel))?.Run;

    public async Task<FleetDb> OpenAsync() => await Get<IDbContextFactory<FleetDb>>().CreateDbContextAsync(Cancel);

    public async Task<MacRow> RowAsync(int id, string server = Main)
    {
        await using var db = await OpenAsync();
        return await db.Macs.AsNoTracking().SingleAsync(row => row.Server == server && row.ComputerId == id, Cancel);
    }

    public async Task<IReadOnlyList<ChangeRow>> ChangesOfAsync(int id, string server = Main)
    {
        var key = (await RowAsync(id, server)).Key;
        await using var db = await OpenAsync();
        return await db.Changes.AsNoTracking().Where(change => change.MacKey == key).OrderBy(change => change.Id).ToListAsync(Cancel);
    }

    /// <summary>Stops the program and starts it again on the same file, perhaps with other settings.</summary>
    public async Task RestartAsync(FleetSettings? settings = null)
    {
        await StopServicesAsync();
        Settings = settings ?? Settings;
        _services = Build();
        await StartServicesAsync();
    }

    public async Task<SyncWorker> StartWorkerAsync()
    {
        var worker = Get<SyncWorker>();
        await worker.StartAsync(Cancel);
        _started.Add(worker);
        return worker;
    }

    /// <summary>Moves the clock in steps until something is so; every step lets others run.</summary>
    public Task UntilAsync(Func<bool> so, TimeSpan step) => UntilAsync(() => Task.FromResult(so()), step);

    /// <summary>Moves the clock in steps until a look says that something is so; every step lets others run.</summary>
    /// <exception cref="TimeoutException">It was not so after minutes of real time: it will never be.</exception>
    public async Task UntilAsync(Func<Task<bool>> so, TimeSpan step)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await so())
        {
            if (TimeProvider.System.GetElapsedTime(began) > LongestWait)
            {
                throw new TimeoutException("What was waited for did not come.");
            }

            Cancel.ThrowIfCancellationRequested();
            Time.Advance(step);
            await Task.Delay(10, Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopServicesAsync();
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private ServiceProvider Build()
    {
        var values = new Dictionary<string, string?> { ["Store:ConnectionString"] = $"Data Source={DatabasePath}", ["Jamf:PageSize"] = "20" };
        foreach (var (name, server) in _servers)
        {
            values[$"Jamf:Servers:{name}:Url"] = server.Url.ToString();
            values[$"Jamf:Servers:{name}:ClientId"] = server.PollClient.ClientId;
            values[$"Jamf:Servers:{name}:ClientSecret"] = server.PollClient.ClientSecret;
            if (_readsKeys)
            {
                values[$"Jamf:Servers:{name}:Reveal:ClientId"] = server.RevealClient.ClientId;
                values[$"Jamf:Servers:{name}:Reveal:ClientSecret"] = server.RevealClient.ClientSecret;
            }
        }

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new WatchedClock(Time, () => Looked?.Invoke()));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddSingleton(Options.Create(Settings));
        services.AddJamf();
        services.AddStore();
        services.AddSingleton<FleetIndex>();
        services.AddSync();
        if (_readsKeys)
        {
            services.AddFleet();
            services.AddAudit();
            services.AddSingleton(new AccessState(AccessMode.Loopback));
            services.AddRecoveryKeys();
            services.AddHelpdesk();
        }

        return services.BuildServiceProvider();
    }

    private async Task StartServicesAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Where(service => service is not SyncWorker))
        {
            await service.StartAsync(Cancel);
            _started.Add(service);
        }
    }

    private async Task StopServicesAsync()
    {
        foreach (var service in Enumerable.Reverse(_started))
        {
            await service.StopAsync(CancellationToken.None);
        }

        _started.Clear();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
