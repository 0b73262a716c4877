namespace FleetToken.Domain.Runbook;

/// <summary>Whether an outcome offers to reveal a key (domain D.3, P6).</summary>
public enum RevealOffer
{
    /// <summary>No.</summary>
    None,

    /// <summary>The key of this record.</summary>
    ThisRecord,

    /// <summary>The key of another record of the same Mac, with its own audit line.</summary>
    OtherRecord,

    /// <summary>The key that Jamf calls invalid, once, before an erase.</summary>
    LastAttempt,
}
