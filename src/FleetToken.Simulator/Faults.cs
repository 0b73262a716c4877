using FleetToken.Simulator.Ordering;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator;

/// <summary>Orders what goes wrong, and when.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private Fault[] _ordered = [];

    internal Faults(TimeProvider time) => _time = time;

    /// <summary>Chooses the requests that are struck: of that route, of that page, from the nth on, so many times.</summary>
    /// <param name="route">The call.</param>
    /// <param name="page">Page from 0; null for every page.</param>
    /// <param name="nth">Which of the matching requests is the first to be struck, counted from 1.</param>
    /// <param name="times">How many of them in a row.</param>
    /// <param name="where">What else the request must be like.</param>
    public FaultOrder On(SimulatorRoute route, int? page = null, int nth = 1, int times = 1, Func<SimulatorRequest, bool>? where = null) =>
        new(this, _time, r => r.Route == route && (page is null || (r.Page ?? 0) == page) && where?.Invoke(r) != false, nth, times);

    /// <summary>Chooses requests of every route.</summary>
    public FaultOrder OnAny(int nth = 1, int times = 1, Func<SimulatorRequest, bool>? where = null) =>
        new(this, _time, r => where?.Invoke(r) != false, nth, times);

    /// <summary>Takes every order back and lets go whatever is held.</summary>
    public void Clear()
    {
        Fault[] ordered;
        lock (_gate)
        {
            (ordered, _ordered) = (_ordered, []);
        }

        foreach (var fault in ordered)
        {
            fault.Release();
        }
    }

    internal Fault Add(Fault fault)
    {
        lock (_gate)
        {
            _ordered = [.. _ordered, fault];
        }

        return fault;
    }

    /// <summary>Answers a request, with whatever was ordered for it.</summary>
    internal Task AnswerAsync(HttpContext context, SimulatorRequest request, Func<Task> answer)
    {
        var ordered = Volatile.Read(ref _ordered);
        if (ordered.Length == 0)
        {
            return answer();
        }

        var struck = Array.FindAll(ordered, f => f.Strikes(request));
        return FromAsync(struck, 0, context, request, answer);
    }

    private static Task FromAsync(Fault[] struck, int index, HttpContext context, SimulatorRequest request, Func<Task> answer) =>
        index == struck.Length
            ? answer()
            : struck[index].ActAsync(context, request, () => FromAsync(struck, index + 1, context, request, answer));
}
