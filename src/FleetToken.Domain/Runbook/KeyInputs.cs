namespace FleetToken.Domain.Runbook;

/// <summary>Whether the disk is encrypted (domain D.1, <c>fv</c>).</summary>
public enum DiskEncryption
{
    /// <summary>Cannot be told; taken as on.</summary>
    Unknown,

    /// <summary>Encrypted, or on its way to or from it.</summary>
    On,

    /// <summary>Surely not encrypted.</summary>
    Off,
}

/// <summary>How good the escrowed recovery key is (domain D.1, <c>key</c>).</summary>
public enum KeyStanding
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>Proven to open the disk (domain J, <c>keyProven</c>).</summary>
    Good,

    /// <summary>Valid when last checked, but not proven now.</summary>
    Stale,

    /// <summary>Checked and it does not fit, or refused twice in this call.</summary>
    Bad,

    /// <summary>None is in escrow.</summary>
    None,
}

/// <summary>Whether the Mac refused the key in this call (domain D.1, <c>refused</c>).</summary>
public enum KeyRefusal
{
    /// <summary>No.</summary>
    No,

    /// <summary>Once; it is read once more, group by group.</summary>
    Once,

    /// <summary>Again after that: the key is bad.</summary>
    Settled,
}

/// <summary>Whether another record of this Mac may hold the right key (domain D.1, <c>twin</c>).</summary>
public enum TwinKey
{
    /// <summary>The last sweep was incomplete.</summary>
    Unknown,

    /// <summary>There is one, and its key was not tried in this call.</summary>
    Untried,

    /// <summary>There is none, or all were tried.</summary>
    None,
}

/// <summary>Whether the refresh of O5a ran in this call (domain D.1, <c>refresh</c>).</summary>
public enum KeyRefresh
{
    /// <summary>Not run, or still waiting.</summary>
    NotTried,

    /// <summary>A report later than the request came.</summary>
    Done,

    /// <summary>None came within 30 minutes.</summary>
    Failed,
}
