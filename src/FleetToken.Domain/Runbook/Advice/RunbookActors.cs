namespace FleetToken.Domain.Runbook;

/// <summary>Who can carry an outcome out, together (domain D.4, <c>whoCanDoIt</c>).</summary>
[Flags]
public enum RunbookActors
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>H: helpdesk on the phone.</summary>
    Helpdesk = 1,

    /// <summary>A: a Mac admin, with rights in Jamf or logged in.</summary>
    MacAdmin = 2,

    /// <summary>T: somebody with the Mac in hand.</summary>
    AtTheMac = 4,
}
