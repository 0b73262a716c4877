using FleetToken.Simulator.Seeding;

namespace FleetToken.Simulator.Macs;

/// <summary>One computer record of the simulated Jamf Pro, together with what is true on the Mac behind it.</summary>
/// <remarks>
/// Immutable: a change is a new record. Text properties hold the words of the Pro API, so that a test can also put
/// in a word that Jamf has never used. There is no recovery key here: it is derived when the FileVault route is asked.
/// </remarks>
public sealed record SimulatedMac
{
    /// <summary>Computer id.</summary>
    public required int Id { get; init; }

    /// <summary>UDID.</summary>
    public required string Udid { get; init; }

    /// <summary>Management id, a UUID; the key of the local administrator password calls.</summary>
    public required string ManagementId { get; init; }

    /// <summary>Computer name.</summary>
    public required string Name { get; init; }

    /// <summary>Serial number; two records may share one.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Asset tag, if any.</summary>
    public string? AssetTag { get; init; }

    /// <summary>Model.</summary>
    public required SimulatedModel Model { get; init; }

    /// <summary>macOS release.</summary>
    public required SimulatedOs Os { get; init; }

    /// <summary>Site.</summary>
    public SimulatedSite Site { get; init; } = SimulatedSite.None;

    /// <summary>Assigned user; null when nobody is assigned.</summary>
    public SimulatedUser? User { get; init; }

    /// <summary>What the Mac is used for, by the way it was made; Jamf itself has no such field.</summary>
    public SimulatedPhase Phase { get; init; }

    /// <summary>Local accounts on the Mac; null when Jamf collected none.</summary>
    public IReadOnlyList<SimulatedAccount>? Accounts { get; init; } = [];

    /// <summary>Groups it is in.</summary>
    public IReadOnlyList<SimulatedGroup>? Groups { get; init; } = [];

    /// <summary>Installed configuration profiles.</summary>
    public IReadOnlyList<SimulatedProfile>? Profiles { get; init; } = [];

    /// <summary>Collected extension attributes other than FTK1.</summary>
    public IReadOnlyList<SimulatedAttributeValue> Attributes { get; init; } = [];

    /// <summary>The collected FTK1 line; null when the Mac reports none.</summary>
    public string? Ftk1 { get; init; }

    /// <summary>What the FTK1 script finds on the Mac; null when the script is not deployed there.</summary>
    public SimulatedProbes? Probes { get; init; }

    /// <summary>Last inventory report, UTC.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>Last check-in of the agent, UTC.</summary>
    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>Last contact of any kind, UTC.</summary>
    public DateTimeOffset? ContactAt { get; init; }

    /// <summary>Last enrolment, UTC.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary>Day the record was made.</summary>
    public DateOnly? EnteredOn { get; init; }

    /// <summary>PreStage in whose scope the serial number is; null for none.</summary>
    public string? PreStageId { get; init; }

    /// <summary>Whether the Mac is supervised; null on old records.</summary>
    public bool? Supervised { get; init; } = true;

    /// <summary>State of the boot partition.</summary>
    public string? PartitionState { get; init; } = "ENCRYPTED";

    /// <summary>How much of it is encrypted, 0 to 100.</summary>
    public int? PartitionPercent { get; init; } = 100;

    /// <summary>Validity of the individual recovery key.</summary>
    public string? KeyValidity { get; init; } = "VALID";

    /// <summary>Whether an institutional key is present.</summary>
    public bool? InstitutionalKey { get; init; } = false;

    /// <summary>Name of the disk encryption configuration; null on most Macs.</summary>
    public string? DiskConfiguration { get; init; }

    /// <summary>Jamf's unreliable "FileVault enabled".</summary>
    public bool? FileVaultEnabled { get; init; }

    /// <summary>Jamf's list of FileVault users; null lets it follow from the accounts.</summary>
    public IReadOnlyList<string>? FileVaultUsers { get; init; }

    /// <summary>Why FileVault may or may not be switched on; free text.</summary>
    public string? Eligibility { get; init; }

    /// <summary>FileVault status of all disks.</summary>
    public string? FileVaultStatus { get; init; } = "ALL_ENCRYPTED";

    /// <summary>Whether the Bootstrap Token is in escrow.</summary>
    public string? BootstrapStatus { get; init; } = "ESCROWED";

    /// <summary>Whether the server may use the Bootstrap Token.</summary>
    public bool? BootstrapAllowed { get; init; } = true;

    /// <summary>How often the recovery key was made anew.</summary>
    public int KeyGeneration { get; init; }

    /// <summary>Inventory reports still to come before Jamf calls the newest key valid.</summary>
    public int ReportsUntilKeyValid { get; init; }

    /// <summary>Whether Jamf holds a recovery key for it.</summary>
    public bool KeyInEscrow { get; init; } = true;

    /// <summary>What the FileVault call answers where a key is in escrow.</summary>
    public SimulatedKeyAnswer KeyAnswer { get; init; }

    /// <summary>Whether it lies in a drawer and does not report by itself.</summary>
    public bool Asleep { get; init; }

    /// <summary>Whether attributes without a value are left out of the record instead of being shown empty.</summary>
    public bool OmitsEmptyAttributes { get; init; }

    /// <summary>The Mac after an inventory report at that time, with a new FTK1 line where the script is deployed.</summary>
    public SimulatedMac Reporting(DateTimeOffset at)
    {
        var waiting = Math.Max(0, ReportsUntilKeyValid - 1);
        var mac = this with
        {
            ReportedAt = at,
            CheckedInAt = at,
            ContactAt = at.AddSeconds(2),
            ReportsUntilKeyValid = waiting,
            KeyValidity = ReportsUntilKeyValid > 0 && waiting == 0 ? "VALID" : KeyValidity,
        };
        return mac with { Ftk1 = Ftk1Line.Of(mac) ?? Ftk1 };
    }

    /// <summary>The Mac after somebody changed one of its accounts.</summary>
    public SimulatedMac WithAccount(string username, Func<SimulatedAccount, SimulatedAccount> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Accounts = [.. (Accounts ?? []).Select(a => a.Username == username ? change(a) : a)] };
    }
}

/// <summary>What a Mac of the simulated fleet is used for.</summary>
public enum SimulatedPhase
{
    /// <summary>A person works with it.</summary>
    InUse,

    /// <summary>Shared by many.</summary>
    Lab,

    /// <summary>Runs without a person.</summary>
    Headless,

    /// <summary>Its person has left.</summary>
    Leaver,

    /// <summary>Enrolled within the last three days.</summary>
    New,

    /// <summary>On the shelf, nobody has ever logged in.</summary>
    Stock,

    /// <summary>A virtual machine.</summary>
    Virtual,
}
