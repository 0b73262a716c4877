using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Ordering;

/// <summary>What a fault does to a request: it may answer itself, or change what the rest of the server answers.</summary>
internal delegate Task FaultAct(Fault fault, HttpContext context, SimulatorRequest request, Func<Task> answer);

/// <summary>A fault that was ordered.</summary>
public sealed class Fault
{
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<SimulatorRequest, bool> _matches;
    private readonly FaultAct _act;
    private readonly int _first;
    private readonly int _times;
    private int _seen;
    private int _hits;

    internal Fault(Func<SimulatorRequest, bool> matches, int first, int times, FaultAct act)
    {
        _matches = matches;
        _first = first;
        _times = times;
        _act = act;
    }

    /// <summary>How many requests it has struck.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Ends when it strikes for the first time.</summary>
    public Task Struck => _struck.Task;

    /// <summary>Lets go the requests it holds or lets hang.</summary>
    public void Release() => _released.TrySetResult();

    internal Task Released => _released.Task;

    internal bool Strikes(SimulatorRequest request)
    {
        if (!_matches(request))
        {
            return false;
        }

        var turn = Interlocked.Increment(ref _seen);
        return turn >= _first && turn - _first < _times;
    }

    internal Task ActAsync(HttpContext context, SimulatorRequest request, Func<Task> answer)
    {
        Interlocked.Increment(ref _hits);
        var acting = _act(this, context, request, answer);

        // Only now is a delay on the clock: who waits for this may move the clock.
        _struck.TrySetResult();
        return acting;
    }
}
