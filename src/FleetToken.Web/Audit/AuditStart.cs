using System.Globalization;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Audit;

/// <summary>What is written down when the program starts: with which configuration, and whether the key or the database are others than before.</summary>
public sealed class AuditStart(AuditLog audit, Writer writer, StoreLocation location, AuditKey key, TimeProvider time, IDbContextFactory<FleetDb> databases, ILogger<AuditStart> logger)
{
    /// <summary>Writes the start down. A start that cannot be written is said in the log: pages that only show go on, what must be audited is refused.</summary>
    /// <param name="configuration">Keys and values in force, without secrets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task TellAsync(IReadOnlyDictionary<string, string> configuration, CancellationToken cancellationToken)
    {
        try
        {
            if (await FormerKeyAsync(cancellationToken) is { } former && former != key.Id)
            {
                Log.KeyReplaced(logger, former);
                await audit.AppendAsync(
                    new AuditEntry(AuditEvent.AuditKeyReplaced, AuditEntry.Ourselves) { Details = new Dictionary<string, string> { ["former"] = former, ["new"] = key.Id } },
                    cancellationToken);
            }

            if (StoreCopy.Restored(location) is { } madeAt)
            {
                await TellRestoredAsync(madeAt);
            }

            await audit.AppendAsync(new AuditEntry(AuditEvent.Started, AuditEntry.Ourselves) { Details = configuration }, cancellationToken);
        }
        catch (StoreException failure)
        {
            Log.StartFailed(logger, failure.Message);
        }
    }

    private async Task TellRestoredAsync(DateTimeOffset madeAt)
    {
        var entry = new AuditEntry(AuditEvent.Restored, AuditEntry.Ourselves)
        {
            Details = new Dictionary<string, string> { ["backupOf"] = madeAt.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture), ["apiTokens"] = "all revoked" },
        };

        // What was revoked after the backup would be good again: every token is made anew.
        await writer.WriteFirstAsync(session =>
        {
            session.ForgetRestore();
            session.RevokeAllApiTokens(time.GetUtcNow());
            return audit.Append(session, entry);
        });
    }

    private async Task<string?> FormerKeyAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Audit.AsNoTracking().OrderByDescending(row => row.Sequence).Select(row => row.KeyId).FirstOrDefaultAsync(cancellationToken);
    }
}
