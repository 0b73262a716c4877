namespace FleetToken.Domain.Macs;

/// <summary>Jamf's last check of the escrowed Personal Recovery Key (domain A, "validity").</summary>
public enum KeyValidity
{
    /// <summary>UNKNOWN, missing, or a value we have not heard of: not checked, never "valid".</summary>
    Unknown,

    /// <summary>VALID: checked on the Mac and it matches.</summary>
    Valid,

    /// <summary>INVALID: checked on the Mac and it does not match.</summary>
    Invalid,

    /// <summary>NOT_APPLICABLE: no personal key is expected.</summary>
    NotApplicable,
}

/// <summary>What Jamf says about the recovery keys of a Mac, without the keys themselves.</summary>
/// <param name="Validity">Validity of the personal key; as old as the inventory report.</param>
/// <param name="InstitutionalKeyPresent">Whether an institutional key is on the Mac; null where not reported.</param>
public sealed record RecoveryKeyEscrow(KeyValidity Validity, bool? InstitutionalKeyPresent)
{
    /// <summary>Nothing reported.</summary>
    public static RecoveryKeyEscrow NotReported { get; } = new(KeyValidity.Unknown, null);
}
