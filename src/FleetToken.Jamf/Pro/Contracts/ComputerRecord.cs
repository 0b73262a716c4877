using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>One computer of <c>computers-inventory</c>, v1 to v4: only what is used, all of it optional (API 2.4).</summary>
internal sealed record ComputerRecord
{
    public string? Id { get; set; }

    public GeneralSection? General { get; set; }

    public DiskEncryptionSection? DiskEncryption { get; set; }

    public SecuritySection? Security { get; set; }

    public List<LocalUserAccount?>? LocalUserAccounts { get; set; }

    public OperatingSystemSection? OperatingSystem { get; set; }

    public HardwareSection? Hardware { get; set; }

    public UserAndLocationSection? UserAndLocation { get; set; }

    public PurchasingSection? Purchasing { get; set; }

    public List<ConfigurationProfile?>? ConfigurationProfiles { get; set; }

    public List<GroupMembership?>? GroupMemberships { get; set; }

    public KeptAttributes? ExtensionAttributes { get; set; }
}

/// <summary>The section GENERAL.</summary>
internal sealed record GeneralSection
{
    public string? Name { get; set; }

    public string? AssetTag { get; set; }

    public DateTimeOffset? ReportDate { get; set; }

    /// <summary>v1 to v3.</summary>
    public DateTimeOffset? LastContactTime { get; set; }

    /// <summary>v4.</summary>
    public DateTimeOffset? LastCheckIn { get; set; }

    /// <summary>v4.</summary>
    public DateTimeOffset? LastContact { get; set; }

    public DateTimeOffset? LastEnrolledDate { get; set; }

    public DateTimeOffset? InitialEntryDate { get; set; }

    public SiteReference? Site { get; set; }

    public KeptAttributes? ExtensionAttributes { get; set; }
}

/// <summary>A Jamf site; id -1 means none.</summary>
internal sealed record SiteReference
{
    [JsonConverter(typeof(PooledText))]
    public string? Id { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? Name { get; set; }
}

/// <summary>The section DISK_ENCRYPTION; it never holds a key.</summary>
internal sealed record DiskEncryptionSection
{
    public BootPartition? BootPartitionEncryptionDetails { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? IndividualRecoveryKeyValidityStatus { get; set; }

    public bool? InstitutionalRecoveryKeyPresent { get; set; }

    public bool? FileVault2Enabled { get; set; }

    public List<string?>? FileVault2EnabledUserNames { get; set; }
}

/// <summary>Encryption of the boot partition.</summary>
internal sealed record BootPartition
{
    [JsonConverter(typeof(PooledText))]
    public string? PartitionFileVault2State { get; set; }
}

/// <summary>The section SECURITY.</summary>
internal sealed record SecuritySection
{
    public bool? BootstrapTokenAllowed { get; set; }

    public bool? RecoveryLockEnabled { get; init; }

    [JsonConverter(typeof(PooledText))]
    public string? BootstrapTokenEscrowedStatus { get; set; }
}

/// <summary>One item of the section LOCAL_USER_ACCOUNTS.</summary>
internal sealed record LocalUserAccount
{
    [JsonConverter(typeof(PooledText))]
    public string? Uid { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? Username { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? FullName { get; set; }

    public bool? Admin { get; set; }

    public bool? FileVault2Enabled { get; set; }
}

/// <summary>The section OPERATING_SYSTEM.</summary>
internal sealed record OperatingSystemSection
{
    [JsonConverter(typeof(PooledText))]
    public string? Version { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? FileVault2Status { get; set; }

    public KeptAttributes? ExtensionAttributes { get; set; }
}

/// <summary>The section HARDWARE.</summary>
internal sealed record HardwareSection
{
    [JsonConverter(typeof(PooledText))]
    public string? Model { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? ModelIdentifier { get; set; }

    public string? SerialNumber { get; set; }

    public bool? AppleSilicon { get; set; }

    public KeptAttributes? ExtensionAttributes { get; set; }
}

/// <summary>The section USER_AND_LOCATION.</summary>
internal sealed record UserAndLocationSection
{
    public string? Username { get; set; }

    public string? Realname { get; set; }

    public string? Email { get; set; }

    public KeptAttributes? ExtensionAttributes { get; set; }
}

/// <summary>The section PURCHASING: asked for only because attributes can be shown there (API 2.4).</summary>
internal sealed record PurchasingSection
{
    public KeptAttributes? ExtensionAttributes { get; set; }
}

/// <summary>One item of the section CONFIGURATION_PROFILES; Jamf's own have no id.</summary>
internal sealed record ConfigurationProfile
{
    [JsonConverter(typeof(PooledText))]
    public string? Id { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? DisplayName { get; set; }

    [JsonConverter(typeof(PooledText))]
    public string? ProfileIdentifier { get; set; }

    public DateTimeOffset? LastInstalled { get; set; }
}

/// <summary>One item of the section GROUP_MEMBERSHIPS.</summary>
internal sealed record GroupMembership
{
    [JsonConverter(typeof(PooledText))]
    public string? GroupName { get; set; }
}
