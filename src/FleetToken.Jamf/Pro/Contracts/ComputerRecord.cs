using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>One computer of <c>computers-inventory</c>, v1 to v4: only what is used, all of it optional (API 2.4).</summary>
internal sealed record ComputerRecord
{
    public string? Id { get; init; }

    public GeneralSection? General { get; init; }

    public DiskEncryptionSection? DiskEncryption { get; init; }

    public SecuritySection? Security { get; init; }

    public List<LocalUserAccount?>? LocalUserAccounts { get; init; }

    public OperatingSystemSection? OperatingSystem { get; init; }

    public HardwareSection? Hardware { get; init; }

    public UserAndLocationSection? UserAndLocation { get; init; }

    public PurchasingSection? Purchasing { get; init; }

    public List<ConfigurationProfile?>? ConfigurationProfiles { get; init; }

    public List<GroupMembership?>? GroupMemberships { get; init; }

    public KeptAttributes? ExtensionAttributes { get; init; }
}

/// <summary>The section GENERAL.</summary>
internal sealed record GeneralSection
{
    public string? Name { get; init; }

    public string? AssetTag { get; init; }

    public DateTimeOffset? ReportDate { get; init; }

    /// <summary>v1 to v3.</summary>
    public DateTimeOffset? LastContactTime { get; init; }

    /// <summary>v4.</summary>
    public DateTimeOffset? LastCheckIn { get; init; }

    /// <summary>v4.</summary>
    public DateTimeOffset? LastContact { get; init; }

    public DateTimeOffset? LastEnrolledDate { get; init; }

    public DateTimeOffset? InitialEntryDate { get; init; }

    public SiteReference? Site { get; init; }

    public KeptAttributes? ExtensionAttributes { get; init; }
}

/// <summary>A Jamf site; id -1 means none.</summary>
internal sealed record SiteReference
{
    [JsonConverter(typeof(PooledText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? Name { get; init; }
}

/// <summary>The section DISK_ENCRYPTION; it never holds a key.</summary>
internal sealed record DiskEncryptionSection
{
    public BootPartition? BootPartitionEncryptionDetails { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? IndividualRecoveryKeyValidityStatus { get; init; }

    public bool? InstitutionalRecoveryKeyPresent { get; init; }

    public bool? FileVault2Enabled { get; init; }

    public List<string?>? FileVault2EnabledUserNames { get; init; }
}

/// <summary>Encryption of the boot partition.</summary>
internal sealed record BootPartition
{
    [JsonConverter(typeof(PooledText))]
    public string? PartitionFileVault2State { get; init; }
}

/// <summary>The section SECURITY.</summary>
internal sealed record SecuritySection
{
    public bool? BootstrapTokenAllowed { get; init; }

    public bool? RecoveryLockEnabled { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? BootstrapTokenEscrowedStatus { get; init; }
}

/// <summary>One item of the section LOCAL_USER_ACCOUNTS.</summary>
internal sealed record LocalUserAccount
{
    [JsonConverter(typeof(PooledText))]
    public string? Uid { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? Username { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? FullName { get; init; }

    public bool? Admin { get; init; }

    public bool? FileVault2Enabled { get; init; }
}

/// <summary>The section OPERATING_SYSTEM.</summary>
internal sealed record OperatingSystemSection
{
    [JsonConverter(typeof(PooledText))]
    public string? Version { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? FileVault2Status { get; init; }

    public KeptAttributes? ExtensionAttributes { get; init; }
}

/// <summary>The section HARDWARE.</summary>
internal sealed record HardwareSection
{
    [JsonConverter(typeof(PooledText))]
    public string? Model { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? ModelIdentifier { get; init; }

    public string? SerialNumber { get; init; }

    public bool? AppleSilicon { get; init; }

    public KeptAttributes? ExtensionAttributes { get; init; }
}

/// <summary>The section USER_AND_LOCATION.</summary>
internal sealed record UserAndLocationSection
{
    public string? Username { get; init; }

    public string? Realname { get; init; }

    public string? Email { get; init; }

    public KeptAttributes? ExtensionAttributes { get; init; }
}

/// <summary>The section PURCHASING: asked for only because attributes can be shown there (API 2.4).</summary>
internal sealed record PurchasingSection
{
    public KeptAttributes? ExtensionAttributes { get; init; }
}

/// <summary>One item of the section CONFIGURATION_PROFILES; Jamf's own have no id.</summary>
internal sealed record ConfigurationProfile
{
    [JsonConverter(typeof(PooledText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? DisplayName { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? ProfileIdentifier { get; init; }

    public DateTimeOffset? LastInstalled { get; init; }
}

/// <summary>One item of the section GROUP_MEMBERSHIPS.</summary>
internal sealed record GroupMembership
{
    [JsonConverter(typeof(PooledText))]
    public string? GroupName { get; init; }
}
