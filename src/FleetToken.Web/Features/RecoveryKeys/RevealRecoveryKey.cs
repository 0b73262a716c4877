using System.Globalization;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Jamf;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>
/// Reads one recovery key for one person. Everything is checked again here; that the key is asked for is written down before it is, and that it is shown before it is.
/// Without either line nothing is shown. Who may is for the caller to ask, at that moment.
/// </summary>
public sealed class RevealRecoveryKey(
    RevealRequests requests,
    RevealCalls calls,
    MacsQuery macs,
    RefreshMac refresh,
    Writer writer,
    AuditLog audit,
    JamfClients clients,
    FingerprintKey fingerprints,
    AccessState access,
    IOptions<RevealOptions> options,
    TimeProvider time,
    ILogger<RevealRecoveryKey> logger)
{
    /// <summary>How long after the first reading a key can be shown again without a new request.</summary>
    public static readonly TimeSpan GrantLasts = TimeSpan.FromMinutes(20);

    // A caller waits; after that the person can try again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan PatienceForTheMac = TimeSpan.FromSeconds(15);

    /// <summary>Reads the key of a request of this person's own.</summary>
    public async Task<Showing> ShowAsync(string request, CurrentUser person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        try
        {
            if (await requests.FindOwnAsync(request, person, cancellationToken) is not { } standing)
            {
                await audit.AppendAsync(person.Entry(AuditEvent.Refused) with { Subject = "a request for a recovery key that is not theirs" }, cancellationToken);
                return new Showing.Refused("There is no such request of yours. Ask for the key anew.");
            }

            return await ShowAsync(standing, person, cancellationToken);
        }
        catch (StoreException failure)
        {
            Log.NotWrittenDown(logger, failure.Message);
            return new Showing.Refused($"What cannot be written down is not shown: {failure.Message} Nothing was shown; call a Mac admin, and read the key in Jamf Pro if the caller cannot wait.");
        }
    }

    private async Task<Showing> ShowAsync(RevealStanding standing, CurrentUser person, CancellationToken cancellationToken)
    {
        if (standing.Step is not (RevealStep.Read or RevealStep.ReadAgain))
        {
            return new Showing.Refused(WhyNot(standing));
        }

        if (access.Mode == AccessMode.SignIn && !(person.PasswordAt > time.GetUtcNow() - options.Value.FreshSignIn))
        {
            return new Showing.SignInAgain();
        }

        var row = standing.Row;
        var id = new MacId(row.Server, row.ComputerId);
        if (await macs.FindAsync(id, person.Scope, cancellationToken) is not { } detail)
        {
            return await NotShownAsync(new Showing.Refused("This Mac is not there, or no longer in your sites."), "out of scope", person, row, null);
        }

        if (clients.KeyClient(row.Server) is not { } client)
        {
            return new Showing.Refused(RevealRequests.OffText(row.Server));
        }

        string? outcome = null;
        if (row.State == RevealState.Asked)
        {
            // Hours may lie between asking and an approval, minutes between two tries: what is known of the Mac, and who must agree, is asked anew.
            var live = await RefreshAsync(id, row.CallId, cancellationToken);
            detail = await macs.FindAsync(id, person.Scope, cancellationToken) ?? detail;
            if (live is RefreshOutcome.Gone)
            {
                return await NoKeyAsync(new Showing.MacGone(), RevealState.NotReadable, "the Mac is no longer in Jamf", person, row, detail.Mac);
            }

            (outcome, var fault) = await calls.JudgeAsync(id, row.Purpose, row.CallId, person, live, cancellationToken);
            if ((fault ?? await requests.ApprovalFaultAsync(row, detail, person, cancellationToken)) is { } changed)
            {
                return await NoKeyAsync(new Showing.Refused(changed), RevealState.NotReadable, changed, person, row, detail.Mac);
            }
        }
        else if (await calls.WhyNotAgainAsync(row.CallId, cancellationToken) is { } over)
        {
            return await NotShownAsync(new Showing.Refused(over), over, person, row, detail.Mac);
        }

        // Asked for first, and written down, in one transaction with the limits: two tabs cannot slip through together.
        var now = time.GetUtcNow();
        if (await RequestAsync(standing, person, detail.Mac, now) is { } limit)
        {
            return new Showing.Refused(limit);
        }

        return await ReadAsync(client, standing, outcome, (row.ReadAt ?? now) + GrantLasts, person, detail.Mac, cancellationToken);
    }

    private Task<string?> RequestAsync(RevealStanding standing, CurrentUser person, Mac mac, DateTimeOffset now)
    {
        var row = standing.Row;
        var again = standing.Step == RevealStep.ReadAgain;
        return writer.WriteFirstAsync(session =>
        {
            var fault = again || row.ReadAt is not null ? null : LimitFault(session.Reveals.Count(person.Id, row.Server, row.ComputerId, now, GrantLasts));
            if (fault is not null)
            {
                audit.Append(session, RevealRequests.Entry(AuditEvent.KeyNotShown, person, row, mac, new() { ["why"] = fault }));
                return fault;
            }

            if (row.ReadAt is null ? !session.Reveals.Use(row.Id, now) : !session.Reveals.MayReadAgain(row.Id))
            {
                return "This request was used or taken back in another window. Look there, or show the key again from here.";
            }

            audit.Append(session, RevealRequests.Entry(AuditEvent.KeyRequested, person, row, mac, new() { ["again"] = again ? "yes" : "no", ["purpose"] = StoredValues.Name(row.Purpose) }));
            return null;
        });
    }

    // Neither a slow nor an unreadable record keeps a caller waiting for a key: the runbook is told that the live read failed.
    private async Task<RefreshOutcome> RefreshAsync(MacId id, long? callId, CancellationToken cancellationToken)
    {
        if (callId is null)
        {
            return new RefreshOutcome.Failed("The Mac is read live for a call.");
        }

        using var patience = new CancellationTokenSource(PatienceForTheMac, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await refresh.NowAsync(id, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RefreshOutcome.Failed("Jamf has not answered in time.");
        }
    }

    private async Task<Showing> ReadAsync(RecoveryKeyClient client, RevealStanding standing, string? outcome, DateTimeOffset grantEnds, CurrentUser person, Mac mac, CancellationToken cancellationToken)
    {
        var row = standing.Row;
        KeyReading reading;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            reading = await client.ReadAsync(row.ComputerId, either.Token);
        }
        catch (JamfException failure)
        {
            return await NotShownAsync(new Showing.Failed(failure.Message), failure.Failure.ToString(), person, row, mac);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await NotShownAsync(
                new Showing.Failed("Jamf has not answered for 45 seconds. Nothing was shown. Try again; if it stays so, read the key in Jamf Pro itself."), "no answer", person, row, mac);
        }
        catch (OperationCanceledException)
        {
            await NotShownAsync(new Showing.Refused(""), "the person left", person, row, mac);
            throw;
        }

        return reading switch
        {
            // To restart a Mac that is open now with a key that does not open its disk locks everybody out.
            KeyReading.Key { Escrow.Validity: not KeyValidity.Valid and var validity } when RevealCalls.NeedsAProvenKey(outcome) => await NoKeyAsync(
                new Showing.Refused($"Do not restart this Mac. With the key Jamf now says of it: {RevealWords.Of(validity)}. It was not shown. Close this and look at the call again."),
                RevealState.NotReadable, $"the key is {StoredValues.Name(validity)} now", person, row, mac),
            KeyReading.Key found => await ShownAsync(found, standing, grantEnds, person, mac),
            KeyReading.NoneInEscrow => await NoKeyAsync(new Showing.NoneInEscrow(), RevealState.NoKey, "none in escrow", person, row, mac),
            KeyReading.MacGone => await NoKeyAsync(new Showing.MacGone(), RevealState.NotReadable, "the Mac is no longer in Jamf", person, row, mac),
            KeyReading.EncryptedBlob => await NoKeyAsync(new Showing.NotAKey(IsEncrypted: true), RevealState.NotReadable, "an encrypted text in the place of the key", person, row, mac),
            _ => await NoKeyAsync(new Showing.NotAKey(IsEncrypted: false), RevealState.NotReadable, "not a recovery key", person, row, mac),
        };
    }

    private async Task<Showing> ShownAsync(KeyReading.Key reading, RevealStanding standing, DateTimeOffset grantEnds, CurrentUser person, Mac mac)
    {
        var row = standing.Row;
        var now = time.GetUtcNow();
        var fingerprint = fingerprints.Of(reading.Value, mac.Id);
        var entry = RevealRequests.Entry(AuditEvent.KeyShown, person, row, mac, new()
        {
            ["again"] = standing.Step == RevealStep.ReadAgain ? "yes" : "no",
            ["for"] = options.Value.ShowFor.ToString("c", CultureInfo.InvariantCulture),
        });
        var notShown = await writer.WriteFirstAsync(session =>
        {
            var first = session.Reveals.Move(row.Id, RevealState.Asked, RevealState.Shown);
            var why = first ? null : WhyNotAgain(session, row.Id, fingerprint);
            if (why is not null)
            {
                audit.Append(session, RevealRequests.Entry(AuditEvent.KeyNotShown, person, row, mac, new() { ["why"] = why }));
                return why;
            }

            if (first)
            {
                session.FollowUps.Open(FollowUpOf(row, mac, fingerprint, now));
            }
            else
            {
                session.FollowUps.ReadAgain(row.Id, now);
            }

            audit.Append(session, entry);
            return null;
        });
        return notShown is null
            ? new Showing.Shown(reading.Value, now + options.Value.ShowFor, grantEnds) { IsInvalid = reading.Escrow.Validity == KeyValidity.Invalid }
            : new Showing.Refused(notShown);
    }

    // What was agreed to was one key: another one is another request.
    private static string? WhyNotAgain(WriteSession session, string id, byte[] fingerprint) =>
        !session.Reveals.IsShown(id) ? "This request was taken back in another window. Nothing was shown."
        : !session.FollowUps.IsOpenWith(id, fingerprint) ? "The key in escrow is another one than was read out before, or its follow-up has ended. Ask for it anew if the caller still needs it."
        : null;

    private static FollowUpRow FollowUpOf(RevealRow row, Mac mac, byte[] fingerprint, DateTimeOffset now) => new()
    {
        Kind = FollowUpKind.NewKey,
        RevealId = row.Id,
        Server = row.Server,
        ComputerId = row.ComputerId,
        Owner = row.AskedBy,
        Ticket = row.Ticket,
        RevealedAt = now,
        RevealedById = row.AskedById,
        RevealedBy = row.AskedBy,
        Screen = row.Screen,
        Account = row.Account,
        Volume = FollowUps.VolumeOf(mac, new AgeClock(now)),
        Fingerprint = fingerprint,
    };

    // The request is over with it: what comes after is asked for anew.
    private async Task<Showing> NoKeyAsync(Showing showing, RevealState end, string why, CurrentUser person, RevealRow row, Mac mac)
    {
        await writer.WriteFirstAsync(session =>
        {
            session.Reveals.Move(row.Id, RevealState.Asked, end);
            return audit.Append(session, RevealRequests.Entry(AuditEvent.KeyNotShown, person, row, mac, new() { ["why"] = why }));
        });
        return showing;
    }

    // Nothing is shown, whether or not this can be written.
    private async Task<Showing> NotShownAsync(Showing showing, string why, CurrentUser person, RevealRow row, Mac? mac)
    {
        try
        {
            await audit.AppendAsync(RevealRequests.Entry(AuditEvent.KeyNotShown, person, row, mac, new() { ["why"] = why }), CancellationToken.None);
        }
        catch (StoreException failure)
        {
            Log.NotWrittenDown(logger, failure.Message);
        }

        return showing;
    }

    private string? LimitFault((long PersonHour, long PersonDay, long MacDay) read)
    {
        var limits = options.Value;
        return read.PersonHour >= limits.PerPersonPerHour ? Fault($"You have read {read.PersonHour} keys within the last hour; at most {limits.PerPersonPerHour} are allowed (Reveal:PerPersonPerHour). A colleague at the helpdesk can go on with this call.")
            : read.PersonDay >= limits.PerPersonPerDay ? Fault($"You have read {read.PersonDay} keys within the last 24 hours; at most {limits.PerPersonPerDay} are allowed (Reveal:PerPersonPerDay). A colleague at the helpdesk can go on with this call.")
            : read.MacDay >= limits.PerMacPerDay ? Fault($"The key of this Mac was read {read.MacDay} times within the last 24 hours; at most {limits.PerMacPerDay} are allowed (Reveal:PerMacPerDay). If it did not work before, it will not now: hand the call over.")
            : null;
    }

    private static string Fault(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string WhyNot(RevealStanding standing) => standing.Step switch
    {
        RevealStep.WaitForApproval => "This request still waits for an approval.",
        RevealStep.Declined => "This request was declined.",
        _ when standing.Row.State is RevealState.NoKey or RevealState.NotReadable => "There was no key to show for this request.",
        _ when standing.Row.ReadAt is not null => "The key can no longer be shown for this request: 20 minutes have passed. Ask anew if the caller still needs it.",
        _ => "This request is too old, or was taken back. Ask for the key anew.",
    };
}
