using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.Followups;
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
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>A simulated Jamf with a reveal client, a database file, and all rooms that read keys, on one clock that the test moves. Nothing runs by itself.</summary>
internal sealed class KeyHouse : IAsyncDisposable
{
    public const string Check = "Seen in person, with their badge";

    private readonly string _folder = Directory.CreateTempSubdirectory("fleettoken-keys-").FullName;
    private readonly List<IHostedService> _started = [];
    private readonly ServiceProvider _services;

    private KeyHouse(JamfSimulator jamf, FakeTimeProvider time, AccessMode mode, Dictionary<string, string?> more)
    {
        Jamf = jamf;
        Time = time;
        _services = Build(mode, more);
    }

    public JamfSimulator Jamf { get; }

    public FakeTimeProvider Time { get; }

    public KeptLog Log { get; } = new();

    public string Database => Path.Combine(_folder, "fleet.db");

    /// <summary>A Mac with a good key, whose script reports and whose person has a token.</summary>
    public SimulatedMac Mac => Jamf.Fleet.Macs.First(IsGood);

    public MacId Id => IdOf(Mac.Id);

    /// <summary>At the helpdesk, with a password given just now.</summary>
    public CurrentUser Ada => Person("ada", Role.Viewer, Role.Helpdesk);

    public CurrentUser Ben => Person("ben", Role.Approver);

    public CurrentUser Cleo => Person("cleo", Role.Approver);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static MacId IdOf(int id) => new("main", id);

    public static Task<KeyHouse> StartAsync(params (string Key, string Value)[] more) => StartAsync(new SimulatorOptions { Macs = 40 }, more);

    public static async Task<KeyHouse> StartAsync(SimulatorOptions options, params (string Key, string Value)[] more)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var jamf = await JamfSimulator.StartAsync(options with { TimeProvider = time, TokenLifetimeSeconds = 86_400 * 400 }, Cancel);
        var house = new KeyHouse(jamf, time, AccessMode.SignIn, more.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        foreach (var service in house._services.GetServices<IHostedService>().Where(service => service is not (SyncWorker or FollowUpWatch)))
        {
            await service.StartAsync(Cancel);
            house._started.Add(service);
        }

        await house.SweepAsync();
        return house;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CurrentUser Person(string name, params Role[] roles) => new(name, roles.ToHashSet(), FleetScope.Everything)
    {
        Subject = $"sub-{name}",
        PasswordAt = Time.GetUtcNow(),
        Accounts = [$"{name}@example.org"],
    };

    public async Task SweepAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Get<JamfClients>().TryGet("main", out var client));
        Assert.Null((await Get<FleetSync>().SweepAsync(client, Cancel)).Run.Error);
    }

    public async Task<FleetDb> OpenAsync() => await Get<IDbContextFactory<FleetDb>>().CreateDbContextAsync(Cancel);

    /// <summary>A wish of a call that is still to be named.</summary>
    public RevealWish Wish(int? id = null) => new(id is { } other ? IdOf(other) : Id, RevealPurpose.LockOut, "They forgot their password.", Check)
    {
        SerialTail = Jamf.Fleet.Find(id ?? Mac.Id)?.SerialNumber[^4..],
    };

    /// <summary>A wish that has no fault: of the Mac's open call, or of one that is written for it.</summary>
    public async Task<RevealWish> OfCallAsync(RevealWish? wish = null)
    {
        var of = wish ?? Wish();
        return of is { Purpose: RevealPurpose.LockOut, CallId: null } ? of with { CallId = await CallAsync(mac: of.Mac) } : of;
    }

    /// <summary>Asks for a key and gives the request's id; a lock-out without a call gets one.</summary>
    public async Task<string> AskAsync(CurrentUser? person = null, RevealWish? wish = null)
    {
        var asked = await Get<RevealRequests>().AskAsync(await OfCallAsync(wish), person ?? Ada, Cancel);
        Assert.Null(asked.Fault);
        return asked.Id!;
    }

    public Task<Showing> ShowAsync(string request, CurrentUser? person = null) => Get<RevealRecoveryKey>().ShowAsync(request, person ?? Ada, Cancel);

    public Task<string?> DecideAsync(string request, CurrentUser person, bool approve = true, string? reason = null) =>
        Get<RevealRequests>().DecideAsync(request, approve, reason, person, Cancel);

    /// <summary>Asks and reads; the key was shown.</summary>
    public async Task<Showing.Shown> RevealAsync(CurrentUser? person = null, RevealWish? wish = null) =>
        Assert.IsType<Showing.Shown>(await ShowAsync(await AskAsync(person, wish), person));

    /// <summary>The open call about a Mac, or a new one that leads to an outcome.</summary>
    public Task<long> CallAsync(string? outcome = "o2", MacId? mac = null) =>
        WrittenCalls.OfAsync(Get<IDbContextFactory<FleetDb>>(), Get<Writer>(), mac ?? Id, Time.GetUtcNow(), outcome);

    /// <summary>How often a key was asked from Jamf.</summary>
    public long KeysAsked => Jamf.Traffic.Of(SimulatorRoute.FileVault);

    /// <summary>What happened, oldest first, without what starting wrote.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync() => [.. (await AuditAsync()).Select(row => row.Event)];

    public async Task<IReadOnlyList<AuditRow>> AuditAsync()
    {
        await using var db = await OpenAsync();
        return await db.Audit.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync(Cancel);
    }

    public async Task<RevealRow> RevealRowAsync(string id)
    {
        await using var db = await OpenAsync();
        return await db.Reveals.AsNoTracking().SingleAsync(row => row.Id == id, Cancel);
    }

    public async Task<IReadOnlyList<FollowUpRow>> FollowUpsAsync()
    {
        await using var db = await OpenAsync();
        return await db.FollowUps.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancel);
    }

    /// <summary>How many requests a key was read for.</summary>
    public async Task<int> ReadingsAsync()
    {
        await using var db = await OpenAsync();
        return await db.Reveals.CountAsync(row => row.ReadAt != null, Cancel);
    }

    public async Task SqlAsync(string sql)
    {
        await using var db = await OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    /// <summary>Makes every entry of a kind impossible to write; null for every kind.</summary>
    public Task RefuseEntriesAsync(string? happened = null) => SqlAsync(
        $"CREATE TRIGGER refused BEFORE INSERT ON audit {(happened is null ? "" : $"WHEN NEW.event = '{happened}'")} BEGIN SELECT RAISE(ABORT, 'refused'); END");

    public Task AllowEntriesAsync() => SqlAsync("DROP TRIGGER refused");

    /// <summary>Goes on in steps: Macs whose keys were looked at live on, and follow-ups are looked at.</summary>
    public async Task LiveAsync(int seconds)
    {
        for (var passed = 0; passed < seconds; passed += 10)
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            Jamf.FollowUpOnViews();
            await WatchAsync();
        }
    }

    public Task WatchAsync() => Get<FollowUpWatch>().LookAsync(Cancel);

    /// <summary>The bytes of everything in the folder, journal included.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Files()
    {
        foreach (var path in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            yield return (Path.GetFileName(path), bytes);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_started))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        await Jamf.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsGood(SimulatedMac mac) => mac is
    {
        KeyAnswer: SimulatedKeyAnswer.Key, KeyValidity: "VALID", KeyInEscrow: true, PartitionState: "ENCRYPTED", User.Username: not null,
        Probes: { ConsoleUser: not null, Volume: not null, Flaw: Ftk1Flaw.None, Failed: null },
    };

    private ServiceProvider Build(AccessMode mode, Dictionary<string, string?> more)
    {
        var values = new Dictionary<string, string?>
        {
            ["Store:ConnectionString"] = $"Data Source={Database}",
            ["Jamf:PageSize"] = "20",
            ["Jamf:RequestTimeout"] = "00:10:00",
            ["Jamf:Servers:main:Url"] = Jamf.Url.ToString(),
            ["Jamf:Servers:main:ClientId"] = Jamf.PollClient.ClientId,
            ["Jamf:Servers:main:ClientSecret"] = Jamf.PollClient.ClientSecret,
            ["Jamf:Servers:main:Reveal:ClientId"] = Jamf.RevealClient.ClientId,
            ["Jamf:Servers:main:Reveal:ClientSecret"] = Jamf.RevealClient.ClientSecret,
        };
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values.Where(pair => pair.Value != "")).Build());
        services.AddSingleton(Options.Create(new FleetSettings { Leavers = [.. values.Where(pair => pair.Key.StartsWith("Fleet:Leavers:", StringComparison.Ordinal)).Select(pair => pair.Value!)] }));
        services.AddStore();
        services.AddAudit();
        services.AddFleet();
        services.AddJamf();
        services.AddSync();
        services.AddSingleton(new AccessState(mode));
        services.AddRecoveryKeys();
        services.AddHelpdesk();
        services.AddFollowUps();
        return services.BuildServiceProvider();
    }
}
