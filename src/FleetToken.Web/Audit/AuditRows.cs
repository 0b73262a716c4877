using System.Data.Common;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Audit;

/// <summary>Reads entries as they lie in the database, whatever somebody made of them.</summary>
internal static class AuditRows
{
    private const int Sequence = 0, At = 1, Event = 2, By = 3, Roles = 4, Server = 5, Computer = 6, Site = 7, Subject = 8, Details = 9, Previous = 10, Key = 11, Hash = 12;

    /// <summary>What stands in the place of an event that cannot be read; no entry is written by that name.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Entries in the order of a query. One that somebody made unreadable is told as such, and costs none of the others.</summary>
    public static async Task<List<AuditRow>> ReadAsync(IQueryable<AuditRow> entries, CancellationToken cancellationToken)
    {
        try
        {
            return await entries.ToListAsync(cancellationToken);
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            var rows = new List<AuditRow>();
            foreach (var sequence in await entries.Select(row => row.Sequence).ToListAsync(cancellationToken))
            {
                rows.Add(await ReadAsync(entries, sequence, cancellationToken));
            }

            return rows;
        }
    }

    /// <summary>Whether reading failed by what stands in an entry, not by the database.</summary>
    public static bool IsUnreadable(Exception failure) =>
        failure is InvalidOperationException or InvalidCastException or FormatException or ArgumentException or OverflowException && failure is not ObjectDisposedException;

    private static async Task<AuditRow> ReadAsync(IQueryable<AuditRow> entries, long sequence, CancellationToken cancellationToken)
    {
        try
        {
            return await entries.SingleAsync(row => row.Sequence == sequence, cancellationToken);
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return new AuditRow
            {
                Sequence = sequence,
                At = DateTimeOffset.UnixEpoch,
                Event = Unreadable,
                By = "",
                Roles = "",
                Details = """{"why":"This entry cannot be read: somebody changed it in the database. What it said is not known; verify-audit says more."}""",
                Previous = [],
                KeyId = "",
                Hash = [],
            };
        }
    }

    /// <summary>The entry of a row with all columns in the order of the table; null where a value is of a kind that we never write.</summary>
    public static AuditRow? TryRead(DbDataReader row)
    {
        if (row.GetValue(At) is not long at || at is < 0 or > 253_402_300_799_999
            || row.GetValue(Event) is not string happened || row.GetValue(By) is not string by || row.GetValue(Roles) is not string roles
            || row.GetValue(Details) is not string details || row.GetValue(Key) is not string key
            || row.GetValue(Previous) is not byte[] previous || row.GetValue(Hash) is not byte[] hash
            || row.GetValue(Computer) is not (long or DBNull)
            || row.GetValue(Server) is not (string or DBNull) || row.GetValue(Site) is not (string or DBNull) || row.GetValue(Subject) is not (string or DBNull))
        {
            return null;
        }

        return new AuditRow
        {
            Sequence = row.GetInt64(Sequence),
            At = StoredValues.Time(at),
            Event = happened,
            By = by,
            Roles = roles,
            Server = row.GetValue(Server) as string,
            ComputerId = row.GetValue(Computer) as long?,
            Site = row.GetValue(Site) as string,
            Subject = row.GetValue(Subject) as string,
            Details = details,
            Previous = previous,
            KeyId = key,
            Hash = hash,
        };
    }
}
