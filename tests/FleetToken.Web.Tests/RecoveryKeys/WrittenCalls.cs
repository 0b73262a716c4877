using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>Calls as the runbook's page leaves them, for tests that begin where the key is asked for.</summary>
internal static class WrittenCalls
{
    private const string AtTheLockedDisk = """{"identity":"verified","screen":"fileVault","clue":"forgotten"}""";

    /// <summary>The open call about a Mac; where there is none, one that leads to an outcome is written.</summary>
    public static async Task<long> OfAsync(IDbContextFactory<FleetDb> store, Writer writer, MacId mac, DateTimeOffset now, string? outcome = "o2")
    {
        await using var db = await store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var open = await db.Calls.AsNoTracking().FirstOrDefaultAsync(
            row => row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.ClosedAt == null, TestContext.Current.CancellationToken);
        return open?.Id ?? await writer.WriteFirstAsync(session => session.OpenCall(new CallRow
        {
            Server = mac.Server,
            ComputerId = mac.ComputerId,
            OpenedAt = now,
            OpenedBy = "ada",
            UpdatedAt = now,
            UpdatedBy = "ada",
            Answers = outcome == "o9" ? """{"identity":"verified","purpose":"leaver"}""" : AtTheLockedDisk,
            Tried = "{}",
            Outcome = outcome,
        }));
    }
}
