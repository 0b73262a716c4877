namespace FleetToken.Domain.Macs;

/// <summary>State of the boot partition as Jamf reports it (API 2.4, <c>partitionFileVault2State</c>).</summary>
public enum PartitionState
{
    /// <summary>UNKNOWN, missing, or a value we have not heard of.</summary>
    Unknown,

    /// <summary>UNENCRYPTED.</summary>
    Unencrypted,

    /// <summary>INELIGIBLE: FileVault cannot be switched on for it.</summary>
    Ineligible,

    /// <summary>DECRYPTED.</summary>
    Decrypted,

    /// <summary>DECRYPTING.</summary>
    Decrypting,

    /// <summary>ENCRYPTED.</summary>
    Encrypted,

    /// <summary>ENCRYPTING.</summary>
    Encrypting,

    /// <summary>RESTART_NEEDED.</summary>
    RestartNeeded,

    /// <summary>OPTIMIZING.</summary>
    Optimizing,

    /// <summary>DECRYPTING_PAUSED.</summary>
    DecryptingPaused,

    /// <summary>ENCRYPTING_PAUSED.</summary>
    EncryptingPaused,
}

/// <summary>Jamf's summary over all disks (API 2.4, <c>operatingSystem.fileVault2Status</c>).</summary>
public enum DiskSummary
{
    /// <summary>Missing, or a value we have not heard of.</summary>
    Unknown,

    /// <summary>NOT_APPLICABLE.</summary>
    NotApplicable,

    /// <summary>NOT_ENCRYPTED.</summary>
    NotEncrypted,

    /// <summary>BOOT_ENCRYPTED.</summary>
    BootEncrypted,

    /// <summary>SOME_ENCRYPTED.</summary>
    SomeEncrypted,

    /// <summary>ALL_ENCRYPTED.</summary>
    AllEncrypted,
}

/// <summary>What Jamf says about the disk's encryption.</summary>
public sealed record FileVault
{
    /// <summary>Nothing reported.</summary>
    public static FileVault NotReported { get; } = new();

    /// <summary>The boot partition's state: the first word on encryption (domain C.2).</summary>
    public PartitionState Partition { get; init; }

    /// <summary>The summary over all disks.</summary>
    public DiskSummary Disks { get; init; }

    /// <summary><c>fileVault2Enabled</c>: under-reports, so only its true counts, as an estimate (domain C.2 row 8).</summary>
    public bool? Enabled { get; init; }

    /// <summary>Short names on Jamf's FileVault user list; null where not reported.</summary>
    public IReadOnlyList<string>? UserNames { get; init; }
}
