namespace FleetToken.Domain.Runbook;

/// <summary>Whether an administrator who holds a token and knows the current password can help (domain D.1, <c>adminHolder</c>); never a managed administrator.</summary>
public enum AdminHolder
{
    /// <summary>Nobody was asked.</summary>
    Unknown,

    /// <summary>Yes, and is with the Mac.</summary>
    WithMac,

    /// <summary>Yes, and reaches the running Mac by SSH, Remote Desktop or screen sharing.</summary>
    Remote,

    /// <summary>No.</summary>
    None,
}

/// <summary>Whether another token holder, a standard user too, can help (domain D.1, <c>otherHolder</c>).</summary>
public enum OtherHolder
{
    /// <summary>Nobody was asked.</summary>
    Unknown,

    /// <summary>Yes: logged in at this Mac today.</summary>
    Proven,

    /// <summary>Somebody says that they know their own password.</summary>
    Claimed,

    /// <summary>No.</summary>
    No,
}

/// <summary>Whether the Mac reaches Jamf (domain D.1, <c>online</c>).</summary>
public enum MacOnline
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>A contact within 35 minutes, or one during the call.</summary>
    Yes,

    /// <summary>No such contact.</summary>
    No,

    /// <summary>It was tried in vain (O8).</summary>
    Cannot,
}

/// <summary>Whether a login could give a token by the Bootstrap Token (domain D.1, <c>bootstrap</c>).</summary>
public enum BootstrapWay
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>In escrow, and shown to work.</summary>
    Proven,

    /// <summary>In escrow; not shown to work.</summary>
    Escrowed,

    /// <summary>No.</summary>
    No,
}

/// <summary>Whether the data are safe off the Mac (domain D.1, <c>backup</c>).</summary>
public enum DataBackup
{
    /// <summary>Nobody was asked.</summary>
    Unknown,

    /// <summary>Copied off the Mac, and one file opened from the copy.</summary>
    Done,

    /// <summary>Not so.</summary>
    NotDone,
}
