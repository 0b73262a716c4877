namespace FleetToken.Domain.Configuration;

/// <summary>One policy (API 7.4): what it does to accounts, tokens and keys.</summary>
public sealed record ManagementPolicy
{
    /// <summary>The server's number for it.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, masked.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is switched on; null where not said.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Which Macs it is for.</summary>
    public ObjectScope Scope { get; init; } = ObjectScope.NotRead;

    /// <summary>What it does to local accounts; an empty list is no proof: Jamf's API may hide entries that take FileVault away.</summary>
    public IReadOnlyList<AccountAction> AccountActions { get; init; } = [];

    /// <summary>What it does to the Jamf management account.</summary>
    public ManagementAccountAction ManagementAccount { get; init; }

    /// <summary>What it does to the disk's encryption.</summary>
    public DiskEncryptionAction DiskEncryption { get; init; }

    /// <summary>Whether it issues a new Personal Recovery Key, alone or with an institutional one; null where not said.</summary>
    public bool? IssuesPersonalRecoveryKey { get; init; }

    /// <summary>Whether it can restart the Mac, by FileVault-authenticated restart or otherwise; null where not said.</summary>
    public bool? Restarts { get; init; }

    /// <summary>Whether it brings Escrow Buddy, by a package or a script of that name.</summary>
    public bool BringsEscrowBuddy { get; init; }

    /// <summary>Ids of the scripts it runs.</summary>
    public IReadOnlyList<long> ScriptIds { get; init; } = [];

    /// <summary>Credentials and keys in its script parameters and its command.</summary>
    public IReadOnlyList<CredentialHit> Credentials { get; init; } = [];
}

/// <summary>What a policy does to one local account.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Username">Short name of the account; null where not said.</param>
public sealed record AccountAction(AccountActionKind Kind, string? Username);

/// <summary>Kinds of account actions (API 7.4).</summary>
public enum AccountActionKind
{
    /// <summary>A word we have not heard of.</summary>
    Unknown,

    /// <summary>Makes the account.</summary>
    Create,

    /// <summary>Sets another password.</summary>
    Reset,

    /// <summary>Deletes it.</summary>
    Delete,

    /// <summary>Takes it off the FileVault list.</summary>
    DisableFileVault,
}

/// <summary>What a policy does to the Jamf management account (API 7.4).</summary>
public enum ManagementAccountAction
{
    /// <summary>Not said, or a word we have not heard of.</summary>
    Unknown,

    /// <summary>Leaves it alone.</summary>
    None,

    /// <summary>Sets another password: <c>reset</c>, <c>specified</c>, <c>random</c> or <c>rotate</c>.</summary>
    ChangesPassword,

    /// <summary>Puts it on the FileVault list.</summary>
    EnablesFileVault,

    /// <summary>Takes it off the FileVault list.</summary>
    DisablesFileVault,
}

/// <summary>What a policy does to the disk's encryption (API 7.4).</summary>
public enum DiskEncryptionAction
{
    /// <summary>Not said, or a word we have not heard of.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>Switches FileVault on by a disk encryption configuration.</summary>
    Apply,

    /// <summary>Issues a new recovery key.</summary>
    Remediate,
}
