namespace FleetToken.Web.Store;

/// <summary>Why a recovery key is to be read.</summary>
public enum RevealPurpose
{
    /// <summary>Somebody is locked out.</summary>
    LockOut,

    /// <summary>Somebody left, their data stay.</summary>
    Leaver,

    /// <summary>A legal or forensic matter.</summary>
    Legal,

    /// <summary>The Mac is repaired.</summary>
    Repair,
}

/// <summary>How far a request to read a recovery key came.</summary>
public enum RevealState
{
    /// <summary>It was asked for; nothing was read yet.</summary>
    Asked,

    /// <summary>The key was shown.</summary>
    Shown,

    /// <summary>There was no key in escrow.</summary>
    NoKey,

    /// <summary>It ended without a showing that says whether there is a key: the record was gone, held something that is none, or the key was no longer the step.</summary>
    NotReadable,

    /// <summary>An approver said no.</summary>
    Declined,

    /// <summary>Who asked took it back.</summary>
    TakenBack,
}

/// <summary>That somebody asked for a recovery key, why, and what became of it. It holds no key.</summary>
public sealed class RevealRow
{
    /// <summary>Random id: nobody can guess another person's.</summary>
    public required string Id { get; set; }

    /// <summary>The call it belongs to; null for none.</summary>
    public long? CallId { get; set; }

    /// <summary>Configured server name of the Mac.</summary>
    public required string Server { get; set; }

    /// <summary>Jamf's computer id.</summary>
    public long ComputerId { get; set; }

    /// <summary>Why.</summary>
    public RevealPurpose Purpose { get; set; }

    /// <summary>Why, in the person's words; checked to hold no secret.</summary>
    public required string Reason { get; set; }

    /// <summary>The organisation's ticket; null for none.</summary>
    public string? Ticket { get; set; }

    /// <summary>How the caller's identity was verified.</summary>
    public required string IdentityCheck { get; set; }

    /// <summary>The screen the caller sees, by the name of domain D.1; null where it is no call.</summary>
    public string? Screen { get; set; }

    /// <summary>Short name of the caller's account on the Mac; null where it is not known.</summary>
    public string? Account { get; set; }

    /// <summary>Who asked.</summary>
    public required string AskedBy { get; set; }

    /// <summary>The lasting id of that person.</summary>
    public required string AskedById { get; set; }

    /// <summary>UTC time they asked.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>How many other people must approve.</summary>
    public int ApprovalsNeeded { get; set; }

    /// <summary>Why they must, in words; null where nobody must.</summary>
    public string? ApprovalReason { get; set; }

    /// <summary>How far it came.</summary>
    public RevealState State { get; set; }

    /// <summary>UTC time the key was first read for it, counted by the limits; null where it was not.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>What one approver said to a request.</summary>
public sealed class ApprovalRow
{
    /// <summary>The request.</summary>
    public required string RevealId { get; set; }

    /// <summary>The lasting id of the approver.</summary>
    public required string ById { get; set; }

    /// <summary>Who it was.</summary>
    public required string By { get; set; }

    /// <summary>UTC time.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Whether they approved.</summary>
    public bool Approved { get; set; }

    /// <summary>What they wrote; null for nothing.</summary>
    public string? Reason { get; set; }
}
