namespace FleetToken.Domain.Runbook;

/// <summary>The inputs of the runbook by name (domain D.1).</summary>
public enum RunbookInput
{
    /// <summary>Whether the caller is verified.</summary>
    Identity,

    /// <summary>What the call is about.</summary>
    Purpose,

    /// <summary>What is on the screen.</summary>
    Screen,

    /// <summary>What explains the refused password.</summary>
    Clue,

    /// <summary>Whether the disk is encrypted.</summary>
    Fv,

    /// <summary>How good the escrowed key is.</summary>
    Key,

    /// <summary>Whether the Mac refused the key.</summary>
    Refused,

    /// <summary>Whether a new key is on its way.</summary>
    Rotation,

    /// <summary>Whether another record may hold the right key.</summary>
    Twin,

    /// <summary>Whether the person has an own copy of the key.</summary>
    OwnCopy,

    /// <summary>Whether an administrator who holds a token can help.</summary>
    AdminHolder,

    /// <summary>Whether another token holder can help.</summary>
    OtherHolder,

    /// <summary>Whether an institutional key opens an Intel Mac.</summary>
    Irk,

    /// <summary>Whether Jamf heard from the Mac during the call.</summary>
    Heard,

    /// <summary>Whether the Mac reaches Jamf.</summary>
    Online,

    /// <summary>Whether the facts were refreshed in this call.</summary>
    Refresh,

    /// <summary>Whether the escrow profile can make a new key.</summary>
    ProfilePath,

    /// <summary>Whether Escrow Buddy can make a new key.</summary>
    EscrowBuddy,

    /// <summary>Whether the Bootstrap Token can give a token.</summary>
    Bootstrap,

    /// <summary>Whether IT can log in with a managed administrator.</summary>
    ItAtLogin,

    /// <summary>Whether the data are safe off the Mac.</summary>
    Backup,
}
