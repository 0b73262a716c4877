using FleetToken.Domain.Evidence;

namespace FleetToken.Domain.Macs;

/// <summary>One computer record as its last inventory report described it; null means that nobody said.</summary>
public sealed record Mac
{
    /// <summary>Server and computer id.</summary>
    public required MacId Id { get; init; }

    /// <summary>Computer name; free text.</summary>
    public string? Name { get; init; }

    /// <summary>Serial number; not unique (API 11).</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Asset tag; free text.</summary>
    public string? AssetTag { get; init; }

    /// <summary>Marketing name of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Model identifier such as <c>Mac15,3</c>; starts with <c>VirtualMac</c> for a virtual Mac.</summary>
    public string? ModelIdentifier { get; init; }

    /// <summary>Whether it has Apple silicon.</summary>
    public bool? AppleSilicon { get; init; }

    /// <summary>macOS version; null where missing or unreadable.</summary>
    public MacOsVersion? OsVersion { get; init; }

    /// <summary>Name of its Jamf site; null for none.</summary>
    public string? Site { get; init; }

    /// <summary>Names of the computer groups it is in; null where not reported.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Whom Jamf names as its user.</summary>
    public AssignedUser User { get; init; } = new(null, null, null);

    /// <summary>Its local accounts; null where the list was not collected or not reported.</summary>
    public IReadOnlyList<LocalAccount>? Accounts { get; init; }

    /// <summary>The disk's encryption.</summary>
    public FileVault FileVault { get; init; } = FileVault.NotReported;

    /// <summary>The recovery keys' state, without the keys.</summary>
    public RecoveryKeyEscrow RecoveryKey { get; init; } = RecoveryKeyEscrow.NotReported;

    /// <summary>The Bootstrap Token's state.</summary>
    public BootstrapToken BootstrapToken { get; init; } = BootstrapToken.NotReported;

    /// <summary>Whether a Recovery Lock password is set; null where not reported.</summary>
    public bool? RecoveryLock { get; init; }

    /// <summary>Configuration profiles; null where the list was not reported.</summary>
    public IReadOnlyList<InstalledProfile>? Profiles { get; init; }

    /// <summary>What the Mac's own script said; null where no attribute of interest has a value.</summary>
    public AttributeReport? Attributes { get; init; }

    /// <summary>Where Jamf had a text in the shape of a recovery key, such as <c>computer name</c> or <c>extension attribute Notes</c>; null for nowhere. The text itself is not kept.</summary>
    public IReadOnlyList<string>? KeyShapedTexts { get; init; }

    /// <summary>UTC time of the last inventory report: the age of every fact Jamf states.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>UTC time of the last check-in of the Jamf agent.</summary>
    public DateTimeOffset? LastCheckIn { get; init; }

    /// <summary>UTC time of the last contact by any channel.</summary>
    public DateTimeOffset? LastContact { get; init; }

    /// <summary>UTC time of the last enrolment.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary>Day the record first appeared in Jamf, as UTC midnight.</summary>
    public DateTimeOffset? FirstEntryAt { get; init; }

    /// <summary>UTC time of the latest sign of life of any kind, the inventory report included.</summary>
    public DateTimeOffset? LastSeenAt
    {
        get
        {
            var latest = ReportedAt;
            latest = Later(latest, LastCheckIn);
            return Later(latest, LastContact);
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null ? right : right is null || left >= right ? left : right;
}
