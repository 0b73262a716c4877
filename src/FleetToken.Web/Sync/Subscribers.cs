using System.Collections.Immutable;

namespace FleetToken.Web.Sync;

/// <summary>Who wants to be called. One that throws costs the others nothing.</summary>
internal sealed class Subscribers<T>
{
    private ImmutableHashSet<Subscription> _all = [];

    /// <summary>Adds one; it leaves by disposing of the result.</summary>
    public IDisposable Add(Action<T> call)
    {
        var subscription = new Subscription(this, call);
        ImmutableInterlocked.Update(ref _all, all => all.Add(subscription));
        return subscription;
    }

    /// <summary>Calls everyone.</summary>
    public void Tell(T news, ILogger logger)
    {
        foreach (var subscription in _all)
        {
            try
            {
                subscription.Call(news);
            }
            catch (Exception failure)
            {
                Log.SubscriberFailed(logger, failure);
            }
        }
    }

    private sealed class Subscription(Subscribers<T> owner, Action<T> call) : IDisposable
    {
        public Action<T> Call => call;

        public void Dispose() => ImmutableInterlocked.Update(ref owner._all, all => all.Remove(this));
    }
}
