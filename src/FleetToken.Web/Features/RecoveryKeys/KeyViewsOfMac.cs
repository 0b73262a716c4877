using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Who looked at a Mac's key: by our own record, and by Jamf's when a person asks. Neither reads a key. Which Macs a person may see is for the caller to ask.</summary>
public sealed class KeyViewsOfMac(JamfClients clients, IOptions<JamfOptions> jamf, IDbContextFactory<FleetDb> store)
{
    private static readonly string Requested = StoredValues.Name(AuditEvent.KeyRequested);
    private static readonly string Compared = StoredValues.Name(AuditEvent.KeyCompared);
    private static readonly string Shown = StoredValues.Name(AuditEvent.KeyShown);

    /// <summary>Readings of the key by our own record, newest first.</summary>
    public async Task<IReadOnlyList<OwnReading>> OursAsync(MacId mac, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var rows = await db.Reveals.AsNoTracking()
            .Where(row => row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.ReadAt != null)
            .OrderByDescending(row => row.ReadAt)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OwnReading(row.AskedBy, row.ReadAt!.Value, RevealWords.Of(row.Purpose), row.Reason, row.State == RevealState.Shown))];
    }

    /// <summary>Views of the key by Jamf's own record, told apart from ours; a person waits.</summary>
    public async Task<JamfViews> AskJamfAsync(MacId mac, CancellationToken cancellationToken)
    {
        if (!clients.TryGet(mac.Server, out var client))
        {
            return new JamfViews.Failed($"No Jamf server named {mac.Server} is configured.");
        }

        try
        {
            var views = await client.ReadKeyViewsAsync(mac.ComputerId, personWaits: true, cancellationToken);
            await using var db = await store.CreateDbContextAsync(cancellationToken);
            var written = await db.Audit.AsNoTracking()
                .Where(row => row.Server == mac.Server && row.ComputerId == mac.ComputerId && (row.Event == Requested || row.Event == Compared || row.Event == Shown))
                .Select(row => new { row.Event, row.At })
                .ToListAsync(cancellationToken);
            var noKey = await db.Reveals.AsNoTracking()
                .Where(row => row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.State == RevealState.NoKey && row.ReadAt != null)
                .Select(row => row.ReadAt!.Value)
                .ToListAsync(cancellationToken);
            var followed = await db.FollowUps.AsNoTracking()
                .Where(row => row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.Kind == FollowUpKind.NewKey && row.RevealId == null)
                .Select(row => row.RevealedAt)
                .ToListAsync(cancellationToken);
            // A request that Jamf never answered is none; whether a comparison was answered is not kept, so it may have been.
            return new JamfViews.Answered(
                ViewMatching.Of(
                    views.Views,
                    [.. written.Where(one => one.Event != Shown).Select(one => one.At)],
                    [.. written.Where(one => one.Event != Requested).Select(one => one.At), .. noKey],
                    ClientId(mac.Server),
                    followed),
                views.MayBeMore);
        }
        catch (JamfException failure)
        {
            return new JamfViews.Failed(failure.Message);
        }
    }

    private string? ClientId(string server) =>
        jamf.Value.Servers.TryGetValue(server, out var one) && one.Reveal.IsSet ? one.Reveal.ClientId : null;
}
