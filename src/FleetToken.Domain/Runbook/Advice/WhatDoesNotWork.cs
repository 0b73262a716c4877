namespace FleetToken.Domain.Runbook;

/// <summary>The attempts that fail (domain D.8).</summary>
public enum FailingAttempt
{
    /// <summary>Reaching a Mac at the FileVault screen from afar.</summary>
    RemoteAtFileVault,

    /// <summary>Jamf's password reset on a token holder.</summary>
    JamfReset,

    /// <summary>A token for the Jamf management account.</summary>
    ManagementAccountToken,

    /// <summary>A LAPS password at the FileVault screen.</summary>
    LapsAtFileVault,

    /// <summary>A login over SSH to obtain a token.</summary>
    SshForToken,

    /// <summary>A password set by root.</summary>
    PasswordByRoot,

    /// <summary>Trusting the exit code of sysadminctl.</summary>
    ExitCode,

    /// <summary>A restart with a key that is not proven.</summary>
    RestartUnproven,

    /// <summary>An institutional key on Apple silicon.</summary>
    InstitutionalKeyOnAppleSilicon,

    /// <summary>The MDM command for a new key, with the key itself.</summary>
    RotateByKey,
}

/// <summary>One attempt that fails, and why.</summary>
/// <param name="Id">Which.</param>
/// <param name="Attempt">What is tried.</param>
/// <param name="Why">Why it fails, as a sentence.</param>
/// <param name="Sources">Tags of the documents it rests on.</param>
public sealed record DoesNotWork(FailingAttempt Id, string Attempt, string Why, IReadOnlyList<string> Sources);

/// <summary>What does not work, and why: the whole list (domain D.8).</summary>
public static class WhatDoesNotWork
{
    /// <summary>Every row.</summary>
    public static IReadOnlyList<DoesNotWork> All { get; } =
    [
        new(FailingAttempt.RemoteAtFileVault, "A Jamf policy, an MDM command, Remote Desktop or SSH at the FileVault screen (macOS 15 or earlier, and every Intel Mac)",
            "macOS is not running yet and the data are locked: nothing arrives.", ["SEED", "MAN-SSH"]),
        new(FailingAttempt.JamfReset, "Jamf's policy “reset password” on an account that holds a token",
            "Jamf cannot reset it until the token is off.", ["JAMF-LA"]),
        new(FailingAttempt.ManagementAccountToken, "Giving the Jamf management account a token so that the reset works",
            "Jamf still cannot reset another account that holds a token.", ["SEED"]),
        new(FailingAttempt.LapsAtFileVault, "A LAPS password at the FileVault screen",
            "The account has no token there, or Jamf rotated the password and the token kept the old one.", ["JAMF-PRE", "UIUC"]),
        new(FailingAttempt.SshForToken, "Logging in by SSH or su to get a token",
            "The Bootstrap Token gives one at the login window only.", ["SEED"]),
        new(FailingAttempt.PasswordByRoot, "passwd, or dscl as root, on an account that holds a token",
            "macOS refuses it (eDSAuthFailed), or the token breaks and still reads ENABLED.", ["PCUP-62", "FLOCK"]),
        new(FailingAttempt.ExitCode, "Trusting the exit code of sysadminctl",
            "It is 0 even when the command was refused: read the status again.", ["FLOCK"]),
        new(FailingAttempt.RestartUnproven, "A restart “to make it work” with a key that is not proven",
            "It can turn a Mac that could be saved into one that cannot.", ["J"]),
        new(FailingAttempt.InstitutionalKeyOnAppleSilicon, "An institutional recovery key on Apple silicon",
            "Apple silicon does not support it.", ["ADM"]),
        new(FailingAttempt.RotateByKey, "The MDM command for a new key (RotateFileVaultKey) with the recovery key itself, on APFS",
            "It needs the password of a FileVault user, and Jamf does not have this command.", ["ADM", "JAMF-API"]),
    ];

    /// <summary>One row.</summary>
    public static DoesNotWork Of(FailingAttempt attempt) => All[(int)attempt];
}
