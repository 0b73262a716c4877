using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FleetToken.Web.Store;

namespace FleetToken.Web.Audit;

/// <summary>
/// Adds entries to the audit log, each bound to the one before. What must be written down is written down first: if that fails, the act is refused.
/// </summary>
public sealed class AuditLog(Writer writer, AuditKey key, StoreLocation location, TimeProvider time)
{
    private const int LongestText = 2_000;

    private static readonly byte[] Nothing = new byte[32];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds an entry before everything else that waits to be written; it is committed when this returns.</summary>
    /// <exception cref="StoreException">It could not be written: what it is about must not happen.</exception>
    public async Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await writer.WriteFirstAsync(session => Append(session, entry));
    }

    /// <summary>Adds an entry within the transaction of the act it is about: both are written, or neither.</summary>
    public long Append(WriteSession session, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(entry);
        var last = session.LastAudit();
        var row = new AuditRow
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            At = StoredValues.Time(StoredValues.Milliseconds(time.GetUtcNow())),
            Event = StoredValues.Name(entry.Event),
            By = Bounded(entry.By),
            Roles = Bounded(entry.Roles),
            Server = entry.Server,
            ComputerId = entry.ComputerId,
            Site = Bounded(entry.Site),
            Subject = Bounded(entry.Subject),
            Details = DetailsOf(entry),
            Previous = last?.Hash ?? Nothing,
            KeyId = key.Id,
            Hash = Nothing,
        };
        row.Hash = key.Sign(CanonicalRow.Of(row));
        session.AddAudit(row);
        return row.Sequence;
    }

    /// <summary>Adds an entry from a command that runs beside the serving program, with a transaction of its own.</summary>
    /// <exception cref="StoreException">It could not be written: what it is about must not happen.</exception>
    public void AppendFromCommand(AuditEntry entry)
    {
        try
        {
            using var session = WriteSession.Open(location);
            session.InTransaction(open => Append(open, entry));
        }
        catch (Exception failure) when (failure is Microsoft.Data.Sqlite.SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StoreException.From(failure, location.Path);
        }
    }

    private static string DetailsOf(AuditEntry entry)
    {
        var details = entry.Details.ToDictionary(pair => pair.Key, pair => Bounded(pair.Value));
        if (entry.Person is { } person)
        {
            details[AuditEntry.PersonDetail] = Bounded(person);
        }

        return JsonSerializer.Serialize(details.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(), Plain);
    }

    // What a stranger can make arbitrarily long would fill the disk, and half a letter pair cannot be written as UTF-8.
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Bounded(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return whole.Length <= LongestText ? whole : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(whole[..LongestText])) + "…";
    }
}
