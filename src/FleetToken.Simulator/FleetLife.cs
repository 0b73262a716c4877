using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Seeding;

namespace FleetToken.Simulator;

/// <summary>Lets the fleet live on: reports, contacts, logins, new keys, enrolments, now and then a removal.</summary>
internal sealed class FleetLife
{
    // One event in three seconds for a thousand Macs.
    private const double MacSecondsPerEvent = 3_000;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly SimulatedFleet _fleet;
    private readonly TimeProvider _time;
    private readonly AfterAView _afterAView;
    private Dice _dice;

    public FleetLife(SimulatedFleet fleet, TimeProvider time, int seed)
    {
        (_fleet, _time, _dice, _afterAView) = (fleet, time, new Dice(seed, -1), new AfterAView(fleet, time));
        _fleet.Audits.KeyViewed += _afterAView.Plan;
    }

    /// <summary>Runs until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromSeconds(MacSecondsPerEvent / Math.Max(1, _fleet.Count));
        var period = pause < Shortest ? Shortest : pause > Longest ? Longest : pause;
        var due = 0.0;
        using var timer = new PeriodicTimer(period, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                DoWhatIsDue();
                for (due += period / pause; due >= 1; due--)
                {
                    Next();
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    /// <summary>Does what is due by now on Macs whose keys were looked at.</summary>
    public void DoWhatIsDue() => _afterAView.DoWhatIsDue();

    /// <summary>Lets one thing happen.</summary>
    public void Next()
    {
        if (Pick() is not { } mac)
        {
            _fleet.Enrol();
            return;
        }

        switch (_dice.Below(1_000))
        {
            case < 640:
                _fleet.Report(mac.Id);
                break;
            case < 940:
                _fleet.Contact(mac.Id);
                break;
            case < 960:
                _fleet.Report(mac.Id, LogIn);
                break;
            case < 980 when mac.PartitionState == "ENCRYPTED":
                _fleet.RenewKey(mac.Id);
                break;
            case < 986:
                _fleet.Enrol();
                break;
            case < 988 when _fleet.Count > 50:
                _fleet.Remove(mac.Id);
                break;
            default:
                _fleet.Report(mac.Id);
                break;
        }
    }

    // A graphical login gives a token to whoever has none yet, where the Bootstrap Token is in escrow.
    private static SimulatedMac LogIn(SimulatedMac mac)
    {
        var without = (mac.Accounts ?? []).FirstOrDefault(a => a.Uid >= 500 && !a.Token);
        var gives = mac.BootstrapStatus == "ESCROWED" && mac.Os.Major >= 11;
        if (without is null || !gives)
        {
            return mac;
        }

        var probes = mac.Probes is { } p ? p with { ConsoleUser = without.Username } : null;
        return (mac with { Probes = probes }).WithAccount(
            without.Username, a => a with { Token = true, FileVault = mac.PartitionState == "ENCRYPTED", Owner = true });
    }

    // Macs that sleep stay asleep, or the fleet would look younger every hour.
    private SimulatedMac? Pick()
    {
        var slots = _fleet.Slots;
        for (var i = 0; i < 8 && slots.Length > 0; i++)
        {
            var mac = slots[_dice.Below(slots.Length)].Mac;
            if (!mac.Asleep && _fleet.Find(mac.Id) is not null)
            {
                return mac;
            }
        }

        return null;
    }
}
