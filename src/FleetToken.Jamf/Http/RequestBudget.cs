namespace FleetToken.Jamf.Http;

/// <summary>Jamf's guidance of five connections (API 10), body included: four for work in the background, one kept for people.</summary>
internal sealed class RequestBudget : IDisposable
{
    /// <summary>Requests in flight to one Jamf server, at most.</summary>
    public const int Places = 5;

    /// <summary>Of these, how many work in the background may take.</summary>
    public const int BackgroundPlaces = Places - 1;

    private readonly SemaphoreSlim _all = new(Places, Places);
    private readonly SemaphoreSlim _background = new(BackgroundPlaces, BackgroundPlaces);

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
