using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Looks after open follow-ups: reads their Macs on a schedule, writes what reports show, compares keys when a new one shows, ends what is proved.</summary>
public sealed class FollowUpWatch(
    RefreshMac refresh, MacsQuery macs, CompareKeys compare, IDbContextFactory<FleetDb> store, Writer writer, AuditLog audit, TimeProvider time, ILogger<FollowUpWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    // Each comparison is an entry in the audit log and a view in Jamf's: one that failed is not made anew at once.
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromHours(1);

    private readonly Dictionary<long, DateTimeOffset> _looked = [];
    private readonly Dictionary<long, DateTimeOffset> _notCompared = [];

    /// <summary>One look at every follow-up whose turn it is.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var open = await db.FollowUps.AsNoTracking().Where(row => row.ClosedAt == null).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var gone in _looked.Keys.Except(open.Select(row => row.Id)).ToList())
        {
            _looked.Remove(gone);
            _notCompared.Remove(gone);
        }

        foreach (var row in open.Where(IsDue))
        {
            _looked[row.Id] = time.GetUtcNow();
            try
            {
                await LookAsync(row, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever it was: the others still get their turn.
                Log.WatchFailed(logger, row.Id, failure.Message);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.WatchFailed(logger, 0, failure.Message);
            }
        }
    }

    private async Task LookAsync(FollowUpRow row, CancellationToken cancellationToken)
    {
        var id = new MacId(row.Server, row.ComputerId);
        await refresh.LaterAsync(id, cancellationToken);
        if (await macs.FindAsync(id, FleetScope.Everything, cancellationToken) is not { } detail)
        {
            return;
        }

        if (row.Kind == FollowUpKind.AdminToken)
        {
            if (FollowUpRows.AdminHoldsToken(row, detail) == Answer.No)
            {
                await CloseAsync(row, detail.Mac, FollowUpEnd.None, "measured: the admin holds no token any more");
            }

            return;
        }

        await SeeAsync(row, detail.Mac);
        var standing = FollowUpRows.StandingOf(row, detail, compare.MayCompare(row), time.GetUtcNow());

        // The first report that shows it counts, or the clock would start anew with each; what helpdesk ticked is kept already.
        if (standing.BackInAt is { } back && row.BackInSeenAt is null && back != row.BackInAt)
        {
            await writer.WriteFirstAsync(session => session.FollowUps.SeeBackIn(row.Id, row.RevealedAt, back));
        }

        if (standing.State == FollowUpState.Erased)
        {
            await CloseAsync(row, detail.Mac, FollowUpEnd.Erased, "the disk was erased");
        }
        else if (standing.MayCompare && !(_notCompared.TryGetValue(row.Id, out var failed) && time.GetUtcNow() < failed + AfterAFailure)
            && await NoAdminTokenOpenAsync(row, cancellationToken)
            && !await compare.RunAsync(row, detail.Mac, cancellationToken))
        {
            _notCompared[row.Id] = time.GetUtcNow();
        }
    }

    // Without FTK1 a new key shows only by validity that goes away and comes back.
    private async Task SeeAsync(FollowUpRow row, Mac mac)
    {
        if (mac.ReportedAt is not { } reported || reported <= row.RevealedAt)
        {
            return;
        }

        if (mac.RecoveryKey.Validity != KeyValidity.Valid && row.NotValidAt is null)
        {
            row.NotValidAt = reported;
            await writer.WriteFirstAsync(session => session.FollowUps.SeeNotValid(row.Id, row.RevealedAt, reported));
        }
        else if (mac.RecoveryKey.Validity == KeyValidity.Valid && row.NotValidAt < reported && row.ValidAgainAt is null)
        {
            row.ValidAgainAt = reported;
            await writer.WriteFirstAsync(session => session.FollowUps.SeeValidAgain(row.Id, row.RevealedAt, reported));
        }
    }

    private async Task<bool> NoAdminTokenOpenAsync(FollowUpRow row, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return !await db.FollowUps.AsNoTracking().AnyAsync(
            other => other.Kind == FollowUpKind.AdminToken && other.ClosedAt == null && other.Server == row.Server && other.ComputerId == row.ComputerId, cancellationToken);
    }

    private Task<bool> CloseAsync(FollowUpRow row, Mac mac, FollowUpEnd how, string words) => writer.WriteFirstAsync(session =>
    {
        var closed = session.FollowUps.CloseProved(row.Id, row.RevealedAt, how, AuditEntry.Ourselves, time.GetUtcNow());
        if (closed)
        {
            audit.Append(session, CompareKeys.Entry(AuditEvent.FollowUpClosed, row, mac, new() { ["how"] = words }));
        }

        return closed;
    });

    // Often while somebody waits for it, then less: Jamf is the scarce resource.
    private bool IsDue(FollowUpRow row)
    {
        var age = time.GetUtcNow() - row.RevealedAt;
        var every = age < Fresh ? TimeSpan.Zero : age < Recent ? TimeSpan.FromMinutes(10) : TimeSpan.FromHours(1);
        return !_looked.TryGetValue(row.Id, out var looked) || time.GetUtcNow() - looked >= every;
    }
}
