using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>What all sources together say about one account.</summary>
internal sealed class AccountFacts
{
    public required string Username { get; init; }

    public string? FullName { get; init; }

    public int? Uid { get; init; }

    /// <summary>An administrator for either source is one; null where no source says.</summary>
    public bool? Admin { get; init; }

    public required bool IsPerson { get; init; }

    public required bool IsIt { get; init; }

    /// <summary>Whether the name may be compared with anything; a cut or suspicious one equals nothing (domain E.5).</summary>
    public required bool IsNamed { get; init; }

    public required bool SuspiciousName { get; init; }

    public required TokenState Token { get; init; }

    public required EvidenceKind Evidence { get; init; }

    public Answer InFileVaultList { get; init; }

    public Answer? VolumeOwner { get; init; }

    public Answer Hidden { get; init; }

    /// <summary>Whether it is a person that is known not to be an administrator.</summary>
    public bool IsStandardPerson => IsPerson && Admin == false;

    /// <summary>A holder in the sense of domain E.1: held or suspect, measured.</summary>
    public bool IsMeasuredHolder => Evidence == EvidenceKind.Measured && Token is TokenState.Held or TokenState.Suspect;
}
