using System.Collections.Frozen;
using FleetToken.Web.Store;

namespace FleetToken.Web.Audit;

/// <summary>What an event is called for a person.</summary>
public static class AuditWords
{
    private static readonly FrozenDictionary<string, AuditEvent> Events = Enum.GetValues<AuditEvent>().ToFrozenDictionary(StoredValues.Name);

    /// <summary>Lasting names of all events.</summary>
    public static IReadOnlyCollection<string> Names => Events.Keys;

    /// <summary>A few words for an event; its lasting name where this version does not know it.</summary>
    public static string Of(string name) => Events.TryGetValue(name, out var known) ? Of(known) : name == AuditRows.Unreadable ? "An entry cannot be read" : name;

    /// <summary>A few words for an event.</summary>
    public static string Of(AuditEvent happened) => happened switch
    {
        AuditEvent.Started => "FleetToken started",
        AuditEvent.AuditKeyReplaced => "Audit key replaced",
        AuditEvent.BackedUp => "Backup made",
        AuditEvent.Restored => "Database restored",
        AuditEvent.SignedIn => "Signed in",
        AuditEvent.SignInFailed => "Sign-in failed",
        AuditEvent.SignedOut => "Signed out",
        AuditEvent.SessionEnded => "Session ended by FleetToken",
        AuditEvent.Refused => "Refused",
        AuditEvent.PersonLookedUp => "Person looked up",
        AuditEvent.Exported => "Exported",
        AuditEvent.AuditRead => "Audit log read",
        AuditEvent.FindingAccepted => "Finding accepted",
        AuditEvent.AcceptanceTakenBack => "Acceptance taken back",
        AuditEvent.ApiTokenMade => "API token made",
        AuditEvent.ApiTokenRevoked => "API token revoked",
        AuditEvent.SweepStarted => "Sweep started",
        AuditEvent.VanishingConfirmed => "Vanished Macs confirmed",
        AuditEvent.CallOpened => "Call begun",
        AuditEvent.CallHandedOver => "Call handed over",
        AuditEvent.CallClosed => "Call ended",
        AuditEvent.EraseSettled => "Line before an erase settled",
        AuditEvent.EraseConfirmed => "Erase confirmed by a second person",
        AuditEvent.EraseUnconfirmed => "Erase to be confirmed anew",
        AuditEvent.RevealAsked => "Recovery key asked for",
        AuditEvent.RevealApproved => "Reading the key approved",
        AuditEvent.RevealDeclined => "Reading the key declined",
        AuditEvent.KeyRequested => "Recovery key requested",
        AuditEvent.KeyShown => "Recovery key shown",
        AuditEvent.KeyNotShown => "No recovery key shown",
        AuditEvent.KeyCompared => "Recovery key compared, not shown",
        AuditEvent.FollowUpOpened => "Follow-up opened",
        AuditEvent.FollowUpChanged => "Follow-up changed",
        AuditEvent.FollowUpClosed => "Follow-up ended",
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "This event has no words."),
    };
}
