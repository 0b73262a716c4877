using System.Runtime.CompilerServices;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Audit;

/// <summary>A page of the audit log, newest first.</summary>
/// <param name="Total">How many entries fit the filter.</param>
/// <param name="Items">The entries of this page.</param>
/// <param name="Next">Number to give as <c>before</c> for older ones; null where there are none.</param>
public sealed record AuditEntries(int Total, IReadOnlyList<AuditItem> Items, long? Next);

/// <summary>
/// Reads the audit log. Somebody who sees only some sites sees the entries about Macs of those sites; entries about no Mac are for those who see every Mac.
/// </summary>
public sealed class AuditQuery(IDbContextFactory<FleetDb> databases)
{
    private const int Chunk = 500;

    /// <summary>One page of entries that fit; <paramref name="sites"/> null for somebody who sees every Mac.</summary>
    public async Task<AuditEntries> ListAsync(AuditFilter filter, IReadOnlyCollection<string>? sites, int size, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var total = await Select(db, filter with { Before = null }, sites).CountAsync(cancellationToken);
        var rows = await AuditRows.ReadAsync(Select(db, filter, sites).OrderByDescending(row => row.Sequence).Take(size + 1), cancellationToken);
        return new AuditEntries(total, [.. rows.Take(size).Select(AuditItem.Of)], rows.Count > size ? rows[size - 1].Sequence : null);
    }

    /// <summary>How many entries fit.</summary>
    public async Task<int> CountAsync(AuditFilter filter, IReadOnlyCollection<string>? sites, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Select(db, filter, sites).CountAsync(cancellationToken);
    }

    /// <summary>All entries that fit, oldest first, read in chunks.</summary>
    public async IAsyncEnumerable<AuditItem> ReadAsync(AuditFilter filter, IReadOnlyCollection<string>? sites, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long after = 0;
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var last = after;
            var rows = await AuditRows.ReadAsync(Select(db, filter, sites).Where(row => row.Sequence > last).OrderBy(row => row.Sequence).Take(Chunk), cancellationToken);
            foreach (var row in rows)
            {
                yield return AuditItem.Of(row);
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            after = rows[^1].Sequence;
        }
    }

    /// <summary>Count and hash of the last entry.</summary>
    public async Task<AuditHead> HeadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = (await AuditRows.ReadAsync(db.Audit.AsNoTracking().OrderByDescending(row => row.Sequence).Take(1), cancellationToken)).FirstOrDefault();
        return last is null ? new AuditHead(0, AuditCheck.NoHash)
            : new AuditHead(last.Sequence, last.Hash.Length > 0 ? Convert.ToHexStringLower(last.Hash) : AuditRows.Unreadable);
    }

    private static IQueryable<AuditRow> Select(FleetDb db, AuditFilter filter, IReadOnlyCollection<string>? sites)
    {
        var rows = db.Audit.AsNoTracking();
        if (sites is not null)
        {
            rows = rows.Where(row => row.ComputerId != null && row.Site != null && sites.Contains(row.Site));
        }

        if (filter.Events.Count > 0)
        {
            var events = filter.Events;
            rows = rows.Where(row => events.Contains(row.Event));
        }

        if (filter.By.Length > 0)
        {
            var by = Part(filter.By);
            rows = rows.Where(row => EF.Functions.Like(row.By, by, "\\"));
        }

        if (filter.Subject.Length > 0)
        {
            var subject = Part(filter.Subject);
            rows = rows.Where(row => EF.Functions.Like(row.Subject!, subject, "\\"));
        }

        if (filter.From is { } from)
        {
            var start = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero);
            rows = rows.Where(row => row.At >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            rows = rows.Where(row => row.At < end);
        }

        if (filter.Before is { } before)
        {
            rows = rows.Where(row => row.Sequence < before);
        }

        return rows;
    }

    private static string Part(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
