using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Seeding;

namespace FleetToken.Simulator;

/// <summary>All computer records of the simulated Jamf Pro: seeded, repeatable, open to changes from any thread.</summary>
public sealed class SimulatedFleet
{
    /// <summary>The event of a Mac that calls in without a report.</summary>
    internal const string CheckIn = "ComputerCheckIn";

    private const string Added = "ComputerAdded";

    // Before the script of a report runs, which is some seconds before the report.
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Slot> _byId;
    private readonly List<Slot> _ordered;
    private readonly MacSeeder _seeder;
    private readonly TimeProvider _time;
    private readonly int _seed;
    private Slot[]? _snapshot;
    private int _lastId;
    private long _edition;
    private long _membership;

    internal SimulatedFleet(SimulatorOptions options)
    {
        _time = options.TimeProvider;
        _seed = options.Seed;
        _seeder = new MacSeeder(options.Seed, options.HostileNames);
        _byId = new Dictionary<int, Slot>(options.Macs);
        _ordered = new List<Slot>(options.Macs);
        var now = _time.GetUtcNow();
        Audits = new AuditHistory(this);
        SimulatedMac? before = null;
        for (var id = 1; id <= options.Macs; id++)
        {
            before = _seeder.Make(id, now, before);
            Add(before);
        }

        _lastId = options.Macs;
        LeaverUserNames = [.. _ordered.Select(s => s.Mac).Where(m => m.Phase == SimulatedPhase.Leaver).Select(m => m.User?.Username).OfType<string>()];
    }

    /// <summary>Told what a webhook could tell: the event and the Mac.</summary>
    internal event Action<string, SimulatedMac>? Happened;

    /// <summary>Names of the groups whose Macs are shared by many.</summary>
    public IReadOnlyList<string> SharedGroups { get; } = [.. Organisation.Shared.Select(g => g.Name)];

    /// <summary>Names of the groups whose Macs run without a person.</summary>
    public IReadOnlyList<string> HeadlessGroups { get; } = [.. Organisation.Headless.Select(g => g.Name)];

    /// <summary>User names, as Jamf has them, of people who have left.</summary>
    public IReadOnlyList<string> LeaverUserNames { get; }

    /// <summary>Short names of the administrator accounts IT adds besides the managed administrator and the management account.</summary>
    public IReadOnlyList<string> OtherAdminAccounts { get; } = Organisation.OtherAdministrators;

    /// <summary>Names of the extension attributes of other authors that tell of tokens and keys.</summary>
    public IReadOnlyList<string> ForeignAttributeNames { get; } = Organisation.ForeignAttributes;

    /// <summary>Number of records.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _ordered.Count;
            }
        }
    }

    /// <summary>All records as they are now, by id.</summary>
    public IReadOnlyList<SimulatedMac> Macs => [.. Slots.Select(s => s.Mac)];

    /// <summary>The record with that id; null when there is none.</summary>
    public SimulatedMac? Find(int id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id)?.Mac;
        }
    }

    /// <summary>Enrols a new Mac, which reports at once.</summary>
    public SimulatedMac Enrol()
    {
        lock (_gate)
        {
            var mac = _seeder.Enrolled(++_lastId, _time.GetUtcNow());
            Add(mac);
            return Tell(Added, mac);
        }
    }

    /// <summary>Adds a record made by the caller; its id is replaced by the next free one.</summary>
    public SimulatedMac Enrol(SimulatedMac mac)
    {
        ArgumentNullException.ThrowIfNull(mac);
        lock (_gate)
        {
            var added = mac with { Id = ++_lastId };
            Add(added);
            return added;
        }
    }

    /// <summary>Adds a second, older record of the same Mac, as an enrolment accident does.</summary>
    public SimulatedMac EnrolTwin(int id)
    {
        lock (_gate)
        {
            var dice = new Dice(_seed, ++_lastId);
            var twin = MacSeeder.Twin(_lastId, (Of(id).Mac with { ReportedAt = Of(id).Mac.ReportedAt ?? _time.GetUtcNow() }), ref dice);
            Add(twin);
            return twin;
        }
    }

    /// <summary>Removes a record; false when there is none.</summary>
    public bool Remove(int id)
    {
        lock (_gate)
        {
            if (!_byId.Remove(id, out var slot))
            {
                return false;
            }

            _ordered.Remove(slot);
            _snapshot = null;
            _membership++;
            _edition++;
            return true;
        }
    }

    /// <summary>Gives a Mac another name.</summary>
    public SimulatedMac Rename(int id, string name) => Edit(id, m => m with { Name = name });

    /// <summary>Lets a Mac send an inventory report now.</summary>
    public SimulatedMac Report(int id) => Report(id, m => m);

    /// <summary>Lets a Mac send an inventory report now, after that change to it.</summary>
    public SimulatedMac Report(int id, Func<SimulatedMac, SimulatedMac> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Tell("ComputerInventoryCompleted", Edit(id, m => change(m).Reporting(_time.GetUtcNow())));
    }

    /// <summary>Lets a Mac call in without a report.</summary>
    public SimulatedMac Contact(int id) => Tell(CheckIn, Edit(id, m => m with { CheckedInAt = _time.GetUtcNow(), ContactAt = _time.GetUtcNow().AddMilliseconds(750) }));

    /// <summary>Lets a Mac start again, its person log in, and an inventory report come.</summary>
    public SimulatedMac Restart(int id) => Report(id, m => m with { Probes = Started(m) });

    /// <summary>Lets a Mac be erased and set up again with the same accounts: another volume, another key, the same record, enrolled anew.</summary>
    public SimulatedMac Erase(int id)
    {
        RenewKey(id, m => m with
        {
            EnrolledAt = _time.GetUtcNow(),
            Probes = Started(m) is { } probes ? probes with { Volume = new Dice(_seed + m.KeyGeneration + 1, id).Text(8, "0123456789ABCDEF") } : null,
        });
        return Tell(Added, Find(id)!);
    }

    /// <summary>Lets a Mac be enrolled again as it is: the same volume and key.</summary>
    public SimulatedMac EnrolAgain(int id)
    {
        Report(id, m => m with { EnrolledAt = _time.GetUtcNow() });
        return Tell(Added, Find(id)!);
    }

    /// <summary>Makes a new recovery key: Jamf knows of it at once, but calls it valid only two reports later.</summary>
    public SimulatedMac RenewKey(int id) => RenewKey(id, m => m);

    private SimulatedMac RenewKey(int id, Func<SimulatedMac, SimulatedMac> change) => Report(id, before =>
    {
        var m = change(before);
        return m with
        {
            KeyGeneration = m.KeyGeneration + 1,
            KeyInEscrow = true,
            KeyValidity = "UNKNOWN",
            ReportsUntilKeyValid = 3,
            Probes = m.Probes is { } probes ? probes with { KeyMadeAt = _time.GetUtcNow() - JustNow, RecoveryKeyOnMac = true } : null,
        };
    });

    /// <summary>Changes a record to whatever the caller makes of it; the id stays.</summary>
    public SimulatedMac Edit(int id, Func<SimulatedMac, SimulatedMac> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var slot = Of(id);
            slot.Replace(change(slot.Mac) with { Id = id });
            _edition++;
            return slot.Mac;
        }
    }

    internal TimeProvider Time => _time;

    /// <summary>Who looked at which key.</summary>
    internal AuditHistory Audits { get; }

    /// <summary>Jamf's audit entries of a computer, oldest first.</summary>
    public IReadOnlyList<SimulatedAudit> AuditsOf(int id) => Find(id) is { } mac ? Audits.Of(mac) : [];

    /// <summary>Counts all changes, and those by which records came or went.</summary>
    internal (long Edition, long Membership) Version
    {
        get
        {
            lock (_gate)
            {
                return (_edition, _membership);
            }
        }
    }

    /// <summary>The places in the order of their ids; stays the same list until a record comes or goes.</summary>
    internal Slot[] Slots
    {
        get
        {
            lock (_gate)
            {
                return _snapshot ??= [.. _ordered];
            }
        }
    }

    internal Slot? SlotOf(int id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    private SimulatedMac Tell(string happened, SimulatedMac mac)
    {
        Happened?.Invoke(happened, mac);
        return mac;
    }

    private SimulatedProbes? Started(SimulatedMac mac)
    {
        var person = mac.Probes?.ConsoleUser ?? (mac.Accounts ?? []).FirstOrDefault(a => a is { Token: true, Admin: false, Hidden: false })?.Username;
        return mac.Probes is { } probes ? probes with { BootedAt = _time.GetUtcNow() - JustNow - JustNow, ConsoleUser = person } : null;
    }

    private Slot Of(int id) => _byId.TryGetValue(id, out var slot) ? slot : throw new ArgumentOutOfRangeException(nameof(id), id, "No computer has this id.");

    private void Add(SimulatedMac mac)
    {
        var slot = new Slot(mac);
        _byId.Add(mac.Id, slot);
        _ordered.Add(slot);
        _snapshot = null;
        _membership++;
        _edition++;
    }
}
