using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What a purpose is called for a person.</summary>
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
}
