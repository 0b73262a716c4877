namespace FleetToken.Jamf.Http;

/// <summary>
/// What one Jamf server bears, for all API clients together: five connections (API 10), body included, four for work in the background and one
/// kept for people; none while it asked us to wait.
/// </summary>
internal sealed class RequestBudget(TimeProvider time) : IDisposable
{
    /// <summary>Requests in flight to one Jamf server, at most.</summary>
    public const int Places = 5;

    /// <summary>Of these, how many work in the background may take.</summary>
    public const int BackgroundPlaces = Places - 1;

    private readonly SemaphoreSlim _all = new(Places, Places);
    private readonly SemaphoreSlim _background = new(BackgroundPlaces, BackgroundPlaces);

    private long _quietUntilTicks;

    /// <summary>Who is told to wait tells the others, so that five requests do not learn it one by one.</summary>
    public void KeepQuiet(TimeSpan wait)
    {
        var until = (time.GetUtcNow() + wait).UtcTicks;
        var seen = Volatile.Read(ref _quietUntilTicks);
        while (seen < until)
        {
            var before = Interlocked.CompareExchange(ref _quietUntilTicks, until, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    /// <summary>Waits until the server may be asked again.</summary>
    public Task BeQuietAsync(CancellationToken cancellationToken)
    {
        var rest = Volatile.Read(ref _quietUntilTicks) - time.GetUtcNow().UtcTicks;
        return rest > 0 ? Task.Delay(TimeSpan.FromTicks(rest), time, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Waits for a place; disposing the result gives it back.</summary>
    public async Task<IDisposable> TakeAsync(bool personWaits, CancellationToken cancellationToken)
    {
        if (personWaits)
        {
            await _all.WaitAsync(cancellationToken);
            return new Place(_all, null);
        }

        await _background.WaitAsync(cancellationToken);
        try
        {
            await _all.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _background.Release();
            throw;
        }

        return new Place(_all, _background);
    }

    public void Dispose()
    {
        _all.Dispose();
        _background.Dispose();
    }

    private sealed class Place(SemaphoreSlim all, SemaphoreSlim? background) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                all.Release();
                background?.Release();
            }
        }
    }
}
