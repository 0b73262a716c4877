using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>One Mac over REST: the list's item, with findings told in full, accounts and verdicts.</summary>
public sealed record MacAnswer
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

    /// <summary>All findings that hold, implied and fleet ones included, worst first.</summary>
    public required IReadOnlyList<FindingAnswer> Findings { get; init; }

    /// <summary>Highest severity of its own findings.</summary>
    public required Severity Severity { get; init; }

    /// <summary>UTC time of the last inventory report.</summary>
    public required DateTimeOffset? InventoryAt { get; init; }

    /// <summary>UTC time of the latest contact of any kind.</summary>
    public required DateTimeOffset? LastContactAt { get; init; }

    /// <summary>UTC time at which Jamf no longer knew it; null while it does.</summary>
    public required DateTimeOffset? GoneAt { get; init; }

    /// <summary>Accounts of people and of IT, those that should not hold a token first, each with why it holds one or not.</summary>
    public required IReadOnlyList<AccountAnswer> Accounts { get; init; }

    /// <summary>Verdicts with their reasons.</summary>
    public required VerdictsAnswer Verdicts { get; init; }

    /// <summary>Rules that could not be judged, and what they lacked.</summary>
    public required IReadOnlyList<NotJudged> NotJudged { get; init; }

    /// <summary>Other records of the same Mac.</summary>
    public required IReadOnlyList<TwinAnswer> Twins { get; init; }

    /// <summary>UTC time FleetToken first read it.</summary>
    public required DateTimeOffset FirstReadAt { get; init; }

    /// <summary>UTC time FleetToken last read it.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The answer for a Mac.</summary>
    public static MacAnswer Of(Fleet.MacDetail detail) => new()
    {
        Server = detail.Item.Server,
        Id = detail.Item.Id,
        Name = detail.Item.Name,
        SerialNumber = detail.Item.SerialNumber,
        Model = detail.Item.Model,
        AppleSilicon = detail.Item.AppleSilicon,
        OsVersion = detail.Item.OsVersion,
        Site = detail.Item.Site,
        Phase = detail.Item.Phase,
        AssignedUser = detail.Item.AssignedUser,
        FileVault = detail.Item.FileVault,
        RecoveryKey = detail.Item.RecoveryKey,
        KeyEscrowed = detail.Item.KeyEscrowed,
        BootstrapToken = detail.Item.BootstrapToken,
        TokenHolders = detail.Item.TokenHolders,
        Tokens = detail.Item.Tokens,
        FileVaultEvidence = detail.Item.FileVaultEvidence,
        TokenVerdict = detail.Item.TokenVerdict,
        Recoverability = detail.Item.Recoverability,
        Stale = detail.Item.Stale,
        Findings = [.. detail.Evaluation.Findings.Select(finding => FindingAnswer.Of(finding, detail))],
        Severity = detail.Item.Severity,
        InventoryAt = detail.Item.InventoryAt,
        LastContactAt = detail.Item.LastContactAt,
        GoneAt = detail.Item.GoneAt,
        Accounts = [.. detail.Explanations.Select(AccountAnswer.Of)],
        Verdicts = VerdictsAnswer.Of(detail.Evaluation.Verdicts, detail.KeyExposure),
        NotJudged = detail.Evaluation.NotJudged,
        Twins = [.. detail.Twins.Select(twin => new TwinAnswer(twin.Server, twin.Id, twin.InventoryAt, twin.GoneAt))],
        FirstReadAt = detail.FirstReadAt,
        ReadAt = detail.ReadAt,
    };
}

/// <summary>Another record of the same Mac.</summary>
/// <param name="Server">Configured server name.</param>
/// <param name="Id">Jamf's computer id.</param>
/// <param name="InventoryAt">UTC time of its last inventory report.</param>
/// <param name="GoneAt">UTC time at which Jamf no longer knew it.</param>
public sealed record TwinAnswer(string Server, long Id, DateTimeOffset? InventoryAt, DateTimeOffset? GoneAt);
