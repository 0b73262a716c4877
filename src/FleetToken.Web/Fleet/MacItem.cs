using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Fleet;

/// <summary>One Mac as the table, the CSV and REST show it (design 4.4).</summary>
public sealed record MacItem
{
    public required string Server { get; init; }
    public required long Id { get; init; }
    public required string? Name { get; init; }
    public required string? SerialNumber { get; init; }
    public required string? Model { get; init; }
    public required bool? AppleSilicon { get; init; }
    public required string? OsVersion { get; init; }
    public required string? Site { get; init; }
    public required MacPhase Phase { get; init; }
    public required AssignedUserItem AssignedUser { get; init; }
    public required FileVaultState FileVault { get; init; }
    public required KeyValidity RecoveryKey { get; init; }
    public required Answer KeyEscrowed { get; init; }
    public required BootstrapTokenStatus BootstrapToken { get; init; }
    public required IReadOnlyList<TokenHolderItem> TokenHolders { get; init; }
    public required TokensItem Tokens { get; init; }
    public required EvidenceKind FileVaultEvidence { get; init; }
    public required TokenVerdict TokenVerdict { get; init; }
    public required Recoverability Recoverability { get; init; }
    public required bool Stale { get; init; }
    public required IReadOnlyList<string> Findings { get; init; }
    public required Severity Severity { get; init; }
    public required DateTimeOffset? InventoryAt { get; init; }
    public required DateTimeOffset? LastContactAt { get; init; }
    public required DateTimeOffset? GoneAt { get; init; }
}

/// <summary>Whom Jamf assigns, and the local account that fits.</summary>
public sealed record AssignedUserItem(string? Username, string? FullName, string? Email, string? Account, AccountMatch Match);

/// <summary>One token holder.</summary>
public sealed record TokenHolderItem(string Username, bool? Admin, AccountKind Kind, EvidenceKind Evidence)
{
    /// <summary>Whether it should not hold a token; the CSV has a column for it, REST leaves it out.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool ShouldNotHold { get; init; }
}

/// <summary>How well founded the token facts are, when and by what.</summary>
public sealed record TokensItem(EvidenceKind Evidence, DateTimeOffset? At, TokenSource Source);
