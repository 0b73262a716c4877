namespace FleetToken.Simulator.Macs;

/// <summary>A way in which an FTK1 line contradicts the rest of the record.</summary>
public enum Ftk1Flaw
{
    /// <summary>None.</summary>
    None,

    /// <summary>The line is newer than the inventory that carried it.</summary>
    NewerThanReport,

    /// <summary>The Mac started after the script ran.</summary>
    BootAfterRun,

    /// <summary>It names a holder Jamf's account list does not know.</summary>
    HolderUnknownToJamf,

    /// <summary>Its FileVault column differs from Jamf's list.</summary>
    OtherFileVaultUsers,

    /// <summary>Its counters differ from its own list.</summary>
    CountersDiffer,

    /// <summary>It says FileVault is off where Jamf says it is on.</summary>
    OtherFileVaultState,

    /// <summary>It names a key twice.</summary>
    KeyTwice,

    /// <summary>A second attribute holds another line.</summary>
    SecondLine,

    /// <summary>Its end was cut off.</summary>
    CutOff,
}

/// <summary>What the FTK1 script finds on a Mac besides its accounts.</summary>
public sealed record SimulatedProbes
{
    /// <summary>When the Mac last started, UTC.</summary>
    public required DateTimeOffset BootedAt { get; init; }

    /// <summary>When the escrowed key file was last written, UTC; null when there is none.</summary>
    public DateTimeOffset? KeyMadeAt { get; init; }

    /// <summary>First eight hexadecimal digits of the data volume's UUID.</summary>
    public required string Volume { get; init; }

    /// <summary>Console user, or the last person who was logged in; null for nobody.</summary>
    public string? ConsoleUser { get; init; }

    /// <summary>Whether the Mac has a recovery key of its own.</summary>
    public bool RecoveryKeyOnMac { get; init; } = true;

    /// <summary>Whether the erase preflight proved the Bootstrap Token; null when not checked.</summary>
    public bool? BootstrapWorks { get; init; } = true;

    /// <summary>Whether the Mac says that its Bootstrap Token is in escrow; null where it says what Jamf says.</summary>
    public bool? BootstrapEscrowed { get; init; }

    /// <summary>Number of escrow payloads on the Mac.</summary>
    public int EscrowPayloads { get; init; } = 1;

    /// <summary>0 none, 1 Escrow Buddy installed, 2 installed and about to make a new key.</summary>
    public int EscrowBuddy { get; init; }

    /// <summary>Whether Remote Login is on.</summary>
    public bool RemoteLogin { get; init; }

    /// <summary>0 none, p Platform SSO, j Jamf Connect, b both.</summary>
    public char SingleSignOn { get; init; } = '0';

    /// <summary>Crypto users without a local account.</summary>
    public int Orphans { get; init; }

    /// <summary>Names of failed probes, separated by commas, in the words of FTK1; null for none.</summary>
    public string? Failed { get; init; }

    /// <summary>How the line contradicts the record.</summary>
    public Ftk1Flaw Flaw { get; init; }
}
