using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Store;

/// <summary>One Mac as lists, CSV and REST show it: facts, verdicts and when age alone changes them. Holds no secret.</summary>
public sealed class MacRow
{
    /// <summary>Our own key.</summary>
    public int Key { get; set; }

    /// <summary>Configured server name.</summary>
    public required string Server { get; set; }

    /// <summary>Jamf's computer id.</summary>
    public required long ComputerId { get; set; }

    /// <summary>Computer name.</summary>
    public string? Name { get; set; }

    /// <summary>Serial number; not unique.</summary>
    public string? SerialNumber { get; set; }

    /// <summary>Asset tag.</summary>
    public string? AssetTag { get; set; }

    /// <summary>Model name.</summary>
    public string? Model { get; set; }

    /// <summary>Whether it has Apple silicon.</summary>
    public bool? AppleSilicon { get; set; }

    /// <summary>macOS version as printed by <see cref="MacOsVersion"/>.</summary>
    public string? OsVersion { get; set; }

    /// <summary>Jamf site; null for none.</summary>
    public string? Site { get; set; }

    /// <summary>Phase.</summary>
    public MacPhase Phase { get; set; }

    /// <summary>Assigned user's name.</summary>
    public string? AssignedUsername { get; set; }

    /// <summary>Assigned user's full name.</summary>
    public string? AssignedFullName { get; set; }

    /// <summary>Assigned user's e-mail address.</summary>
    public string? AssignedEmail { get; set; }

    /// <summary>The local account that is the assigned user's; null where unmatched.</summary>
    public string? AssignedAccount { get; set; }

    /// <summary>How well that account fits.</summary>
    public AccountMatch AssignedMatch { get; set; }

    /// <summary>FileVault state.</summary>
    public FileVaultState FileVault { get; set; }

    /// <summary>How well founded the FileVault state is.</summary>
    public EvidenceKind FileVaultEvidence { get; set; }

    /// <summary>Key validity.</summary>
    public KeyValidity RecoveryKey { get; set; }

    /// <summary>Whether a key is in escrow.</summary>
    public Answer KeyEscrowed { get; set; }

    /// <summary>Bootstrap Token status.</summary>
    public BootstrapTokenStatus BootstrapToken { get; set; }

    /// <summary>Token holders, those that should not hold one first: a JSON array of <see cref="HolderCell"/>.</summary>
    public string TokenHolders { get; set; } = "[]";

    /// <summary>Short names of all local accounts, one a line, for search.</summary>
    public string AccountNames { get; set; } = "";

    /// <summary>How well founded the token facts are.</summary>
    public EvidenceKind TokensEvidence { get; set; }

    /// <summary>UTC time of the token facts.</summary>
    public DateTimeOffset? TokensAt { get; set; }

    /// <summary>Source of the token facts.</summary>
    public TokenSource TokensSource { get; set; }

    /// <summary>Who holds the tokens.</summary>
    public TokenVerdict TokenVerdict { get; set; }

    /// <summary>How many holders could open the disk.</summary>
    public UsableHolders UsableHolders { get; set; }

    /// <summary>Recoverability.</summary>
    public Recoverability Recoverability { get; set; }

    /// <summary>Whether recoverability rests on facts that are no longer fresh.</summary>
    public bool Stale { get; set; }

    /// <summary>Codes of the Mac's own findings that stand by themselves, worst first, blank between.</summary>
    public string Findings { get; set; } = "";

    /// <summary>All findings that hold, implied and fleet ones included, each with its severity: a <see cref="FindingSet"/>.</summary>
    public string AllFindings { get; set; } = "";

    /// <summary>Rules of its phase that lacked an input, and which: a <see cref="NotJudgedSet"/>.</summary>
    public string NotJudged { get; set; } = "";

    /// <summary>Findings of objects of its server's configuration that concern it, or may: a <see cref="ConcernSet"/>. Lists do not read it.</summary>
    public string Concerns { get; set; } = "";

    /// <summary>Names of its computer groups, one a line, sorted; null where Jamf does not report them. Lists do not read it.</summary>
    public string? Groups { get; set; }

    /// <summary>Severity.</summary>
    public Severity Severity { get; set; }

    /// <summary>UTC time of the last inventory report.</summary>
    public DateTimeOffset? InventoryAt { get; set; }

    /// <summary>UTC time of the latest contact of any kind.</summary>
    public DateTimeOffset? LastContactAt { get; set; }

    /// <summary>UTC time at which Jamf no longer knew it; null while it does.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>UTC time at which age alone first changes its verdicts; null where nothing will.</summary>
    public DateTimeOffset? NextEdge { get; set; }

    /// <summary>Server and computer id.</summary>
    public MacId Id => new(Server, ComputerId);
}

/// <summary>A token holder in a row.</summary>
/// <param name="Username">Short name.</param>
/// <param name="Admin">Whether it is an administrator; null where not reported.</param>
/// <param name="Kind">What it is to this Mac.</param>
/// <param name="Evidence">How well founded its token is.</param>
/// <param name="ShouldNotHold">Whether it should not hold one.</param>
public sealed record HolderCell(string Username, bool? Admin, AccountKind Kind, EvidenceKind Evidence, bool ShouldNotHold);
