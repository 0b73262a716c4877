namespace FleetToken.Web.Access;

/// <summary>One sign-in of one person, until they sign out, it is too old, or the provider no longer says the same of them.</summary>
internal sealed class Session(string id, string subject, DateTimeOffset signedInAt) : IDisposable
{
    private readonly CancellationTokenSource _end = new();

    public string Id { get; } = id;

    public string Subject { get; } = subject;

    public DateTimeOffset SignedInAt { get; } = signedInAt;

    /// <summary>What the provider is asked again with; null where it cannot be.</summary>
    public Vouching? Vouching { get; init; }

    /// <summary>UTC time at which it ends although it is not too old: nobody can be asked whether it should go on. Null for no such time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether pages of an ended session sign in again by themselves: it was not the person who ended it.</summary>
    public bool SignsInAgain { get; private set; }

    public CancellationToken Ended => _end.Token;

    public void Dispose() => _end.Dispose();

    // What hears of the end must not keep who signs out waiting, nor fail them.
    public void End(bool signsInAgain = false)
    {
        SignsInAgain = signsInAgain;
        _ = _end.CancelAsync();
    }
}
