using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator;

/// <summary>What follows within minutes on a Mac whose key was looked at: it starts again, its person logs in, the key is replaced, and two reports later Jamf calls the new one valid.</summary>
internal sealed class AfterAView(SimulatedFleet fleet, TimeProvider time)
{
    // Another view within that time, such as the one that proves the new key, starts nothing.
    private static readonly TimeSpan QuietAfter = TimeSpan.FromMinutes(10);

    private static readonly (TimeSpan After, Action<SimulatedFleet, int> Act)[] Steps =
    [
        (TimeSpan.FromSeconds(60), static (fleet, id) => fleet.Restart(id)),
        (TimeSpan.FromSeconds(100), static (fleet, id) => fleet.RenewKey(id)),
        (TimeSpan.FromSeconds(130), static (fleet, id) => fleet.Report(id)),
        (TimeSpan.FromSeconds(160), static (fleet, id) => fleet.Report(id)),
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Course> _plans = [];

    /// <summary>Plans what follows on the view of a key.</summary>
    public void Plan(int id)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var known = _plans.TryGetValue(id, out var plan) && now < plan.ViewedAt + Steps[^1].After + QuietAfter;
            if (!known && fleet.Find(id) is { PartitionState: "ENCRYPTED", KeyAnswer: SimulatedKeyAnswer.Key })
            {
                _plans[id] = new Course(now, 0);
            }
        }
    }

    /// <summary>Does whatever is due.</summary>
    public void DoWhatIsDue()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            foreach (var (id, plan) in _plans.ToList())
            {
                if (plan.Next < Steps.Length && plan.ViewedAt + Steps[plan.Next].After <= now)
                {
                    // One step a time, so that reports are never at the same moment.
                    _plans[id] = plan with { Next = fleet.Find(id) is null ? Steps.Length : plan.Next + 1 };
                    Act(Steps[plan.Next].Act, id);
                }
            }
        }
    }

    private void Act(Action<SimulatedFleet, int> act, int id)
    {
        if (fleet.Find(id) is not null)
        {
            act(fleet, id);
        }
    }

    private sealed record Course(DateTimeOffset ViewedAt, int Next);
}
