using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What a purpose, and what Jamf says with a key, is called for a person.</summary>
public static class RevealWords
{
    /// <summary>A few words for a purpose.</summary>
    public static string Of(RevealPurpose purpose) => purpose switch
    {
        RevealPurpose.LockOut => "Locked out",
        RevealPurpose.Leaver => "Somebody left, their data stay",
        RevealPurpose.Legal => "Legal or forensic matter",
        RevealPurpose.Repair => "Repair or hand-over",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "This purpose has no words."),
    };

    /// <summary>What Jamf says of a key, as the end of a sentence.</summary>
    public static string Of(KeyValidity validity) => validity switch
    {
        KeyValidity.Valid => "it opens the disk",
        KeyValidity.Invalid => "it does not open the disk",
        KeyValidity.NotApplicable => "none is expected for this disk",
        _ => "it was not checked",
    };
}
