using FleetToken.Domain.Macs;

namespace FleetToken.Web.Sync;

/// <summary>Says once per commit which Macs changed; pages show a count and let the reader decide when rows move.</summary>
public sealed class FleetChanges(ILogger<FleetChanges> logger)
{
    private readonly Subscribers<IReadOnlyCollection<MacId>> _subscribers = new();

    /// <summary>Calls back with the Macs of each commit; the caller disposes what it gets and re-enters its own context.</summary>
    public IDisposable Subscribe(Action<IReadOnlyCollection<MacId>> changed) => _subscribers.Add(changed);

    /// <summary>Tells everyone about a commit.</summary>
    internal void Publish(IReadOnlyCollection<MacId> macs) => _subscribers.Tell(macs, logger);
}
