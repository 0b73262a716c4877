using System.Data.Common;
using FleetToken.Web.Store;

namespace FleetToken.Web.Audit;

/// <summary>Reads entries as they lie in the database, whatever somebody made of them.</summary>
internal static class AuditRows
{
    private const int Sequence = 0, At = 1, Event = 2, By = 3, Roles = 4, Server = 5, Computer = 6, Site = 7, Subject = 8, Details = 9, Previous = 10, Key = 11, Hash = 12;

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
