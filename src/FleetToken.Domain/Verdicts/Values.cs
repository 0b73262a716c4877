namespace FleetToken.Domain.Verdicts;

/// <summary>Whether the disk is encrypted (domain C.2).</summary>
public enum FileVaultState
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>Encrypted.</summary>
    On,

    /// <summary>Not encrypted.</summary>
    Off,

    /// <summary>On its way to encrypted; a restart may ask for a password.</summary>
    Encrypting,

    /// <summary>On its way to not encrypted; a restart may ask for a password.</summary>
    Decrypting,
}

/// <summary>Whether the escrowed key would open the disk (domain C.3, <c>keyState</c>).</summary>
public enum KeyState
{
    /// <summary>Not proven either way.</summary>
    Unknown,

    /// <summary>Checked and it matches.</summary>
    Valid,

    /// <summary>Checked and it does not match, or none is in escrow.</summary>
    Dead,
}

/// <summary>Whether an account holds a SecureToken (domain J, <c>tokenState</c>).</summary>
public enum TokenState
{
    /// <summary>Cannot be told; absence from a list proves nothing.</summary>
    Unknown,

    /// <summary>Holds one.</summary>
    Held,

    /// <summary>Holds none.</summary>
    NotHeld,

    /// <summary>Reads as held, but the account is not on the FileVault list: the token may be broken.</summary>
    Suspect,
}

/// <summary>How many holders could open the disk with a password that IT does not rotate (domain J).</summary>
public enum UsableHolders
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>Nobody.</summary>
    None,

    /// <summary>One account.</summary>
    One,

    /// <summary>Several accounts.</summary>
    Several,
}

/// <summary>Who holds the tokens of a Mac (domain J, <c>tokenSetVerdict</c>).</summary>
public enum TokenVerdict
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>Only end users: as it should be.</summary>
    EndUsersOnly,

    /// <summary>An additional admin holds one too.</summary>
    ExtraAdmins,

    /// <summary>Only accounts of IT hold one.</summary>
    AdminsOnly,

    /// <summary>No account holds one.</summary>
    Nobody,
}

/// <summary>How the data would be reached if the password were forgotten (domain J).</summary>
public enum Recoverability
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>A proven key and a user who can open the disk.</summary>
    Strong,

    /// <summary>The key alone.</summary>
    KeyOnly,

    /// <summary>The key is dead, a holder is left.</summary>
    Fragile,

    /// <summary>The key is dead and no usable holder is left.</summary>
    None,

    /// <summary>The disk is not encrypted.</summary>
    NotEncrypted,
}
