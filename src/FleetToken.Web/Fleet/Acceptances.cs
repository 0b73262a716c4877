using System.Globalization;
using FleetToken.Domain.Findings;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet;

/// <summary>A finding to accept on one Mac, on the Macs of a group or of one object of Jamf's configuration.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Server">Configured server name.</param>
/// <param name="ComputerId">Jamf's computer id; null for a group.</param>
/// <param name="GroupName">Computer group; null for one Mac.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="Until">UTC time from which it no longer holds.</param>
public sealed record AcceptanceWish(string Code, string Server, long? ComputerId, string? GroupName, string Reason, DateTimeOffset? Until)
{
    /// <summary>The object, such as <c>policy-12</c>; null where it is for Macs.</summary>
    public string? ObjectName { get; init; }
}

/// <summary>What became of a wish: its id, or why nothing was written.</summary>
public sealed record AcceptanceOutcome(long? Id, string? Fault);

/// <summary>Accepts findings and takes that back. Who may is for the caller to ask; what may be said and where is checked here.</summary>
public sealed class Acceptances(FleetIndex index, IDbContextFactory<FleetDb> store, Writer writer, AuditLog audit, TimeProvider time, ILogger<Acceptances> logger)
{
    /// <summary>Acceptances of a finding, newest first, those that no longer hold included; those of Macs out of scope are left out.</summary>
    public async Task<IReadOnlyList<AcceptanceItem>> ListAsync(string code, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var rows = await db.Acceptances.AsNoTracking().Where(one => one.Code == code).OrderByDescending(one => one.Id).ToListAsync(cancellationToken);
        if (scope.IsEverything)
        {
            return [.. rows.Select(AcceptanceItem.Of)];
        }

        var seen = new List<AcceptanceItem>();
        foreach (var row in rows)
        {
            if (row.ComputerId is { } id && await FindAsync(db, row.Server, id, cancellationToken) is { } mac && scope.Includes(mac.Site))
            {
                seen.Add(AcceptanceItem.Of(row));
            }
        }

        return seen;
    }

    /// <summary>Accepts a finding, or says why not. That it was accepted is written to the audit log in the same transaction.</summary>
    /// <param name="wish">What to accept.</param>
    /// <param name="who">The person, as an entry of the audit log; what was accepted is filled in here.</param>
    /// <param name="scope">The Macs the person sees.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<AcceptanceOutcome> AcceptAsync(AcceptanceWish wish, AuditEntry who, FleetScope scope, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fault = AcceptanceRules.ReasonFault(wish.Reason) ?? AcceptanceRules.EndFault(wish.Until, now)
            ?? (FindingCatalogue.Find(wish.Code) is null ? "There is no such finding." : await WhereFaultAsync(wish, scope, cancellationToken));
        if (fault is not null || wish.Until is not { } until)
        {
            return new AcceptanceOutcome(null, fault);
        }

        var row = new AcceptanceRow
        {
            Code = wish.Code,
            Server = wish.Server,
            ComputerId = wish.ComputerId,
            GroupName = wish.GroupName,
            ObjectName = wish.ObjectName,
            Reason = wish.Reason.Trim().ReplaceLineEndings(" "),
            By = who.By,
            At = now,
            Until = until,
        };
        var entry = await EntryAsync(who, row, cancellationToken);
        var id = await writer.WriteAsync(
            session =>
            {
                audit.Append(session, entry);
                return session.Accept(row);
            },
            cancellationToken);
        Log.FindingAccepted(logger, id, wish.Code, wish.Server, wish.ComputerId, until, who.By);
        return new AcceptanceOutcome(id, null);
    }

    /// <summary>Takes an acceptance back; false where there is none in scope that still stands.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<bool> TakeBackAsync(long id, AuditEntry who, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var row = await db.Acceptances.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (row is null || !await IsInScopeAsync(db, row, scope, cancellationToken))
        {
            return false;
        }

        var entry = await EntryAsync(who, row, cancellationToken);
        var done = await writer.WriteAsync(
            session =>
            {
                var withdrawn = session.Withdraw(id, who.By, time.GetUtcNow());
                if (withdrawn)
                {
                    audit.Append(session, entry);
                }

                return withdrawn;
            },
            cancellationToken);
        if (done)
        {
            Log.AcceptanceTakenBack(logger, id, row.Code, who.By);
        }

        return done;
    }

    private async Task<AuditEntry> EntryAsync(AuditEntry who, AcceptanceRow row, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var mac = row.ComputerId is { } id ? await FindAsync(db, row.Server, id, cancellationToken) : null;
        var entry = who with
        {
            Details = new Dictionary<string, string>
            {
                ["code"] = row.Code,
                ["reason"] = row.Reason,
                ["until"] = row.Until.ToString("O", CultureInfo.InvariantCulture),
            },
        };
        return mac is not null
            ? entry.About(mac.Id, mac.Site, mac.Name, mac.SerialNumber)
            : entry with { Server = row.Server, ComputerId = row.ComputerId, Subject = row.ObjectName ?? row.GroupName };
    }

    // A group reaches beyond the sites of somebody with a limit.
    private static async Task<bool> IsInScopeAsync(FleetDb db, AcceptanceRow row, FleetScope scope, CancellationToken cancellationToken) =>
        scope.IsEverything
        || (row.ComputerId is { } id && await FindAsync(db, row.Server, id, cancellationToken) is { } mac && scope.Includes(mac.Site));

    private async Task<string?> WhereFaultAsync(AcceptanceWish wish, FleetScope scope, CancellationToken cancellationToken)
    {
        if (wish.ObjectName is { } name)
        {
            return await ObjectFaultAsync(wish, name, scope, cancellationToken);
        }

        if (wish.ComputerId is { } id && wish.GroupName is null)
        {
            await using var db = await store.CreateDbContextAsync(cancellationToken);
            return await FindAsync(db, wish.Server, id, cancellationToken) is not { } mac || !scope.Includes(mac.Site)
                ? "There is no such Mac."
                : FindingSet.Read(mac.AllFindings).Any(one => one.Code == wish.Code) ? null : "This Mac no longer has this finding.";
        }

        if (wish.ComputerId is not null || string.IsNullOrEmpty(wish.GroupName))
        {
            return "Choose one Mac or one computer group.";
        }

        if (!scope.IsEverything)
        {
            return "A computer group can hold Macs outside your sites: only somebody who sees every Mac can accept for a group.";
        }

        return index.Current.Groups.Span.IndexOf(wish.GroupName) > 0 ? null : "No Mac is in this computer group.";
    }

    private async Task<string?> ObjectFaultAsync(AcceptanceWish wish, string name, FleetScope scope, CancellationToken cancellationToken)
    {
        if (wish.ComputerId is not null || wish.GroupName is not null)
        {
            return "Choose one object, or Macs.";
        }

        if (!scope.IsEverything)
        {
            return "An object of Jamf's configuration reaches beyond your sites: only somebody who sees every Mac can accept for it.";
        }

        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.ObjectFindings.AnyAsync(row => row.Server == wish.Server && row.ObjectName == name && row.Code == wish.Code, cancellationToken)
            ? null
            : "No sweep has recorded this finding on this object yet, or it no longer holds. Try again after the next sweep.";
    }

    private static Task<MacRow?> FindAsync(FleetDb db, string server, long id, CancellationToken cancellationToken) =>
        db.Macs.AsNoTracking().SingleOrDefaultAsync(mac => mac.Server == server && mac.ComputerId == id, cancellationToken);
}
