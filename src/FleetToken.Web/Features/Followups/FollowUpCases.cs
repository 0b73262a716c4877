using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Features.Followups;

/// <summary>What people do about cases that wait for a new key (domain D.5). Who may is for the caller to ask.</summary>
public sealed class FollowUpCases(MacsQuery macs, IDbContextFactory<FleetDb> store, Writer writer, AuditLog audit, CompareKeys compare, TimeProvider time)
{
    private const int MostEnded = 50;

    /// <summary>Cases in the person's scope: every open one, then the latest that ended.</summary>
    public async Task<IReadOnlyList<FollowUpItem>> ListAsync(FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var open = await db.FollowUps.AsNoTracking().Where(row => row.ClosedAt == null).OrderBy(row => row.RevealedAt).ToListAsync(cancellationToken);
        var ended = await db.FollowUps.AsNoTracking().Where(row => row.ClosedAt != null).OrderByDescending(row => row.ClosedAt).Take(MostEnded).ToListAsync(cancellationToken);
        var items = new List<FollowUpItem>();
        foreach (var row in open.Concat(ended))
        {
            if (await macs.FindAsync(new MacId(row.Server, row.ComputerId), scope, cancellationToken) is { } detail)
            {
                items.Add(ItemOf(row, detail));
            }
        }

        return items;
    }

    /// <summary>The person says that the user is back in.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public Task<string?> BackInAsync(long id, CurrentUser person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "the user is back in", (session, _) => session.FollowUps.BackIn(id, time.GetUtcNow()) ? null : "Somebody said so before.", cancellationToken);

    /// <summary>The person says that a new key was asked for.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<string?> AskRotationAsync(long id, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await FindAsync(id, person.Scope, cancellationToken) is not { } found)
        {
            return NotThere;
        }

        if (!found.Standing.MayRotate)
        {
            return "Not yet: a person still needs the old key to get in.";
        }

        var seen = await SeenBackInAsync(found, cancellationToken);
        return await ChangeAsync(
            id,
            person,
            "a new key was asked for",
            (session, _) =>
            {
                foreach (var (row, at) in seen)
                {
                    session.FollowUps.SeeBackIn(row.Id, row.RevealedAt, at);
                }

                // Asked once more within the transaction: the key may have been read out anew since.
                return session.FollowUps.AskRotation(id, time.GetUtcNow()) ? null : "Not now: this follow-up has ended meanwhile, or the key of this Mac was read out once more and that person is not back in.";
            },
            cancellationToken);
    }

    /// <summary>The person sees to it from now on.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public Task<string?> TakeAsync(long id, CurrentUser person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, $"{person.Name} sees to it", (session, _) => session.FollowUps.Take(id, person.Name) ? null : Over, cancellationToken);

    /// <summary>Ends a case without proof: another person than who read the key out does, and says why.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<string?> CloseAsync(long id, FollowUpEnd how, string? reason, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (RevealRules.ReasonFault(reason) is { } fault)
        {
            return fault;
        }

        if (await FindAsync(id, person.Scope, cancellationToken) is not { } item)
        {
            return NotThere;
        }

        if (!MayClose(item, person))
        {
            return "You read this key out, or opened this follow-up. Without proof that the key was replaced somebody else must look and close it.";
        }

        var text = (reason ?? "").Trim().ReplaceLineEndings(" ");
        var entry = Entry(AuditEvent.FollowUpClosed, person, item, new() { ["how"] = StoredValues.Name(how), ["reason"] = text });
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        if (item.Row.Kind == FollowUpKind.NewKey
            && await db.FollowUps.AsNoTracking().AnyAsync(row => row.Kind == FollowUpKind.AdminToken && row.ClosedAt == null && row.Server == item.Row.Server && row.ComputerId == item.Row.ComputerId, cancellationToken))
        {
            return "A temporary admin still holds a token on this Mac: that follow-up ends first.";
        }

        return await writer.WriteFirstAsync(session =>
        {
            if (!session.FollowUps.Close(id, how, person.Name, text, time.GetUtcNow()))
            {
                return Over;
            }

            audit.Append(session, entry);
            return null;
        });
    }

    /// <summary>Opens a case again that had ended, without any proof left.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public Task<string?> ReopenAsync(long id, CurrentUser person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "opened again", (session, _) => session.FollowUps.Reopen(id, person.Name) ? null : "It is open.", cancellationToken);

    /// <summary>
    /// Whether this person may close a case without proof: not who read the key out, nor who opened the case, nor whoever looked at the key in Jamf under one
    /// of this person's account names.
    /// </summary>
    public static bool MayClose(FollowUpItem item, CurrentUser person)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(person);
        var isViewer = item.Row is { Kind: FollowUpKind.NewKey, RevealId: null }
            && RevealRules.IsOwn(new KeyOfMac([item.Detail.Mac with { User = new AssignedUser(item.Row.RevealedBy, null, null) }], IsOfALeaver: false), person);
        return item.Row.RevealedById != person.Id && !isViewer;
    }

    private const string NotThere = "There is no such follow-up.";

    private const string Over = "This follow-up has ended meanwhile.";

    // What reports show and nobody has written down yet.
    private async Task<IReadOnlyList<(FollowUpRow Row, DateTimeOffset At)>> SeenBackInAsync(FollowUpItem item, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var rows = await db.FollowUps.AsNoTracking()
            .Where(row => row.Kind == FollowUpKind.NewKey && row.ClosedAt == null && row.Server == item.Row.Server && row.ComputerId == item.Row.ComputerId)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => (Row: row, ItemOf(row, item.Detail).Standing.BackInAt))
                .Where(one => one.BackInAt is not null && one.BackInAt != one.Row.BackInAt).Select(one => (one.Row, one.BackInAt!.Value)),
        ];
    }

    private async Task<FollowUpItem?> FindAsync(long id, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.FollowUps.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row
            && await macs.FindAsync(new MacId(row.Server, row.ComputerId), scope, cancellationToken) is { } detail
            ? ItemOf(row, detail) : null;
    }

    private async Task<string?> ChangeAsync(long id, CurrentUser person, string what, Func<WriteSession, FollowUpItem, string?> change, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, person.Scope, cancellationToken) is not { } item)
        {
            return NotThere;
        }

        var entry = Entry(AuditEvent.FollowUpChanged, person, item, new() { ["what"] = what });
        return await writer.WriteFirstAsync(session =>
        {
            var fault = change(session, item);
            if (fault is null)
            {
                audit.Append(session, entry);
            }

            return fault;
        });
    }

    private FollowUpItem ItemOf(FollowUpRow row, Fleet.MacDetail detail)
    {
        var standing = FollowUpRows.StandingOf(row, detail, compare.MayCompare(row), time.GetUtcNow());
        return new FollowUpItem(row, detail, standing, FollowUpRotation.For(standing, detail.Evaluation.Verdicts), FollowUpRows.AdminHoldsToken(row, detail));
    }

    private static AuditEntry Entry(AuditEvent happened, CurrentUser person, FollowUpItem item, Dictionary<string, string> details)
    {
        details["followUp"] = item.Row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (person.Entry(happened) with { Details = details }).About(item.Detail.Mac);
    }
}
