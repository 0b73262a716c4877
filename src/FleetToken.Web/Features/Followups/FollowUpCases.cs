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
    public Task<string?> AskRotationAsync(long id, CurrentUser person, CancellationToken cancellationToken) => ChangeAsync(
        id,
        person,
        "a new key was asked for",
        (session, item) => !item.Standing.MayRotate ? "Not yet: the person still needs the old key to get in." : session.FollowUps.AskRotation(id, time.GetUtcNow()) ? null : Over,
        cancellationToken);

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
            return "There is no such follow-up.";
        }

        if (item.Row.RevealedById == person.Id)
        {
            return "You read this key out. Without proof that it was replaced somebody else must look and close it.";
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

    private const string Over = "This follow-up has ended meanwhile.";

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
            return "There is no such follow-up.";
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
        var standing = FollowUpRows.StandingOf(row, detail, compare.MayRead(row.Server), time.GetUtcNow());
        return new FollowUpItem(row, detail, standing, FollowUpRotation.For(standing, detail.Evaluation.Verdicts), FollowUpRows.AdminHoldsToken(row, detail));
    }

    private static AuditEntry Entry(AuditEvent happened, CurrentUser person, FollowUpItem item, Dictionary<string, string> details)
    {
        details["followUp"] = item.Row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (person.Entry(happened) with { Details = details }).About(item.Detail.Mac);
    }
}
