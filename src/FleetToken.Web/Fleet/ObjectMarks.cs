using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>Since when findings of objects hold and who accepted them: a few hundred rows at most, read whole.</summary>
internal sealed class ObjectMarks
{
    private readonly Dictionary<(string Server, string Name, string Code), DateTimeOffset> _firstSeen;
    private readonly Dictionary<(string Server, string Name, string Code), AcceptanceRow> _accepted = [];

    private ObjectMarks(Dictionary<(string Server, string Name, string Code), DateTimeOffset> firstSeen, IReadOnlyList<AcceptanceRow> holding)
    {
        _firstSeen = firstSeen;
        foreach (var acceptance in holding)
        {
            var key = (acceptance.Server, acceptance.ObjectName ?? "", acceptance.Code);
            if (!_accepted.TryGetValue(key, out var other) || AcceptedFindings.IsBefore(acceptance, other))
            {
                _accepted[key] = acceptance;
            }
        }
    }

    /// <summary>Reads them.</summary>
    public static async Task<ObjectMarks> ReadAsync(FleetDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await db.ObjectFindings.AsNoTracking().ToListAsync(cancellationToken);
        var holding = await db.Acceptances.AsNoTracking()
            .Where(one => one.ObjectName != null && one.WithdrawnAt == null && one.Until > now)
            .ToListAsync(cancellationToken);
        return new ObjectMarks(rows.ToDictionary(row => (row.Server, row.ObjectName, row.Code), row => row.FirstSeen), holding);
    }

    /// <summary>UTC time since when it holds without a break; null where no sweep has recorded it yet.</summary>
    public DateTimeOffset? FirstSeen(string server, string name, string code) =>
        _firstSeen.TryGetValue((server, name, code), out var at) ? at : null;

    /// <summary>The acceptance that covers it; null where nobody lives with it.</summary>
    public AcceptanceRow? Accepted(string server, string name, string code) => _accepted.GetValueOrDefault((server, name, code));
}
