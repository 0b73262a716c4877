using System.Text.Json;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>One Mac as the table, the CSV and REST show it (design 4.4).</summary>
public sealed record MacItem
{
    /// <summary>Configured server name.</summary>
    public required string Server { get; init; }

    /// <summary>Jamf's computer id.</summary>
    public required long Id { get; init; }

    /// <summary>Computer name; null where not reported, as in every nullable value here.</summary>
    public required string? Name { get; init; }

    /// <summary>Serial number; not unique.</summary>
    public required string? SerialNumber { get; init; }

    /// <summary>Model name.</summary>
    public required string? Model { get; init; }

    /// <summary>Whether it has Apple silicon.</summary>
    public required bool? AppleSilicon { get; init; }

    /// <summary>macOS version.</summary>
    public required string? OsVersion { get; init; }

    /// <summary>Jamf site; null for none.</summary>
    public required string? Site { get; init; }

    /// <summary>Where it stands in its life.</summary>
    public required MacPhase Phase { get; init; }

    /// <summary>Whom Jamf assigns.</summary>
    public required AssignedUserItem AssignedUser { get; init; }

    /// <summary>FileVault state.</summary>
    public required FileVaultState FileVault { get; init; }

    /// <summary>Validity of the key in escrow.</summary>
    public required KeyValidity RecoveryKey { get; init; }

    /// <summary>Whether a key is in escrow.</summary>
    public required Answer KeyEscrowed { get; init; }

    /// <summary>Bootstrap Token status.</summary>
    public required BootstrapTokenStatus BootstrapToken { get; init; }

    /// <summary>Token holders, those that should not hold one first.</summary>
    public required IReadOnlyList<TokenHolderItem> TokenHolders { get; init; }

    /// <summary>How well founded the token facts are.</summary>
    public required TokensItem Tokens { get; init; }

    /// <summary>How well founded the FileVault state is.</summary>
    public required EvidenceKind FileVaultEvidence { get; init; }

    /// <summary>Who holds the tokens.</summary>
    public required TokenVerdict TokenVerdict { get; init; }

    /// <summary>How the data would be reached.</summary>
    public required Recoverability Recoverability { get; init; }

    /// <summary>Whether recoverability rests on facts that are no longer fresh.</summary>
    public required bool Stale { get; init; }

    /// <summary>Codes of the Mac's own findings that stand by themselves, worst first.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Highest severity of its own findings.</summary>
    public required Severity Severity { get; init; }

    /// <summary>UTC time of the last inventory report.</summary>
    public required DateTimeOffset? InventoryAt { get; init; }

    /// <summary>UTC time of the latest contact of any kind.</summary>
    public required DateTimeOffset? LastContactAt { get; init; }

    /// <summary>UTC time at which Jamf no longer knew it; null while it does.</summary>
    public required DateTimeOffset? GoneAt { get; init; }

    /// <summary>The item of a row.</summary>
    public static MacItem Of(MacRow row) => new()
    {
        Server = row.Server,
        Id = row.ComputerId,
        Name = row.Name,
        SerialNumber = row.SerialNumber,
        Model = row.Model,
        AppleSilicon = row.AppleSilicon,
        OsVersion = row.OsVersion,
        Site = row.Site,
        Phase = row.Phase,
        AssignedUser = new AssignedUserItem(row.AssignedUsername, row.AssignedFullName, row.AssignedEmail, row.AssignedAccount, row.AssignedMatch),
        FileVault = row.FileVault,
        RecoveryKey = row.RecoveryKey,
        KeyEscrowed = row.KeyEscrowed,
        BootstrapToken = row.BootstrapToken,
        TokenHolders = Holders(row.TokenHolders),
        Tokens = new TokensItem(row.TokensEvidence, row.TokensAt, row.TokensSource),
        FileVaultEvidence = row.FileVaultEvidence,
        TokenVerdict = row.TokenVerdict,
        Recoverability = row.Recoverability,
        Stale = row.Stale,
        Findings = row.Findings.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Severity = row.Severity,
        InventoryAt = row.InventoryAt,
        LastContactAt = row.LastContactAt,
        GoneAt = row.GoneAt,
    };

    /// <summary>The token holders of a row.</summary>
    public static IReadOnlyList<TokenHolderItem> Holders(string json) => json is "[]" or ""
        ? []
        : [.. (JsonSerializer.Deserialize(json, StoreJson.Default.IReadOnlyListHolderCell) ?? [])
            .Select(cell => new TokenHolderItem(cell.Username, cell.Admin, cell.Kind, cell.Evidence) { ShouldNotHold = cell.ShouldNotHold })];
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
