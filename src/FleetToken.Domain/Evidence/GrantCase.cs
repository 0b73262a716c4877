using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>How an account was made (domain B.4, <c>made</c>).</summary>
public enum AccountOrigin
{
    /// <summary>Nobody said.</summary>
    Unknown,

    /// <summary>In Setup Assistant, by the person.</summary>
    SetupAssistant,

    /// <summary>In Users &amp; Groups, by a logged-in administrator who holds a token.</summary>
    UsersPane,

    /// <summary>With <c>sysadminctl -addUser</c>, authorised by the name and password of an administrator who holds a token.</summary>
    AuthorisedCommand,

    /// <summary>By sysadminctl, dscl, a package or a Jamf policy, without a holder's password.</summary>
    Script,

    /// <summary>By Jamf Connect.</summary>
    JamfConnect,

    /// <summary>By Platform SSO.</summary>
    PlatformSso,

    /// <summary>A temporary Platform SSO session.</summary>
    PlatformSsoGuest,

    /// <summary>By the PreStage: the managed administrator.</summary>
    ManagedAdministrator,

    /// <summary>A directory account with a cached local record.</summary>
    Mobile,

    /// <summary>A directory account without a local record.</summary>
    NetworkOnly,

    /// <summary>By the system: root and other service accounts.</summary>
    Service,
}

/// <summary>Where an account first authenticates (domain B.4, <c>where</c>).</summary>
public enum FirstLogin
{
    /// <summary>Nobody said.</summary>
    Unknown,

    /// <summary>In Setup Assistant.</summary>
    SetupAssistant,

    /// <summary>At the login window, graphically.</summary>
    LoginWindow,

    /// <summary>Over SSH, by <c>su</c> or <c>sudo</c>, or in Terminal.</summary>
    CommandLine,

    /// <summary>By <c>sysadminctl -secureTokenOn</c> of an administrator without a token.</summary>
    SelfGrant,

    /// <summary>At the FileVault screen.</summary>
    FileVaultScreen,

    /// <summary>By a password reset in recoveryOS.</summary>
    RecoveryReset,

    /// <summary>Nowhere yet.</summary>
    Never,
}

/// <summary>The inputs of the grant table, each unknown until somebody says it (domain B.4).</summary>
public sealed record GrantCase
{
    /// <summary>macOS version; null where not known.</summary>
    public MacOsVersion? Os { get; init; }

    /// <summary>Whether the Mac has Apple silicon; null where not known.</summary>
    public bool? AppleSilicon { get; init; }

    /// <summary>How the account was made.</summary>
    public AccountOrigin Made { get; init; }

    /// <summary>Whether it is an administrator; null where not known.</summary>
    public bool? Admin { get; init; }

    /// <summary>Whether the Bootstrap Token is in escrow; no also where the Mac does not reach Jamf at that login.</summary>
    public Answer BootstrapToken { get; init; }

    /// <summary>Where it first authenticates.</summary>
    public FirstLogin Where { get; init; }

    /// <summary>Whether nobody on the Mac held a token before.</summary>
    public Answer First { get; init; }

    /// <summary>Whether the automatic first token was switched off for the account (B-P4).</summary>
    public Answer Denied { get; init; }

    /// <summary>Whether a profile that requires FileVault was in place before the first login.</summary>
    public Answer FileVaultRequired { get; init; }
}

/// <summary>What the grant table answers.</summary>
/// <param name="Row">The row that fits; B00 where none does or an input is missing.</param>
/// <param name="Missing">Inputs on which the answer hangs and that nobody stated, in the field's words.</param>
/// <param name="Possible">Rows that would fit, depending on what is missing, in the order of the table; empty where nothing is missing.</param>
public sealed record GrantAnswer(GrantRow Row, IReadOnlyList<string> Missing, IReadOnlyList<GrantRow> Possible);
