using System.Globalization;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Keeps calls, so that they can be resumed and handed over. Who may is for the caller to ask.</summary>
public sealed class Calls(MacsQuery macs, IDbContextFactory<FleetDb> store, Writer writer, AuditLog audit, TimeProvider time)
{
    private const int MostListed = 50;
    private const string NoName = "This looks like a recovery key or a password, not like the name of an account. It was not kept.";

    /// <summary>Open calls in the person's scope, those handed over first, then the latest.</summary>
    public Task<IReadOnlyList<CallItem>> OpenAsync(FleetScope scope, CancellationToken cancellationToken) => ListAsync([CallState.HandedOver, CallState.Open], scope, cancellationToken);

    /// <summary>Calls in the person's scope that wait for a Mac admin, the latest first.</summary>
    public Task<IReadOnlyList<CallItem>> HandedOverAsync(FleetScope scope, CancellationToken cancellationToken) => ListAsync([CallState.HandedOver], scope, cancellationToken);

    private async Task<IReadOnlyList<CallItem>> ListAsync(IReadOnlyList<CallState> states, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow() - CallRow.Forgotten;
        var rows = await db.Calls.AsNoTracking()
            .Where(row => row.ClosedAt == null && row.UpdatedAt > since && states.Contains(row.State))
            .OrderByDescending(row => row.UpdatedAt).ToListAsync(cancellationToken);
        var items = new List<CallItem>();
        foreach (var row in rows.OrderByDescending(row => row.State == CallState.HandedOver))
        {
            if (await macs.FindAsync(new MacId(row.Server, row.ComputerId), scope, cancellationToken) is { } detail)
            {
                items.Add(new CallItem(row, detail.Item));
            }

            // Counted within the scope: calls of other sites must not hide one's own.
            if (items.Count == MostListed)
            {
                break;
            }
        }

        return items;
    }

    /// <summary>The open call about a Mac; null where there is none.</summary>
    public async Task<Call?> FindOpenAsync(MacId mac, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow() - CallRow.Forgotten;
        var row = await db.Calls.AsNoTracking()
            .Where(row => row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.ClosedAt == null && row.UpdatedAt > since)
            .OrderByDescending(row => row.UpdatedAt).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Call.Of(row);
    }

    /// <summary>Writes how far a call is, and that it began where it is new; the call as it is now, or why it was not written.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<CallSaved> SaveAsync(Call call, RunbookView view, Fleet.MacDetail detail, CurrentUser person, CallEffect? effect = null)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(person);
        if (NoteFault(call.Note) is { } fault)
        {
            return new CallSaved(null, fault);
        }

        if (call.AdminHolderName is { } name && SecretInText.IsIn(name))
        {
            return new CallSaved(null, NoName);
        }

        // Whoever confirmed an erase did so for the call as it stood.
        var lapses = call.Tried.Erase.IsConfirmed && !EraseChecklist.MayErase(view.Decision);
        if (lapses)
        {
            call = call with { Tried = call.Tried with { Erase = call.Tried.Erase.Unconfirmed() } };
        }

        if (AccountFault(effect) is { } wrong)
        {
            return new CallSaved(null, wrong);
        }

        var row = RowOf(call, view, person);
        var opened = call.Id is null ? Entry(AuditEvent.CallOpened, person, detail, call, []) : null;
        var moved = call.State switch
        {
            CallState.HandedOver => Entry(AuditEvent.CallHandedOver, person, detail, call, new() { ["outcome"] = row.Outcome ?? "", ["row"] = row.TableRow ?? "", ["note"] = call.Note ?? "" }),
            CallState.Closed => Entry(AuditEvent.CallClosed, person, detail, call, new() { ["outcome"] = row.Outcome ?? "", ["row"] = row.TableRow ?? "" }),
            _ => null,
        };
        var id = await writer.WriteFirstAsync<long?>(session =>
        {
            if (opened is not null)
            {
                row.Id = session.OpenCall(row);
                if (row.Id == 0)
                {
                    return null;
                }

                audit.Append(session, opened);
            }
            else if (!session.SaveCall(row, call.UpdatedAt ?? default))
            {
                return null;
            }

            if (moved is not null)
            {
                audit.Append(session, moved);
            }

            if (lapses)
            {
                audit.Append(session, Entry(AuditEvent.EraseUnconfirmed, person, detail, call, new() { ["outcome"] = row.Outcome ?? "", ["row"] = row.TableRow ?? "" }));
            }

            WriteEffect(session, effect, row, person, detail, call);
            return row.Id;
        });
        return id is null
            ? new CallSaved(null, "Somebody else went on with this call meanwhile. Load it again to see where it is.")
            : new CallSaved(call with { Id = id, UpdatedAt = row.UpdatedAt, UpdatedBy = row.UpdatedBy }, null);
    }

    private void WriteEffect(WriteSession session, CallEffect? effect, CallRow row, CurrentUser person, Fleet.MacDetail detail, Call call)
    {
        AuditEntry Of(AuditEvent happened, params ReadOnlySpan<(string Key, string Value)> details)
        {
            var all = new Dictionary<string, string>();
            foreach (var (key, value) in details)
            {
                all[key] = value;
            }

            return Entry(happened, person, detail, call, all);
        }

        switch (effect)
        {
            case CallEffect.BackIn when session.FollowUps.BackInOf(row.Server, row.ComputerId, row.Id, row.UpdatedAt):
                audit.Append(session, Of(AuditEvent.FollowUpChanged, ("what", "the user is back in")));
                break;
            case CallEffect.AdminToken { Account: var account }:
                session.FollowUps.Open(AdminTokenOf(account, row, person));
                audit.Append(session, Of(AuditEvent.FollowUpOpened, ("what", "a temporary admin holds a token"), ("account", account)));
                break;
            case CallEffect.EraseSettled { Item: var item }:
                audit.Append(session, Of(AuditEvent.EraseSettled, ("item", StoredValues.Name(item))));
                break;
            case CallEffect.EraseConfirmed:
                audit.Append(session, Of(AuditEvent.EraseConfirmed, ("outcome", row.Outcome ?? ""), ("row", row.TableRow ?? "")));
                break;
        }
    }

    private static string? AccountFault(CallEffect? effect) => effect switch
    {
        CallEffect.AdminToken { Account: var account } when string.IsNullOrWhiteSpace(account) => "Name the account that has a token now: without it nobody can tell when the token is gone.",
        CallEffect.AdminToken { Account: var account } when SecretInText.IsIn(account) => NoName,
        _ => null,
    };

    /// <summary>What is wrong with a note for the next person; null where it is right, or empty.</summary>
    public static string? NoteFault(string? note) => string.IsNullOrWhiteSpace(note) ? null : RevealRules.ReasonFault(note);

    private CallRow RowOf(Call call, RunbookView view, CurrentUser person)
    {
        // To the millisecond, as the database keeps it: the next writing compares.
        var now = StoredValues.Time(StoredValues.Milliseconds(time.GetUtcNow()));
        return new CallRow
        {
            Id = call.Id ?? 0,
            Server = call.Mac.Server,
            ComputerId = call.Mac.ComputerId,
            OpenedAt = call.OpenedAt,
            OpenedBy = person.Name,
            UpdatedAt = call.UpdatedAt is { } before && now <= before ? before.AddMilliseconds(1) : now,
            UpdatedBy = person.Name,
            Ticket = call.Ticket,
            Answers = call.AnswersJson(),
            Tried = call.TriedJson(),
            Outcome = view.IsShown ? StoredValues.Name(view.Decision.Outcome) : null,
            TableRow = view.IsShown ? view.Decision.Row : null,
            State = call.State,
            Note = call.Note,
            ClosedAt = call.State == CallState.Closed ? now : null,
        };
    }

    private static FollowUpRow AdminTokenOf(string account, CallRow row, CurrentUser person) => new()
    {
        Kind = FollowUpKind.AdminToken,
        Server = row.Server,
        ComputerId = row.ComputerId,
        Owner = person.Name,
        Ticket = row.Ticket,
        RevealedAt = row.UpdatedAt,
        RevealedById = person.Id,
        RevealedBy = person.Name,
        Account = account.Trim(),
    };

    private static AuditEntry Entry(AuditEvent happened, CurrentUser person, Fleet.MacDetail detail, Call call, Dictionary<string, string> details)
    {
        if (call.Id is { } id)
        {
            details["call"] = id.ToString(CultureInfo.InvariantCulture);
        }

        if (call.Ticket is { } ticket)
        {
            details["ticket"] = ticket;
        }

        return (person.Entry(happened) with { Details = details }).About(detail.Mac);
    }
}

/// <summary>An open call with its Mac.</summary>
public sealed record CallItem(CallRow Row, MacItem Mac);

/// <summary>A call as it was written, or why it was not.</summary>
public sealed record CallSaved(Call? Call, string? Fault);
