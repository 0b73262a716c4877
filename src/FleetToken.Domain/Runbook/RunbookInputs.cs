using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Every input of the runbook (domain D.1); the default of each is what unanswered means.</summary>
public readonly record struct RunbookInputs
{
    /// <summary>Whether the caller is verified.</summary>
    public CallerIdentity Identity { get; init; }

    /// <summary>What the call is about.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>What is on the screen.</summary>
    public MacScreen Screen { get; init; }

    /// <summary>What explains the refused password.</summary>
    public PasswordClue Clue { get; init; }

    /// <summary>Whether the disk is encrypted.</summary>
    public DiskEncryption Fv { get; init; }

    /// <summary>How good the escrowed key is.</summary>
    public KeyStanding Key { get; init; }

    /// <summary>Whether the Mac refused the key in this call.</summary>
    public KeyRefusal Refused { get; init; }

    /// <summary>Whether a reveal in this call answered that there is no key (domain D.1, N2).</summary>
    public bool RevealAnsweredNone { get; init; }

    /// <summary>Whether a new key is on its way.</summary>
    public KeyRotation Rotation { get; init; }

    /// <summary>Whether another record of this Mac may hold the right key.</summary>
    public TwinKey Twin { get; init; }

    /// <summary>Whether the person has an own copy of the key.</summary>
    public Answer OwnCopy { get; init; }

    /// <summary>Whether an administrator who holds a token can help.</summary>
    public AdminHolder AdminHolder { get; init; }

    /// <summary>Whether another token holder can help.</summary>
    public OtherHolder OtherHolder { get; init; }

    /// <summary>Whether an Intel Mac has an institutional key and its private key is at hand.</summary>
    public Answer Irk { get; init; }

    /// <summary>Whether Jamf heard from the Mac during the call.</summary>
    public Answer Heard { get; init; }

    /// <summary>Whether the Mac reaches Jamf.</summary>
    public MacOnline Online { get; init; }

    /// <summary>Whether the facts were refreshed in this call.</summary>
    public KeyRefresh Refresh { get; init; }

    /// <summary>Whether re-installing the escrow profile makes a new key (macOS 26).</summary>
    public Answer ProfilePath { get; init; }

    /// <summary>Whether Escrow Buddy and one escrow profile are on the Mac.</summary>
    public Answer EscrowBuddy { get; init; }

    /// <summary>Whether a login could give a token by the Bootstrap Token.</summary>
    public BootstrapWay Bootstrap { get; init; }

    /// <summary>Whether IT can log in graphically with a managed administrator on this Mac.</summary>
    public Answer ItAtLogin { get; init; }

    /// <summary>Whether the data are safe off the Mac.</summary>
    public DataBackup Backup { get; init; }

    /// <summary>The rules N1 to N3 that come before the tables (domain D.1): a refused or missing key counts as what it is.</summary>
    public RunbookInputs Normalised()
    {
        var key = Key;
        if (Refused == KeyRefusal.Settled)
        {
            key = KeyStanding.Bad; // N1
        }

        if (RevealAnsweredNone)
        {
            key = KeyStanding.None; // N2
        }

        if (Screen is MacScreen.LoginWindow or MacScreen.LockScreen && Refused == KeyRefusal.Once && key is KeyStanding.Good or KeyStanding.Stale)
        {
            key = KeyStanding.Unknown; // N3
        }

        return key == Key ? this : this with { Key = key };
    }
}
