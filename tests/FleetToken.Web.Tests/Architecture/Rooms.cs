namespace FleetToken.Web.Tests.Architecture;

/// <summary>A room and what of ours it may name besides itself: namespaces with all below them, or single types.</summary>
public sealed record Room(string Name, params string[] MayName)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The import table (src/README.md) as data. A namespace of ours that is in no room fails the tests.</summary>
public static class Rooms
{
    private const string Domain = "FleetToken.Domain";
    private const string Jamf = "FleetToken.Jamf";
    private const string Web = "FleetToken.Web";

    // Each type with the records it hands out.
    private static readonly string[] SyncForReaders =
    [
        $"{Web}.Sync.SyncStatus", $"{Web}.Sync.ServerSync", $"{Web}.Sync.SyncState", $"{Web}.Sync.Sweep", $"{Web}.Sync.SkippedRecordItem", $"{Web}.Sync.SyncProblem",
    ];

    private static readonly string[] Feature =
    [
        Domain, $"{Web}.Store", $"{Web}.Fleet", $"{Web}.Access", $"{Web}.Audit", $"{Web}.Components", $"{Web}.Csv", $"{Web}.Links",
        .. SyncForReaders, $"{Web}.Sync.FleetChanges", $"{Web}.Sync.RefreshMac", $"{Web}.Sync.RefreshOutcome",
    ];

    /// <summary>Every room.</summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        new(Domain),
        new(Jamf, Domain),
        new("FleetToken.Simulator"),
        new($"{Web}.Links", Domain),
        new($"{Web}.Components", Domain),
        new($"{Web}.Store", Domain),
        new($"{Web}.Csv", Domain),
        new($"{Web}.Fleet", Domain, $"{Web}.Store", $"{Web}.Audit"),
        new($"{Web}.Sync", Domain, Jamf, $"{Web}.Store", $"{Web}.Fleet"),
        new($"{Web}.Audit", $"{Web}.Store"),
        new($"{Web}.Access", $"{Web}.Store", $"{Web}.Audit", $"{Web}.Fleet.FleetScope"),
        new($"{Web}.Operations", Jamf, $"{Web}.Store", $"{Web}.Sync"),
        new($"{Web}.Demo", $"{Domain}.Findings", "FleetToken.Simulator", $"{Jamf}.JamfOptions"),
        new($"{Web}.Shell", [$"{Web}.Components", $"{Web}.Access", $"{Web}.Links", $"{Web}.Demo.DemoBanner", .. SyncForReaders]),
        new($"{Web}.Features.Overview", Feature),
        new($"{Web}.Features.Macs", Feature),
        new($"{Web}.Features.MacDetail", [.. Feature, $"{Web}.Features.RecoveryKeys"]),
        new($"{Web}.Features.Findings", Feature),
        new($"{Web}.Features.WhatIf", Feature),
        new($"{Web}.Features.Configuration", Feature),
        new($"{Web}.Features.AuditTrail", Feature),
        new($"{Web}.Features.Exports", Feature),

        // Reads keys for people, and so it speaks with Jamf; who opens its dialog names it.
        new($"{Web}.Features.RecoveryKeys", [.. Feature, Jamf]),
        new($"{Web}.Features.Helpdesk", [.. Feature, $"{Web}.Features.RecoveryKeys"]),

        // Calls that the helpdesk handed over wait beside the follow-ups: who takes them up may have no helpdesk.
        new($"{Web}.Features.Followups", [.. Feature, $"{Web}.Features.RecoveryKeys", $"{Web}.Features.Helpdesk"]),

        // It starts sweeps, and so it names who runs them.
        new($"{Web}.Features.Settings", [.. Feature, Jamf, $"{Web}.Sync.SyncWorker"]),
        new($"{Web}.Commands", "FleetToken"),
    ];

    /// <summary>The room a full type name belongs to; null where it is in none.</summary>
    public static Room? Of(string fullName) => All.FirstOrDefault(room => Holds(room.Name, fullName));

    /// <summary>Whether a namespace or type is the name or lies below it.</summary>
    public static bool Holds(string name, string fullName) =>
        fullName == name
        || (fullName.StartsWith(name, StringComparison.Ordinal) && (fullName[name.Length] is '.' or '+' or '/' or '`'));
}
