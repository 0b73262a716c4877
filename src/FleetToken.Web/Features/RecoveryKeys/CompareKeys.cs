using System.Collections.Concurrent;
using System.Globalization;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Jamf;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>
/// Reads the key in escrow once more and compares it in memory with the fingerprint of the one that was read out (domain D.5, 4). Nobody sees it.
/// That it is read is written down before.
/// </summary>
public sealed class CompareKeys(Writer writer, AuditLog audit, JamfClients clients, FingerprintKey fingerprints, TimeProvider time, ILogger<CompareKeys> logger)
{
    // Jamf's refusal stays until somebody changes a role there; asking each time would fill the audit log.
    private static readonly TimeSpan RefusalLasts = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _refused = new();

    /// <summary>
    /// Whether the key of a follow-up can be compared: its fingerprint was made with the secret that is here, there is a reveal client, and Jamf did not refuse it lately.
    /// </summary>
    public bool MayCompare(FollowUpRow followUp)
    {
        ArgumentNullException.ThrowIfNull(followUp);
        return clients.KeyClient(followUp.Server) is not null && !(_refused.TryGetValue(followUp.Server, out var at) && time.GetUtcNow() < at + RefusalLasts)
            && HasFingerprint(followUp);
    }

    /// <summary>Compares; a different key ends the follow-up as proved.</summary>
    /// <returns>Whether there was a comparison.</returns>
    public async Task<bool> RunAsync(FollowUpRow followUp, Mac mac, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(followUp);
        ArgumentNullException.ThrowIfNull(mac);
        if (!HasFingerprint(followUp) || followUp.Fingerprint is not { } before || clients.KeyClient(followUp.Server) is not { } client)
        {
            return false;
        }

        try
        {
            await audit.AppendAsync(Entry(AuditEvent.KeyCompared, followUp, mac, []), cancellationToken);
            if (await client.ReadAsync(followUp.ComputerId, cancellationToken) is not KeyReading.Key found || fingerprints.IsOf(before, found.Value, mac.Id) is not { } same)
            {
                return false;
            }

            var now = time.GetUtcNow();
            return await writer.WriteFirstAsync(session =>
            {
                if (!session.FollowUps.Compare(followUp.Id, followUp.RevealedAt, before, same ? KeyComparison.Same : KeyComparison.Different, now))
                {
                    return false;
                }

                if (!same && session.FollowUps.Close(followUp.Id, FollowUpEnd.None, AuditEntry.Ourselves, reason: null, now))
                {
                    audit.Append(session, Entry(AuditEvent.FollowUpClosed, followUp, mac, new() { ["how"] = "proved: another key is in escrow" }));
                }

                return true;
            });
        }
        catch (Exception failure) when (failure is JamfException or StoreException)
        {
            if (failure is JamfException { Failure: JamfFailure.Forbidden or JamfFailure.SignInRefused })
            {
                _refused[followUp.Server] = time.GetUtcNow();
            }

            Log.NotCompared(logger, followUp.Id, failure.Message);
            return false;
        }
    }

    private bool HasFingerprint(FollowUpRow followUp)
    {
        try
        {
            return followUp.Fingerprint is { } fingerprint && fingerprints.CanCompare(fingerprint);
        }
        catch (StoreException failure)
        {
            Log.NotCompared(logger, followUp.Id, failure.Message);
            return false;
        }
    }

    /// <summary>An entry about a follow-up, by FleetToken itself.</summary>
    internal static AuditEntry Entry(AuditEvent happened, FollowUpRow followUp, Mac mac, Dictionary<string, string> details)
    {
        details["followUp"] = followUp.Id.ToString(CultureInfo.InvariantCulture);
        return new AuditEntry(happened, AuditEntry.Ourselves) { Details = details }.About(mac);
    }
}
