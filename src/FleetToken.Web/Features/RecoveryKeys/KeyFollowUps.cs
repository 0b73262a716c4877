using System.Globalization;
using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What a Mac's page writes about follow-ups of its key. Who may is for the caller to ask.</summary>
public sealed class KeyFollowUps(Writer writer, AuditLog audit, TimeProvider time)
{
    private const string Jamf = "Jamf Pro, no name given";

    /// <summary>
    /// Opens a case for a view that Jamf wrote down and that is not surely ours; it has no fingerprint, so a second person closes it: neither the viewer nor who
    /// opens it. Answers why not, or null.
    /// </summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public Task<string?> OpenAsync(Mac mac, SeenView view, CurrentUser person)
    {
        ArgumentNullException.ThrowIfNull(mac);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(person);
        if (view is not { Is: not ViewIs.Ours, At: { } at } || at > time.GetUtcNow())
        {
            return Task.FromResult<string?>("A follow-up can be opened for a view at a known time that is not one of FleetToken's own.");
        }

        var who = view.Who ?? Jamf;
        var row = new FollowUpRow
        {
            Kind = FollowUpKind.NewKey,
            Server = mac.Id.Server,
            ComputerId = mac.Id.ComputerId,
            Owner = person.Name,
            RevealedAt = at,
            RevealedById = person.Id,
            RevealedBy = who,
        };
        return writer.WriteFirstAsync<string?>(session =>
        {
            if (session.FollowUps.IsOpenOf(row.Server, row.ComputerId, at))
            {
                return "Somebody has opened a follow-up for this view meanwhile.";
            }

            var id = session.FollowUps.Open(row);
            audit.Append(session, Entry(AuditEvent.FollowUpOpened, person, mac, new()
            {
                ["followUp"] = id.ToString(CultureInfo.InvariantCulture),
                ["what"] = view.Is == ViewIs.NotOurs
                    ? "Jamf's record names a view of the key that FleetToken did not make"
                    : "Jamf's record names a view of the key, and it cannot be told whether FleetToken made it",
                ["viewedBy"] = who,
                ["viewedAt"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            }));
            return null;
        });
    }

    /// <summary>The person says, after a reveal, that the user is back in; false where every open case says so already.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public Task<bool> BackInAsync(Mac mac, CurrentUser person)
    {
        ArgumentNullException.ThrowIfNull(mac);
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteFirstAsync(session =>
        {
            var written = session.FollowUps.BackInOf(mac.Id.Server, mac.Id.ComputerId, call: null, time.GetUtcNow());
            if (written)
            {
                audit.Append(session, Entry(AuditEvent.FollowUpChanged, person, mac, new() { ["what"] = "the user is back in" }));
            }

            return written;
        });
    }

    private static AuditEntry Entry(AuditEvent happened, CurrentUser person, Mac mac, Dictionary<string, string> details) =>
        (person.Entry(happened) with { Details = details }).About(mac);
}
