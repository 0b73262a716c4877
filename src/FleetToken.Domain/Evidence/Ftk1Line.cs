using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>One line of our own attribute, field by field (domain F.3); null, Unknown: the line does not say.</summary>
public sealed record Ftk1Line
{
    /// <summary>Whether the line's end was seen; without it the line was cut and has no age.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether a key or an account stands in it twice (X7); the first one counts.</summary>
    public bool Repeats { get; init; }

    /// <summary><c>n</c>: human holders, 0 to 9, 9 for nine or more; null also for a 0 in a cut line.</summary>
    public int? Holders { get; init; }

    /// <summary><c>adm</c>: holders that are administrators, 0 to 9.</summary>
    public int? AdminHolders { get; init; }

    /// <summary><c>eu</c>: whether the console user holds a token.</summary>
    public Answer ConsoleUserHolds { get; init; }

    /// <summary><c>hid</c>: hidden holders, 0 to 9.</summary>
    public int? HiddenHolders { get; init; }

    /// <summary><c>orph</c>: crypto users of the local directory without a local account, 0 to 9.</summary>
    public int? Orphans { get; init; }

    /// <summary><c>fv</c>: encryption; deferred reads as off.</summary>
    public FileVaultState FileVault { get; init; }

    /// <summary>Whether <c>fv</c> said that switching on is deferred.</summary>
    public bool Deferred { get; init; }

    /// <summary><c>prk</c>: whether the Mac has a Personal Recovery Key.</summary>
    public Answer PersonalKey { get; init; }

    /// <summary><c>irk</c>: whether the Mac has an institutional key.</summary>
    public Answer InstitutionalKey { get; init; }

    /// <summary><c>pk</c>: whether the file with the encrypted key for escrow exists; 0 says no.</summary>
    public Answer KeyFile { get; init; }

    /// <summary><c>pk</c>: UTC time of that file; null where absent.</summary>
    public DateTimeOffset? KeyFileAt { get; init; }

    /// <summary><c>btS</c>: whether the server supports the Bootstrap Token.</summary>
    public Answer BootstrapSupported { get; init; }

    /// <summary><c>btE</c>: whether the Mac thinks its Bootstrap Token is in escrow.</summary>
    public Answer BootstrapEscrowed { get; init; }

    /// <summary><c>btv</c>: whether the Bootstrap Token works; not checked reads as unknown.</summary>
    public Answer BootstrapWorks { get; init; }

    /// <summary><c>esc</c>: escrow payloads on the Mac, 0 to 9.</summary>
    public int? EscrowPayloads { get; init; }

    /// <summary><c>eb</c>: 0 no Escrow Buddy, 1 installed, 2 installed and asked for a new key.</summary>
    public int? EscrowBuddy { get; init; }

    /// <summary><c>ssh</c>: whether Remote Login is on.</summary>
    public Answer RemoteLogin { get; init; }

    /// <summary><c>pso</c>: 0 none, p Platform SSO, j Jamf Connect, b both.</summary>
    public string? SingleSignOn { get; init; }

    /// <summary><c>os</c>: macOS version as the Mac printed it.</summary>
    public string? OsVersion { get; init; }

    /// <summary><c>arch</c>: arm64, t2 or x86.</summary>
    public string? Architecture { get; init; }

    /// <summary><c>vol</c>: first eight digits of the Data volume's UUID.</summary>
    public string? Volume { get; init; }

    /// <summary><c>boot</c>: UTC time of the last start.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary><c>con</c>: console user, or the last person logged in; null where nobody, unknown, or the name was cut.</summary>
    public string? ConsoleUser { get; init; }

    /// <summary><c>u</c>: the listed accounts; null where the line does not list any.</summary>
    public IReadOnlyList<Ftk1Account>? Accounts { get; init; }

    /// <summary><c>,+N</c>: accounts left out of the list for want of room.</summary>
    public int LeftOut { get; init; }

    /// <summary>Whether the list itself was cut, so that nobody knows how many are missing.</summary>
    public bool ListCut { get; init; }

    /// <summary><c>k</c>: crypto users that are no people: P key, M Bootstrap Token, C iCloud, I institutional, D disk.</summary>
    public string? OtherCryptoUsers { get; init; }

    /// <summary><c>err</c>: probes that failed.</summary>
    public IReadOnlyList<string> FailedProbes { get; init; } = [];

    /// <summary><c>ts</c>: UTC time of the run; null where missing or the line was cut.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Fields that this version does not know, for display, as <c>key=value</c>.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];
}

/// <summary>One account of the list <c>u</c>.</summary>
public sealed record Ftk1Account
{
    /// <summary>Short name, decoded; for display only where <see cref="NameCut"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the name was cut or cannot be decoded: it equals no account.</summary>
    public bool NameCut { get; init; }

    /// <summary>POSIX user id.</summary>
    public int? Uid { get; init; }

    /// <summary>Whether it is an administrator.</summary>
    public bool? Admin { get; init; }

    /// <summary>Whether it is a mobile account; null where not said.</summary>
    public bool? Mobile { get; init; }

    /// <summary>Whether it holds a token.</summary>
    public Answer Token { get; init; }

    /// <summary>Whether it may unlock FileVault.</summary>
    public Answer FileVault { get; init; }

    /// <summary>Whether it is a volume owner; null where the question does not arise (Intel).</summary>
    public Answer? VolumeOwner { get; init; }

    /// <summary>Whether it is hidden.</summary>
    public Answer Hidden { get; init; }

    /// <summary>Further parts that this version does not know, for display; null where none.</summary>
    public string? UnknownParts { get; init; }
}
