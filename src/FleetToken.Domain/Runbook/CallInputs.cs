namespace FleetToken.Domain.Runbook;

/// <summary>Whether the caller's identity is verified by the organisation's own method (domain D.1, <c>identity</c>).</summary>
public enum CallerIdentity
{
    /// <summary>Not yet, or nobody asked.</summary>
    NotVerified,

    /// <summary>Yes.</summary>
    Verified,
}

/// <summary>What the call is about (domain D.1, <c>purpose</c>).</summary>
public enum CallPurpose
{
    /// <summary>A person is locked out of the own Mac.</summary>
    LockOut,

    /// <summary>Data of somebody who left, also legal or forensic work.</summary>
    Leaver,
}

/// <summary>What is on the screen (domain D.1, <c>screen</c>, Q1).</summary>
public enum MacScreen
{
    /// <summary>Cannot be told, or nobody asked.</summary>
    Unclear,

    /// <summary>The FileVault screen: macOS is not running yet.</summary>
    FileVault,

    /// <summary>recoveryOS, the options screen or Recovery Assistant.</summary>
    Recovery,

    /// <summary>The login window of a running macOS.</summary>
    LoginWindow,

    /// <summary>The lock screen of an open session.</summary>
    LockScreen,

    /// <summary>The desktop is open, or Touch ID or a Watch opens it.</summary>
    Desktop,

    /// <summary>"Disabled" or "try again in n minutes".</summary>
    Wait,

    /// <summary>An MDM lock PIN, a Recovery Lock or Activation Lock.</summary>
    LockPin,
}

/// <summary>What explains that the password is refused (domain D.1, <c>clue</c>, Q2).</summary>
public enum PasswordClue
{
    /// <summary>Nobody knows; taken as forgotten.</summary>
    Unknown,

    /// <summary>A previous password, Caps Lock or the keyboard layout explains it.</summary>
    Found,

    /// <summary>The company password was changed and the old one is known.</summary>
    ChangedAtIdp,

    /// <summary>Forgotten.</summary>
    Forgotten,
}
