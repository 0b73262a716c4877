using FleetToken.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Audit;

/// <summary>An entry that was known before: how many there were, and the last one's hash in hexadecimal digits.</summary>
public sealed record AuditHead(long Count, string Hash)
{
    /// <summary>As it is logged, exported and given to <c>verify-audit --expect</c>.</summary>
    public override string ToString() => $"{Count}:{Hash}";

    /// <summary>Reads <c>COUNT:HASH</c>; null where the text is something else.</summary>
    public static AuditHead? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var count) && count >= 0
            && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit)
            ? new AuditHead(count, parts[1].ToLowerInvariant())
            : null;
    }
}

/// <summary>What a walk along the audit log found.</summary>
/// <param name="Head">Count and hash of the last entry.</param>
/// <param name="Faults">What does not hold, the first ones; empty where everything does.</param>
/// <param name="FaultCount">How many things do not hold.</param>
public sealed record AuditVerdict(AuditHead Head, IReadOnlyList<string> Faults, int FaultCount)
{
    /// <summary>Whether every entry holds.</summary>
    public bool Holds => FaultCount == 0;
}

/// <summary>Walks along the audit log and finds what was edited, deleted, put elsewhere or cut off.</summary>
public sealed class AuditCheck(AuditKey key, IDbContextFactory<FleetDb> databases)
{
    private const int MostFaultsTold = 20;

    /// <summary>The hash before the first entry.</summary>
    internal static readonly string NoHash = new('0', 64);

    /// <summary>Walks the whole log. An earlier head finds a tail that was cut off.</summary>
    /// <exception cref="StoreException">Database or keys cannot be read.</exception>
    public async Task<AuditVerdict> RunAsync(AuditHead? expected, CancellationToken cancellationToken)
    {
        var keys = key.ReadAll();
        var walk = new Walk(keys, expected);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """SELECT sequence, "at", event, "by", roles, server, computer_id, site, subject, details, previous, key_id, hash FROM audit ORDER BY sequence""";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            walk.Take(AuditRows.TryRead(rows), rows.GetInt64(0));
        }

        return walk.End();
    }

    private sealed class Walk(IReadOnlyDictionary<string, byte[]> keys, AuditHead? expected)
    {
        private readonly List<string> _faults = [];
        private int _faultCount;
        private long _last;
        private string _hash = NoHash;
        private bool _sawExpected;

        public void Take(AuditRow? row, long sequence)
        {
            if (sequence != _last + 1)
            {
                Fault(sequence <= 0 ? $"Entry {sequence} has a number that is never given."
                    : sequence == _last + 2 ? $"Entry {_last + 1} is missing."
                    : $"Entries {_last + 1} to {sequence - 1} are missing.");
            }

            _last = sequence;
            if (row is null)
            {
                Fault($"Entry {sequence} cannot be read: it was edited.");
                _hash = "";
                return;
            }

            var hash = Convert.ToHexStringLower(row.Hash);
            if (Convert.ToHexStringLower(row.Previous) != _hash && _hash.Length > 0)
            {
                Fault($"Entry {sequence} does not follow the one before it.");
            }

            if (!keys.TryGetValue(row.KeyId, out var signedWith))
            {
                Fault($"Entry {sequence} cannot be checked: it was signed with key {row.KeyId}, which is not in Keys:Folder.");
            }
            else if (!System.Security.Cryptography.HMACSHA256.HashData(signedWith, CanonicalRow.Of(row)).AsSpan().SequenceEqual(row.Hash))
            {
                Fault($"Entry {sequence} was edited, or made without the audit key.");
            }

            _hash = hash;
            if (expected is not null && sequence == expected.Count)
            {
                _sawExpected = true;
                if (hash != expected.Hash)
                {
                    Fault($"Entry {sequence} is not the one that was expected there.");
                }
            }
        }

        public AuditVerdict End()
        {
            if (expected is { Count: > 0 } && !_sawExpected)
            {
                Fault($"The log ends at entry {_last}, but {expected.Count} were expected: its end was cut off, or an older database was put back.");
            }

            return new AuditVerdict(new AuditHead(_last, _hash.Length > 0 ? _hash : NoHash), _faults, _faultCount);
        }

        private void Fault(string words)
        {
            _faultCount++;
            if (_faults.Count < MostFaultsTold)
            {
                _faults.Add(words);
            }
        }
    }
}
