namespace FleetToken.Web.Audit;

/// <summary>What is written down. The names stay for good: they are part of every entry's hash and of what a SIEM looks for.</summary>
public enum AuditEvent
{
    /// <summary>FleetToken started; the details are the configuration in force, without secrets.</summary>
    Started,

    /// <summary>Entries are signed with another key from here on.</summary>
    AuditKeyReplaced,

    /// <summary>A backup was made.</summary>
    BackedUp,

    /// <summary>The database was put back from a backup.</summary>
    Restored,

    /// <summary>A person signed in; the roles they were given stand in the entry.</summary>
    SignedIn,

    /// <summary>A sign-in failed, or gave no role.</summary>
    SignInFailed,

    /// <summary>A person signed out.</summary>
    SignedOut,

    /// <summary>FleetToken ended a person's session: the provider says something else of them now than when they signed in; the details say what.</summary>
    SessionEnded,

    /// <summary>A person or program asked for something that is not theirs.</summary>
    Refused,

    /// <summary>Somebody looked a person up at the helpdesk.</summary>
    PersonLookedUp,

    /// <summary>A list left FleetToken as a file.</summary>
    Exported,

    /// <summary>Somebody read the audit log.</summary>
    AuditRead,

    /// <summary>A finding was accepted.</summary>
    FindingAccepted,

    /// <summary>An acceptance was taken back.</summary>
    AcceptanceTakenBack,

    /// <summary>An API token was made.</summary>
    ApiTokenMade,

    /// <summary>An API token was revoked.</summary>
    ApiTokenRevoked,

    /// <summary>Somebody started a sweep by hand.</summary>
    SweepStarted,

    /// <summary>Somebody confirmed that Macs the vanishing guard had held back are really gone.</summary>
    VanishingConfirmed,

    /// <summary>A person at the helpdesk began a call about a Mac.</summary>
    CallOpened,

    /// <summary>A call was handed over to a Mac admin.</summary>
    CallHandedOver,

    /// <summary>A call ended.</summary>
    CallClosed,

    /// <summary>A line of the checklist that comes before an erase was settled.</summary>
    EraseSettled,

    /// <summary>A second person confirmed that an erase is what is left.</summary>
    EraseConfirmed,

    /// <summary>The call led elsewhere since, so that has to be confirmed anew.</summary>
    EraseUnconfirmed,

    /// <summary>Somebody asked for a recovery key.</summary>
    RevealAsked,

    /// <summary>Another person approved that.</summary>
    RevealApproved,

    /// <summary>Another person declined it, or who asked took it back.</summary>
    RevealDeclined,

    /// <summary>A recovery key is about to be read from Jamf; written before it is.</summary>
    KeyRequested,

    /// <summary>A recovery key was read and is shown to the person; written before it is.</summary>
    KeyShown,

    /// <summary>No recovery key was shown; the details say why.</summary>
    KeyNotShown,

    /// <summary>A recovery key was read to be compared in memory with one that was read out before; nobody saw it. Written before.</summary>
    KeyCompared,

    /// <summary>A person opened a follow-up. A reveal opens one with the entry that the key was shown.</summary>
    FollowUpOpened,

    /// <summary>Something was said or asked about a follow-up.</summary>
    FollowUpChanged,

    /// <summary>A follow-up ended.</summary>
    FollowUpClosed,
}
