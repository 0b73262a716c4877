using System.Threading.Channels;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Sync;

/// <summary>Judges a Mac anew when a follow-up of its key opens, changes or ends: Macs with an open one, and Macs that still have the finding. At the start, too.</summary>
internal sealed class DisclosedKeys(
    IDbContextFactory<FleetDb> databases, Writer writer, MacLedger ledger, TimeProvider time, ILogger<DisclosedKeys> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _written = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Judges them once.</summary>
    /// <exception cref="StoreException">The store refused.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = await db.FollowUps.AsNoTracking()
            .Where(row => row.Kind == FollowUpKind.NewKey && row.ClosedAt == null)
            .Select(row => new MacId(row.Server, row.ComputerId))
            .ToListAsync(cancellationToken);
        var found = await db.Findings.AsNoTracking()
            .Where(finding => finding.Code == FindingCatalogue.KeyDisclosed)
            .Join(db.Macs, finding => finding.MacKey, mac => mac.Key, (_, mac) => new MacId(mac.Server, mac.ComputerId))
            .ToListAsync(cancellationToken);
        foreach (var batch in open.Union(found).Chunk(Writer.MacsPerTransaction))
        {
            await ledger.RejudgeAsync(batch, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        writer.FollowUpsWritten += Tell;
        Tell();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        writer.FollowUpsWritten -= Tell;
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _written.Reader.ReadAsync(stoppingToken))
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotJudgedForFollowUps(logger, failure);
                await Task.Delay(Again, time, stoppingToken);
                Tell();
            }
        }
    }

    private void Tell() => _written.Writer.TryWrite(true);
}
