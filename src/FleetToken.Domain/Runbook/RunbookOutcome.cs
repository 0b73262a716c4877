namespace FleetToken.Domain.Runbook;

/// <summary>What the runbook can answer (domain D.4).</summary>
public enum RunbookOutcome
{
    /// <summary>The caller is not verified.</summary>
    O0,

    /// <summary>The password is not forgotten.</summary>
    O1,

    /// <summary>The password was changed at the identity provider.</summary>
    O1p,

    /// <summary>The key is typed at the FileVault screen.</summary>
    O2,

    /// <summary>The key was refused once.</summary>
    O2x,

    /// <summary>The key of another record of this Mac is tried.</summary>
    O2t,

    /// <summary>The person's own copy of the key is tried.</summary>
    O2u,

    /// <summary>An administrator who holds a token opens the disk.</summary>
    O3,

    /// <summary>Another token holder opens the disk.</summary>
    O3b,

    /// <summary>An institutional key opens an Intel Mac.</summary>
    O3c,

    /// <summary>Restart, then the key.</summary>
    O5,

    /// <summary>Refresh the facts and enter again.</summary>
    O5a,

    /// <summary>A new key by the escrow profile, macOS 26.</summary>
    O6p,

    /// <summary>Another holder makes a new key by a login.</summary>
    O6a,

    /// <summary>An administrator who holds a token resets the password.</summary>
    O6b,

    /// <summary>A temporary holder by the Bootstrap Token.</summary>
    O6c,

    /// <summary>Save the data.</summary>
    O6d,

    /// <summary>Take the token away, reset, give it back.</summary>
    O6,

    /// <summary>No way in: checklist, then erase.</summary>
    O7,

    /// <summary>Get the Mac online.</summary>
    O8,

    /// <summary>Data after somebody left.</summary>
    O9,

    /// <summary>FileVault is off.</summary>
    FvOff,

    /// <summary>The desktop is open.</summary>
    SessionOpen,

    /// <summary>Wait the time shown.</summary>
    WaitAndRetry,

    /// <summary>To a Mac admin.</summary>
    HandOver,
}
