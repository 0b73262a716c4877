using System.Globalization;
using System.Security.Cryptography;
using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Requests to read a recovery key: asking, approving, declining. Nothing here reads a key. Who may is for the caller to ask.</summary>
public sealed class RevealRequests(
    MacsQuery macs, RevealCalls calls, IDbContextFactory<FleetDb> store, Writer writer, AuditLog audit, JamfClients clients, AccessState access, IOptions<RevealOptions> options, TimeProvider time)
{
    /// <summary>Whether the keys of a server can be read at all: whether its reveal client is configured.</summary>
    public bool IsOn(string server) => clients.KeyClient(server) is not null;

    /// <summary>Whether there can be a second person: where nobody signs in, one person is alone with this machine.</summary>
    public bool HasApprovers => access.Mode != AccessMode.Loopback;

    /// <summary>Asks for a key, or says why not. That it was asked for is written to the audit log in the same transaction.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<RevealAsked> AskAsync(RevealWish wish, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(person);
        if (!IsOn(wish.Mac.Server))
        {
            return new RevealAsked(null, OffText(wish.Mac.Server));
        }

        if (await macs.FindAsync(wish.Mac, person.Scope, cancellationToken) is not { } detail)
        {
            return new RevealAsked(null, "This Mac is not there, or not in your sites.");
        }

        var fault = RevealRules.Fault(wish, detail.Mac, await NeedsSerialTailAsync(detail, cancellationToken), options.Value)
            ?? (await calls.JudgeAsync(wish.Mac, wish.Purpose, wish.CallId, person, live: null, cancellationToken)).Fault;
        if (fault is not null)
        {
            return new RevealAsked(null, fault);
        }

        var row = RowOf(wish, await ApprovalsAsync(detail, wish.Purpose, wish.CallId, person, cancellationToken), person);
        if (row.ApprovalsNeeded > 0 && !HasApprovers)
        {
            return new RevealAsked(null, NobodyApprovesText);
        }

        var entry = Entry(AuditEvent.RevealAsked, person, row, detail.Mac, new Dictionary<string, string>
        {
            ["purpose"] = StoredValues.Name(row.Purpose),
            ["reason"] = row.Reason,
            ["ticket"] = row.Ticket ?? "",
            ["identityCheck"] = row.IdentityCheck,
            ["approvalsNeeded"] = row.ApprovalsNeeded.ToString(CultureInfo.InvariantCulture),
        });
        await writer.WriteFirstAsync(session =>
        {
            session.Reveals.Ask(row);
            return audit.Append(session, entry);
        });
        return new RevealAsked(row.Id, null);
    }

    /// <summary>How many other people must approve the key of a Mac, and why.</summary>
    public async Task<(int Needed, string? Why)> ApprovalsAsync(Fleet.MacDetail detail, RevealPurpose purpose, long? callId, CurrentUser person, CancellationToken cancellationToken) =>
        RevealRules.Approvals(await calls.KeyAsync(detail, callId, cancellationToken), purpose, person, options.Value);

    /// <summary>Whether the caller must read the last four characters of the serial number: their person has several Macs, somebody else has the same name, or the record has a twin (domain D.4, O2 step 0).</summary>
    public async Task<bool> NeedsSerialTailAsync(Fleet.MacDetail detail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(detail);
        if (detail.Mac.SerialNumber is not { Length: >= 4 })
        {
            return false;
        }

        if (detail.Twins.Count > 0)
        {
            return true;
        }

        if ((detail.Mac.User.Username, detail.Mac.User.FullName) is (null, null))
        {
            return false;
        }

        var (username, fullName) = (detail.Mac.User.Username, detail.Mac.User.FullName);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.Macs.AsNoTracking().CountAsync(
            mac => mac.GoneAt == null && ((username != null && mac.AssignedUsername == username) || (fullName != null && mac.AssignedFullName == fullName)), cancellationToken) > 1;
    }

    /// <summary>A request of this person's own, with what was said to it; null where there is none of theirs.</summary>
    public async Task<RevealStanding?> FindOwnAsync(string id, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await StandingAsync(db, await db.Reveals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.AskedById == person.Id, cancellationToken), cancellationToken);
    }

    /// <summary>The person's latest request for a Mac within a call, or outside of any, that is not over: what they go on with after they left the page.</summary>
    public async Task<RevealStanding?> FindOpenAsync(MacId mac, long? callId, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var row = await db.Reveals.AsNoTracking()
            .Where(row => row.AskedById == person.Id && row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.CallId == callId && (row.State == RevealState.Asked || row.State == RevealState.Shown))
            .OrderByDescending(row => row.AskedAt).FirstOrDefaultAsync(cancellationToken);
        return await StandingAsync(db, row, cancellationToken) is { Step: not (RevealStep.Over or RevealStep.Declined) } open ? open : null;
    }

    /// <summary>The person's latest request for a Mac within a call, however it went; null where there is none.</summary>
    public async Task<RevealStanding?> FindLatestAsync(MacId mac, long callId, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var row = await db.Reveals.AsNoTracking()
            .Where(row => row.AskedById == person.Id && row.Server == mac.Server && row.ComputerId == mac.ComputerId && row.CallId == callId)
            .OrderByDescending(row => row.AskedAt).FirstOrDefaultAsync(cancellationToken);
        return await StandingAsync(db, row, cancellationToken);
    }

    /// <summary>Requests that wait for approval, of Macs in the person's scope, oldest first; with the Mac, and whether this person may decide.</summary>
    public async Task<IReadOnlyList<WaitingReveal>> WaitingAsync(CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var oldest = time.GetUtcNow() - RevealStanding.WaitsFor;
        var rows = await db.Reveals.AsNoTracking()
            .Where(row => row.State == RevealState.Asked && row.ReadAt == null && row.ApprovalsNeeded > 0 && row.AskedAt > oldest)
            .OrderBy(row => row.AskedAt).ToListAsync(cancellationToken);
        var waiting = new List<WaitingReveal>();
        foreach (var row in rows)
        {
            if (await StandingAsync(db, row, cancellationToken) is { Step: RevealStep.WaitForApproval } standing
                && await macs.FindAsync(new MacId(row.Server, row.ComputerId), person.Scope, cancellationToken) is { } detail)
            {
                waiting.Add(new WaitingReveal(standing, detail.Item, WhyNotDecide(standing, await calls.KeyAsync(detail, null, cancellationToken), person)));
            }
        }

        return waiting;
    }

    /// <summary>Approves or declines somebody else's request; answers why it could not, or null.</summary>
    /// <exception cref="StoreException">It could not be written: nothing is decided.</exception>
    public async Task<string?> DecideAsync(string id, bool approve, string? reason, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var standing = await StandingAsync(db, await db.Reveals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken), cancellationToken);
        if (standing is null || await macs.FindAsync(new MacId(standing.Row.Server, standing.Row.ComputerId), person.Scope, cancellationToken) is not { } detail)
        {
            return "There is no such request.";
        }

        var text = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (WhyNotDecide(standing, await calls.KeyAsync(detail, null, cancellationToken), person) is { } no)
        {
            return no;
        }

        if (standing.Step != RevealStep.WaitForApproval)
        {
            return "This request no longer waits for an approval.";
        }

        if (text is null && !approve)
        {
            return "Say why you decline; who asked reads it.";
        }

        if (text is not null && RevealRules.ReasonFault(text) is { } fault)
        {
            return fault;
        }

        var approval = new ApprovalRow { RevealId = id, ById = person.Id, By = person.Name, At = time.GetUtcNow(), Approved = approve, Reason = text };
        var entry = Entry(
            approve ? AuditEvent.RevealApproved : AuditEvent.RevealDeclined,
            person,
            standing.Row,
            detail.Mac,
            new Dictionary<string, string> { ["askedBy"] = standing.Row.AskedBy, ["reason"] = text ?? "" });
        return await writer.WriteFirstAsync(session =>
        {
            if (!session.Reveals.Decide(approval))
            {
                return "You decided this before, or it no longer waits.";
            }

            if (!approve)
            {
                session.Reveals.Move(id, RevealState.Asked, RevealState.Declined);
            }

            audit.Append(session, entry);
            return null;
        });
    }

    /// <summary>Takes an own request back; false where it no longer waits, or its key is being read already.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<bool> TakeBackAsync(string id, CurrentUser person, CancellationToken cancellationToken)
    {
        if (await FindOwnAsync(id, person, cancellationToken) is not { } standing)
        {
            return false;
        }

        var entry = Entry(AuditEvent.RevealDeclined, person, standing.Row, null, new Dictionary<string, string> { ["takenBack"] = "yes" });
        return await writer.WriteFirstAsync(session =>
        {
            var taken = session.Reveals.TakeBack(id);
            if (taken)
            {
                audit.Append(session, entry);
            }

            return taken;
        });
    }

    /// <summary>Whether more people must approve a request now than when it was made.</summary>
    internal async Task<string?> ApprovalFaultAsync(RevealRow row, Fleet.MacDetail detail, CurrentUser person, CancellationToken cancellationToken) =>
        (await ApprovalsAsync(detail, row.Purpose, row.CallId, person, cancellationToken)).Needed > row.ApprovalsNeeded
            ? "More people must approve this Mac's key now than when you asked. Ask for the key anew." : null;

    /// <summary>An entry about a request; what it is about outlives the Mac.</summary>
    internal static AuditEntry Entry(AuditEvent happened, CurrentUser person, RevealRow row, Mac? mac, Dictionary<string, string> details)
    {
        details["request"] = row.Id;
        var entry = person.Entry(happened) with { Details = details };
        return mac is null ? entry with { Server = row.Server, ComputerId = row.ComputerId } : entry.About(mac);
    }

    /// <summary>Why the keys of a server cannot be read.</summary>
    internal static string OffText(string server) =>
        $"Reading keys is off for {server}: no reveal client is configured. An administrator sets Jamf:Servers:{server}:Reveal:ClientId and ClientSecret (deploy/jamf/api-roles.md). Until then the key can be read in Jamf Pro itself; open a follow-up for it here.";

    /// <summary>What to do where somebody must approve and nobody can.</summary>
    internal const string NobodyApprovesText =
        "Another person must approve this, and nobody else can sign in here (Access:Mode). Set up sign-in with your provider (README, “Sign-in”), or read the key in Jamf Pro itself and open a follow-up for it here.";

    private static string? WhyNotDecide(RevealStanding standing, KeyOfMac key, CurrentUser person) =>
        standing.Row.AskedById == person.Id ? "This is your own request; somebody else must approve it."
        : RevealRules.IsOwn(key, person) ? "This is your own Mac; somebody else must approve it."
        : standing.Approvals.Any(approval => approval.ById == person.Id) ? "You decided this before."
        : null;

    private RevealRow RowOf(RevealWish wish, (int Needed, string? Why) approvals, CurrentUser person) => new()
    {
        Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
        CallId = wish.CallId,
        Server = wish.Mac.Server,
        ComputerId = wish.Mac.ComputerId,
        Purpose = wish.Purpose,
        Reason = wish.Reason.Trim().ReplaceLineEndings(" "),
        Ticket = string.IsNullOrWhiteSpace(wish.Ticket) ? null : wish.Ticket.Trim(),
        IdentityCheck = wish.IdentityCheck,
        Screen = wish.Screen,
        Account = wish.Account,
        AskedBy = person.Name,
        AskedById = person.Id,
        AskedAt = time.GetUtcNow(),
        ApprovalsNeeded = approvals.Needed,
        ApprovalReason = approvals.Why,
        State = RevealState.Asked,
    };

    private async Task<RevealStanding?> StandingAsync(FleetDb db, RevealRow? row, CancellationToken cancellationToken) => row is null ? null : RevealStanding.Of(
        row,
        await db.Approvals.AsNoTracking().Where(approval => approval.RevealId == row.Id).OrderBy(approval => approval.At).ToListAsync(cancellationToken),
        time.GetUtcNow());
}
