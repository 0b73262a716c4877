namespace FleetToken.Web.Access;

/// <summary>One sign-in of one person, until they sign out or it is too old.</summary>
internal sealed class Session(string id, string subject, DateTimeOffset signedInAt) : IDisposable
{
    private readonly CancellationTokenSource _end = new();

    public string Id { get; } = id;

    public string Subject { get; } = subject;

    public DateTimeOffset SignedInAt { get; } = signedInAt;

    public CancellationToken Ended => _end.Token;

    public void Dispose() => _end.Dispose();

    // What hears of the end must not keep who signs out waiting, nor fail them.
    public void End() => _ = _end.CancelAsync();
}
