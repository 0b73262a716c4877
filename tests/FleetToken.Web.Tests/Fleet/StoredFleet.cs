using FleetToken.Domain;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>A database file with Macs, the index over it, and a clock that the test sets.</summary>
internal sealed class StoredFleet : IAsyncDisposable
{
    /// <summary>The time of every such fleet.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("fleet").FullName;

    private Writer? _writer;

    private StoredFleet()
    {
        var path = Path.Combine(_folder, "fleet.db");
        Store = new PooledDbContextFactory<FleetDb>(new DbContextOptionsBuilder<FleetDb>().UseSqlite($"Data Source={path};Pooling=False").Options);
        Index = new FleetIndex(Store);
        Lists = new MacLists(Index, Time);
        Macs = new MacsQuery(Index, Store, Lists, Facts, Options.Create(Settings), Time);
        Configuration = new ConfigurationQuery(Index, Store, Lists, Facts, Options.Create(Settings), Time);
        Findings = new FindingsQuery(Index, Store, Lists, Options.Create(Settings), Time);
    }

    public FleetSettings Settings { get; } = new();

    public FakeTimeProvider Time { get; } = new(Now);

    public IDbContextFactory<FleetDb> Store { get; }

    public FleetIndex Index { get; }

    public MacLists Lists { get; }

    public StoredFacts Facts { get; } = new();

    public MacsQuery Macs { get; }

    public FindingsQuery Findings { get; }

    public ConfigurationQuery Configuration { get; }

    public static async Task<StoredFleet> OfAsync(params IEnumerable<MacRow> rows)
    {
        var fleet = new StoredFleet();
        await using (var db = await fleet.Store.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        }

        await fleet.AddAsync(db => db.Macs.AddRange(rows));
        await fleet.Index.LoadAsync(TestContext.Current.CancellationToken);
        return fleet;
    }

    /// <summary>Accepts findings through the one writer, as the product does.</summary>
    public async Task<Acceptances> AcceptancesAsync()
    {
        var audit = await AuditAsync();
        return new Acceptances(Index, Store, _writer!, audit, Time, NullLogger<Acceptances>.Instance);
    }

    /// <summary>The audit log of the same file.</summary>
    public async Task<AuditLog> AuditAsync()
    {
        var location = new StoreLocation(new StoreOptions { ConnectionString = "Data Source=fleet.db" }, _folder);
        if (_writer is null)
        {
            _writer = new Writer(location, NullLogger<Writer>.Instance);
            await _writer.StartAsync(TestContext.Current.CancellationToken);
        }

        return new AuditLog(_writer, new AuditKey(new KeyFolder(Options.Create(new KeyOptions()), location)), location, Time);
    }

    /// <summary>Calls of the same file.</summary>
    public async Task<FleetToken.Web.Features.Helpdesk.Calls> CallsAsync()
    {
        var audit = await AuditAsync();
        return new(Macs, Store, _writer!, audit, Time);
    }

    /// <summary>Writes to the database, past the index.</summary>
    public async Task AddAsync(Action<FleetDb> add)
    {
        await using var db = await Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        add(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Writes rows and tells the index, as a commit does.</summary>
    public async Task CommitAsync(IReadOnlyList<MacRow> rows)
    {
        await using (var db = await Store.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var known = await db.Macs.AsNoTracking().Select(row => row.Key).ToHashSetAsync(TestContext.Current.CancellationToken);
            foreach (var row in rows)
            {
                db.Entry(row).State = known.Contains(row.Key) ? EntityState.Modified : EntityState.Added;
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Index.Apply(rows);
    }

    /// <summary>Names of the Macs of a query string, in order.</summary>
    public async Task<IReadOnlyList<string?>> NamesAsync(string query, FleetScope? scope = null)
    {
        var page = await Macs.ListAsync(Filter(query), scope ?? FleetScope.Everything, TestContext.Current.CancellationToken);
        return [.. page.Items.Select(item => item.Name)];
    }

    /// <summary>The filter of a query string that has no fault.</summary>
    public static MacFilter Filter(string query)
    {
        var filter = MacFilter.Parse(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query), out var problems);
        Assert.Empty(problems);
        return filter;
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.StopAsync(CancellationToken.None);
            _writer.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
