using System.Globalization;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>Which findings of which Macs were first seen since a moment: 16 bytes a Mac, read by the index on the time they were first seen.</summary>
internal sealed class NewFindings
{
    private UInt128[] _byKey = [];
    private bool _everything;

    /// <summary>The new findings of the Mac with this row key.</summary>
    public UInt128 Of(int key) => _everything ? UInt128.MaxValue : key < _byKey.Length ? _byKey[key] : UInt128.Zero;

    /// <summary>Reads them; with several servers each may have its own moment.</summary>
    public static async Task<NewFindings> ReadAsync(FleetDb db, IReadOnlyList<(string? Server, DateTimeOffset From)> moments, CancellationToken cancellationToken)
    {
        var found = new NewFindings();
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            found._everything = moments.Count > 0 && await IsEverythingAsync(db, moments.Max(moment => moment.From), cancellationToken);
            foreach (var (server, from) in found._everything ? [] : moments)
            {
                await found.ReadAsync(db, server, from, cancellationToken);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return found;
    }

    // In the first days everything is new: one look at the index then says so, and no row is read.
    private static async Task<bool> IsEverythingAsync(FleetDb db, DateTimeOffset from, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT MIN(first_seen) FROM findings";
        return await command.ExecuteScalarAsync(cancellationToken) is long first && first >= StoredValues.Milliseconds(from);
    }

    private async Task ReadAsync(FleetDb db, string? server, DateTimeOffset from, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var since = StoredValues.Milliseconds(from).ToString(CultureInfo.InvariantCulture);
        command.CommandText = server is null
            ? $"SELECT mac_key, code FROM findings WHERE first_seen >= {since}"
            : $"SELECT mac_key, code FROM findings JOIN macs ON macs.key = findings.mac_key WHERE first_seen >= {since} AND server = @server";
        if (server is not null)
        {
            var name = command.CreateParameter();
            (name.ParameterName, name.Value) = ("@server", server);
            command.Parameters.Add(name);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Mark(reader.GetInt32(0), FindingBits.Of(reader.GetString(1)));
        }
    }

    private void Mark(int key, UInt128 bit)
    {
        if (key >= _byKey.Length)
        {
            Array.Resize(ref _byKey, Math.Max(key + 1, _byKey.Length * 2));
        }

        _byKey[key] |= bit;
    }
}
