using System.Data.Common;
using System.Runtime.CompilerServices;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>One line of an export of findings.</summary>
/// <param name="Mac">The Mac.</param>
/// <param name="Finding">The finding on it.</param>
/// <param name="Accepted">Who lives with it; null where nobody does.</param>
public sealed record FoundLine(MacRow Mac, FindingRow Finding, AcceptanceRow? Accepted);

/// <summary>The findings of an export: their number first, then each, by server, id and place in the catalogue.</summary>
public sealed class FindingExport
{
    private readonly IDbContextFactory<FleetDb> _store;
    private readonly SelectedFindings _selected;
    private readonly FleetScope _scope;

    internal FindingExport(IDbContextFactory<FleetDb> store, SelectedFindings selected, FleetScope scope)
    {
        _store = store;
        _selected = selected;
        _scope = scope;
    }

    /// <summary>How many findings fit.</summary>
    public int Total => _selected.Total;

    /// <summary>Reads them chunk by chunk; between two chunks no read transaction is open.</summary>
    public async IAsyncEnumerable<FoundLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in _selected.Macs.Chunk(MacRowReader.ChunkSize))
        {
            var keys = Array.ConvertAll(chunk, mac => _selected.Fleet[mac.Slot].Key);
            var rows = (await MacRowReader.ReadAsync(db, keys, cancellationToken)).ToDictionary(row => row.Key);
            var findings = await FindingsAsync(db, keys, cancellationToken);
            foreach (var (slot, asked) in chunk)
            {
                // It may have moved to another site since it was selected.
                if (rows.TryGetValue(_selected.Fleet[slot].Key, out var row) && _scope.Includes(row.Site))
                {
                    foreach (var line in Lines(row, slot, asked, findings[row.Key]))
                    {
                        yield return line;
                    }
                }
            }
        }
    }

    private IEnumerable<FoundLine> Lines(MacRow row, int slot, UInt128 asked, IEnumerable<FindingRow> findings)
    {
        var accepted = _selected.Accepted.Of(_selected.Fleet[slot]);
        foreach (var (finding, bit) in findings.Select(finding => (finding, FindingBits.Of(finding.Code))).OrderBy(one => one.Item2))
        {
            if ((asked & bit) != UInt128.Zero)
            {
                yield return new FoundLine(row, finding, (accepted & bit) != UInt128.Zero ? _selected.Accepted.Covering(_selected.Fleet[slot], finding.Code) : null);
            }
        }
    }

    private static async Task<ILookup<int, FindingRow>> FindingsAsync(FleetDb db, int[] keys, CancellationToken cancellationToken)
    {
        var found = new List<FindingRow>(keys.Length * 4);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText =
                $"SELECT mac_key, code, subject, severity, evidence, shown_inside, first_seen FROM findings WHERE mac_key IN (SELECT value FROM json_each({MacRowReader.JsonArray(keys)}))";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(Finding(reader));
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return found.ToLookup(finding => finding.MacKey);
    }

    private static FindingRow Finding(DbDataReader from) => new()
    {
        MacKey = from.GetInt32(0),
        Code = from.GetString(1),
        Subject = StoredValues.Value<FindingSubject>(from.GetString(2)),
        Severity = StoredValues.Value<Severity>(from.GetString(3)),
        Evidence = StoredValues.Value<EvidenceKind>(from.GetString(4)),
        ShownInside = from.IsDBNull(5) ? null : from.GetString(5),
        FirstSeen = StoredValues.Time(from.GetInt64(6)),
    };
}
